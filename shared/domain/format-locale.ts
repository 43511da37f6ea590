/** How dates, times and numbers are written for people. */
import { languageLocales, languages, type Language } from './language.ts'

/**
 * The locale for formats, as a BCP 47 tag that `Intl` knows: the computer's own, whatever language the words are in, unless its words are
 * those of another language that MFA Desk has. Somebody chose between the two, and does not want both in a sentence; the region stays.
 *
 * `system`: as the operating system names its own, which may be anything; macOS adds a region that is set apart from the language, as in
 * `en-US@rg=gbzzzz`.
 */
export function formatLocale(system: string, language: Language): string {
  const [tag = '', keywords = ''] = system.replaceAll('_', '-').split('@')
  const region = /\brg=([a-z]{2})zzzz/.exec(keywords)?.[1]
  try {
    // Without extensions: Linux without any setting names one of its own, whose dates are made for programs.
    const computer = new Intl.Locale(tag.replace(/-u-.*/, ''), region === undefined ? {} : { region })
    const isOther = languages.some((known) => known === computer.language && known !== language)
    const locale = isOther ? new Intl.Locale(language, regionOf(computer)) : computer
    return Intl.DateTimeFormat.supportedLocalesOf(locale.toString())[0] ?? languageLocales[language]
  } catch {
    return languageLocales[language]
  }
}

const regionOf = ({ region }: Intl.Locale): Intl.LocaleOptions => (region === undefined ? {} : { region })
