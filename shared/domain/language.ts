/** The languages there are, and which one a computer's own settings come to. */

/** In the order in which they are offered. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** Each in its own words, for those who read no other. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

/** How dates are written where the computer has no say: readers anywhere do not misread them. */
export const languageLocales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }

/** The first of the languages that somebody reads that there is; English where there is none. `preferred`: BCP 47 tags, the best first. */
export function languageAmong(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [code = ''] = tag.toLowerCase().split(/[-_]/)
    const known = languages.find((language) => language === code)
    if (known !== undefined) return known
  }
  return 'en'
}

/** What is chosen, or what the computer's own settings come to. */
export function languageOf(chosen: Language | 'system', preferred: readonly string[]): Language {
  return chosen === 'system' ? languageAmong(preferred) : chosen
}
