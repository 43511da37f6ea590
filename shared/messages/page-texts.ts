/** The page's catalogues, each in files of its own, so that no start reads the words of two languages. */
import type { Language } from '../domain/language.ts'
import type { en } from './en/page-texts.ts'
import type { TextsOf } from './texts-of.ts'

export type PageTexts = TextsOf<typeof en>

export const pageTexts: Readonly<Record<Language, () => Promise<PageTexts>>> = {
  en: async () => (await import('./en/page-texts.ts')).en,
  de: async () => (await import('./de/page-texts.ts')).de,
}
