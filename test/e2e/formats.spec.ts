/** Dates and times as the system writes them, whatever language the browser is in. */
import { expect, test } from './support/desk.ts'
import { factor, openPerson, reset, tick, visit } from './support/hands.ts'

for (const [systemLocale, day, hour] of [
  ['en-GB', /^\d{1,2} \w{3,4} \d{4}$/, /^\d{2}:\d{2}$/],
  ['de-DE', /^\d{2}\.\d{2}\.\d{4}$/, /^\d{2}:\d{2}$/],
  ['en-US', /^\w{3} \d{1,2}, \d{4}$/, /^\d{1,2}:\d{2}\s[AP]M$/],
] as const) {
  test.describe(`on a system that is set to ${systemLocale}`, () => {
    test.use({ systemLocale })

    test('a reset stands in the history with its own date and time', async ({ practice, lane }) => {
      test.skip(lane === 'electron' && process.platform !== 'linux', 'there the setting of this computer holds')
      const { page } = practice
      await openPerson(page, 'mira dunmore', 'Mira Dunmore')
      await tick(factor(page, /Duo Mobile/))
      await reset(page)
      await visit(page, 'History')
      const when = page.locator('time').first().locator('span')
      await expect(when).toHaveText([day, hour])
    })
  })
}
