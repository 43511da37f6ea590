/** Every screen, as axe sees it, in every theme. */
import type { Page } from '@playwright/test'
import { expectNoViolations } from './support/axe.ts'
import { expect, test, type Desk } from './support/desk.ts'
import {
  checkCaller,
  factor,
  openPerson,
  reset,
  reviewButton,
  sayWhyUnchecked,
  searchField,
  tick,
  visit,
} from './support/hands.ts'
import { cutTexts, foreignTexts } from './support/seen-texts.ts'
import { throughAllScreens } from './support/all-screens.ts'
import { wordsIn } from './support/words.ts'

for (const theme of ['light', 'dark', 'high-contrast'] as const) {
  test(`no screen has a fault in ${theme}`, async ({ desk }) => {
    test.setTimeout(120_000)
    await desk.ask('settings:change', { changes: { theme } })
    await throughAllScreens(desk.page, wordsIn('en'), (screen) => expectNoViolations(desk.page, screen))
  })
}

/** The widths at which the page changes, the last of them also the usual one at 200 %. */
const widths = [1024, 800, 640, 1280] as const

/** Looks at the screen in every width, and leaves it in the usual one. */
async function lookInEveryWidth(desk: Desk, screen: string, faultsOf?: () => Promise<string[]>): Promise<void> {
  const { page } = desk
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 720 })
    faults.push(...(await cutTexts(page, desk.told())).map((fault) => `${width} px: ${fault}`))
  }
  faults.push(...((await faultsOf?.()) ?? []))
  expect.soft(faults, screen).toEqual([])
  await expectNoViolations(page, screen)
}

for (const theme of ['light', 'dark'] as const) {
  test(`no screen has a fault in German, in ${theme}`, async ({ desk, lane }) => {
    test.setTimeout(120_000)
    await desk.ask('settings:change', { changes: { theme, language: 'de' } })
    await desk.page.locator('html[lang=de]').waitFor()
    // What main has told, and may be cut, is known in Chromium only.
    await throughAllScreens(desk.page, wordsIn('de'), (screen) =>
      lane === 'electron' ? expectNoViolations(desk.page, screen) : lookInEveryWidth(desk, screen),
    )
  })
}

for (const dir of ['ltr', 'rtl'] as const) {
  test.describe(`in the language that nobody speaks, ${dir}`, () => {
    test.use({ pseudo: true })

    test('all can be read, and all of it is in the catalogue', async ({ desk, lane }) => {
      test.skip(lane === 'electron', 'the built page is changed on its way, which Electron reads itself')
      test.setTimeout(120_000)
      const { page } = desk
      await page.evaluate((value) => document.documentElement.setAttribute('dir', value), dir)
      await throughAllScreens(page, wordsIn('pseudo'), (screen) =>
        lookInEveryWidth(desk, screen, () => foreignTexts(page, desk.told())),
      )
    })
  })
}

for (const [width, height] of [
  [360, 740],
  [640, 400],
  [1280, 500],
] as const) {
  test(`neither a long list nor a person has a fault at ${width} by ${height}`, async ({ practice }) => {
    const { page } = practice
    await page.setViewportSize({ width, height })
    await searchField(page).fill('an')
    await page.getByRole('option').nth(8).waitFor()
    await expectNoViolations(page, 'a long list of people')
    await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
    await factor(page, /Google Authenticator/).waitFor()
    await expectNoViolations(page, 'a person')
  })
}

/**
 * Goes round by Tab. Tells what cannot be seen where the focus is on it, and what scrolls and holds nothing that the focus comes to, so
 * that no key scrolls it.
 */
async function faultsByTab(page: Page): Promise<string[]> {
  const faults: string[] = []
  const forget = () =>
    page.evaluate(() =>
      document.querySelectorAll('[data-reached]').forEach((each) => each.removeAttribute('data-reached')),
    )
  await forget()
  let first = true
  for (;;) {
    const stop = await page.evaluate(() => {
      const focused = document.activeElement ?? document.body
      // Parts of a field for a day are within it.
      const before = document.querySelector('[data-reached=last]')
      const isSame = before === focused
      const again = focused.hasAttribute('data-reached') && !isSame
      before?.setAttribute('data-reached', '')
      focused.setAttribute('data-reached', 'last')
      // An input that is drawn as something else lies under it.
      const drawn = focused.closest('label') ?? focused
      const { left, top, right, bottom } = drawn.getBoundingClientRect()
      const shown = [Math.max(left, 0), Math.max(top, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)]
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = shown
      // Not all of it: of a long field the line that is written in.
      const seen = [0.15, 0.5, 0.85].some((part) => {
        const above = document.elementFromPoint((x0 + x1) / 2, y0 + part * (y1 - y0))
        return focused === document.body || drawn.contains(above) || above?.contains(drawn) === true
      })
      const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : null
      const name = focused.getAttribute('aria-label') ?? (label ?? drawn).textContent.trim().slice(0, 60)
      return { again, fault: seen ? null : `not to be seen: ${focused.tagName} ${name}` }
    })
    if (stop.again && !first) break
    first = false
    if (stop.fault !== null) faults.push(stop.fault)
    await page.keyboard.press('Tab')
  }
  const unscrollable = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('*')]
      .filter(
        (each) =>
          each.scrollHeight > each.clientHeight + 1 && ['auto', 'scroll'].includes(getComputedStyle(each).overflowY),
      )
      .filter(
        (each) =>
          each.checkVisibility() && !each.matches('textarea') && each.closest('[inert], [aria-hidden=true]') === null,
      )
      .filter((each) => !each.hasAttribute('data-reached') && each.querySelector('[data-reached]') === null)
      .map((each) => `no key scrolls: ${each.getAttribute('aria-label') ?? each.textContent.trim().slice(0, 60)}`),
  )
  await forget()
  return [...faults, ...unscrollable]
}

for (const [width, height] of [
  [360, 500],
  [640, 500],
  [1280, 500],
  [1280, 640],
] as const) {
  test(`no state has a fault, and the keyboard comes to all of it, at ${width} by ${height}`, async ({ practice }) => {
    test.setTimeout(120_000)
    const { page } = practice
    await page.setViewportSize({ width, height })
    const look = async (state: string) => {
      await expectNoViolations(page, state)
      expect(await faultsByTab(page), state).toEqual([])
    }
    await page.keyboard.press('ControlOrMeta+Shift+P')
    await page.getByRole('combobox', { name: 'Command' }).fill('keys')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await look('keys')
    await page.keyboard.press('Escape')

    await openPerson(page, 'septima', 'Septima Allgood')
    for (const name of [/^SMS/, /^Google/, /^RSA/, /^YubiKey/, /^Security question/, /^Duo/]) {
      await tick(factor(page, name, 'Okta'))
    }
    await look('a person')
    // In a narrow window the plan is a step of its own.
    const step = page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: /^Reset/ })
    if (await step.isVisible()) await step.press('Enter')
    await sayWhyUnchecked(page)
    await look('a plan')
    await reviewButton(page).press('Enter')
    await page.getByRole('heading', { name: 'Outcome' }).waitFor()
    await look('an outcome')

    await visit(page, 'History')
    const row = page.getByRole('row', { name: /Septima Allgood/ })
    await row.waitFor()
    await look('the history')
    await row.click()
    await page.getByRole('button', { name: 'Close details' }).waitFor()
    await look('details of an operation')
    await visit(page, 'Overview')
    await page.getByRole('img', { name: /^Resets per day/ }).waitFor()
    await look('the overview')
    await visit(page, 'Settings')
    await page.getByRole('heading', { name: 'Before a reset' }).waitFor()
    await look('the settings')
  })
}

/** Buttons whose words do not fit into them, or that something else lies over. */
const unreadableButtons = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button')]
      .filter((button) => button.checkVisibility())
      .filter((button) => {
        button.scrollIntoView({ block: 'nearest' })
        const { left, top, width, height } = button.getBoundingClientRect()
        const above = document.elementFromPoint(left + width / 2, top + height / 2)
        return button.scrollWidth > button.clientWidth || !button.contains(above)
      })
      .map((button) => button.textContent),
  )

for (const [width, height] of [
  [360, 740],
  [640, 400],
  [800, 800],
  [960, 540],
] as const) {
  test(`every button of the desk can be read and reached at ${width} by ${height}`, async ({ practice }) => {
    const { page } = practice
    await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
    await tick(factor(page, /Google Authenticator/))
    await page.setViewportSize({ width, height })
    await checkCaller(page, 'Security question', 'Enter')
    await page.getByText('Read this question to the caller').waitFor()
    expect(await unreadableButtons(page), 'with a check of the caller').toEqual([])
    await page.getByRole('button', { name: 'Cancel the check' }).press('Enter')
    expect(await unreadableButtons(page), 'with a plan').toEqual([])
    await reset(page)
    expect(await unreadableButtons(page), 'with an outcome').toEqual([])
  })
}

for (const width of [600, 900, 1920]) {
  test(`nothing is cut off at ${width} px, nor at 200 % zoom`, async ({ practice }) => {
    const { page } = practice
    await page.setViewportSize({ width, height: 800 })
    await searchField(page).fill('madalena')
    await page.getByRole('option').first().click()
    await page.getByRole('switch').or(page.getByRole('checkbox')).first().waitFor()
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(await overflow()).toBeLessThanOrEqual(0)
    // 200 % zoom is half the room.
    await page.setViewportSize({ width: Math.max(320, width / 2), height: 400 })
    expect(await overflow()).toBeLessThanOrEqual(0)
  })
}
