/** How dates, times and numbers are written for people: as the computer is set to write them, in whatever language its words are. */

/** Where the system names nothing that is known: nobody misreads its dates. */
const otherwise = 'en-GB'

/**
 * The locale for formats, as a BCP 47 tag that `Intl` knows. `system`: as the operating system names its own, which may be anything;
 * macOS adds a region that is set apart from the language, as in `en-US@rg=gbzzzz`.
 */
export function formatLocale(system: string): string {
  const [tag = '', keywords = ''] = system.replaceAll('_', '-').split('@')
  const region = /\brg=([a-z]{2})zzzz/.exec(keywords)?.[1]
  try {
    // Without extensions: Linux without any setting names one of its own, whose dates are made for programs.
    const locale = new Intl.Locale(tag.replace(/-u-.*/, ''), region === undefined ? {} : { region })
    return Intl.DateTimeFormat.supportedLocalesOf(locale.toString())[0] ?? otherwise
  } catch {
    return otherwise
  }
}
