/** What the page says where it cannot load its catalogue, or the rest of itself: the only words that are there in every language. */
import type { Language } from '../domain/language.ts'
import { startTexts as de } from './de/start-texts.ts'
import { startTexts as en } from './en/start-texts.ts'

export const startTexts: Readonly<Record<Language, Readonly<Record<keyof typeof en, string>>>> = { en, de }
