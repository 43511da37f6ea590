/** Dates and times as the system writes them, whatever language the browser is in; of our two languages, those of the words. */
import { expect, test } from './support/desk.ts'
import { factor, openPerson, reset, tick, visit } from './support/hands.ts'

for (const [systemLocale, language, day, hour] of [
  ['en-GB', 'en', /^\d{1,2} \w{3,4} \d{4}$/, /^\d{2}:\d{2}$/],
  ['en-US', 'en', /^\w{3} \d{1,2}, \d{4}$/, /^\d{1,2}:\d{2}\s[AP]M$/],
  ['fr-FR', 'en', /^\d{1,2} [\p{L}.]+ \d{4}$/u, /^\d{2}:\d{2}$/],
  ['de-DE', 'de', /^\d{2}\.\d{2}\.\d{4}$/, /^\d{2}:\d{2}$/],
  ['en-US', 'de', /^\d{2}\.\d{2}\.\d{4}$/, /^\d{2}:\d{2}$/],
] as const) {
  test.describe(`on a system that is set to ${systemLocale}, in ${language}`, () => {
    test.use({ systemLocale })

    test('a reset stands in the history with its own date and time', async ({ practice, lane }) => {
      test.skip(lane === 'electron' && process.platform !== 'linux', 'there the setting of this computer holds')
      const { page } = practice
      await openPerson(page, 'mira dunmore', 'Mira Dunmore')
      await tick(factor(page, /Duo Mobile/))
      await reset(page)
      await visit(page, 'History')
      await practice.ask('settings:change', { changes: { language } })
      const when = page.locator('time').first().locator('span')
      await expect(when).toHaveText([day, hour])
    })
  })
}
