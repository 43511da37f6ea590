/** The desktop's own texts in each language: menu, titles, and what is said where nothing else can be. Loaded with the first of main. */
import type { Language } from '../domain/language.ts'
import { desktopTexts as german } from './de/desktop-texts.ts'
import { desktopTexts as english } from './en/desktop-texts.ts'
import type { TextsOf } from './texts-of.ts'

export type DesktopTexts = TextsOf<typeof english>

export const desktopTexts: Readonly<Record<Language, DesktopTexts>> = { en: english, de: german }
