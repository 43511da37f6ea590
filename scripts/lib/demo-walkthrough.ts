/**
 * The demo's story, chapter by chapter: what an agent does on the practice directory, told in words and pictures. Everything is
 * done through the page, by roles and names, as a person would.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { practiceSystems } from '../../electron/systems/practice-systems.ts'
import { accountSystemIds, accountSystems, ticketSystemIds } from '../../electron/systems/systems.ts'
import { askIn } from '../../test/e2e/support/ask.ts'
import type { Person } from '../../test/e2e/support/platform.ts'
import { serviceSwitch, searchField, tick } from '../../test/e2e/support/hands.ts'
import { serveScript, throwAwayAuthority } from '../../test/support/http-server.ts'
import { serveSimulator } from '../../test/support/simulator-server.ts'

export const demoViewport = { width: 1366, height: 820 }

export interface Stage {
  readonly page: Page
  /** What main asked and put on the clipboard. */
  readonly person: Person
  /** Where the pictures and the export go. */
  readonly output: string
  readonly say: (text: string) => void
}

/** The first system that can do what a chapter is about. */
function systemThat(can: (system: (typeof accountSystems)[keyof typeof accountSystems]) => boolean): string {
  const found = Object.values(accountSystems).find(can)
  if (found === undefined) throw new Error('No system can do what the story tells of.')
  return found.name
}
const directory = systemThat(({ capabilities }) => capabilities.knownServices.length > 0)
const checking = systemThat(({ capabilities }) => capabilities.checksCaller === true)

export async function runWalkthrough(stage: Stage): Promise<void> {
  stage.say('MFA Desk, on invented people: nothing real is asked or changed.')
  await beginPractice(stage)
  await lookAlikes(stage)
  await mainJob(stage)
  await allSystems(stage)
  await badDays(stage)
  await administrator(stage)
  await suspiciousCall(stage)
  await history(stage)
  await otherScreens(stage)
  await connect(stage)
}

async function beginPractice({ page, say, ...stage }: Stage): Promise<void> {
  const practise = page.getByRole('button', { name: 'Practise', exact: true })
  await practise.waitFor()
  await screenshot({ page, ...stage }, 'welcome')
  say('Opened the application for the first time: it offers to connect a system or to practise.')
  await practise.click()
  await searchField(page).waitFor()
  await screenshot({ page, ...stage }, 'desk-empty')
  say('Chose practice. The search field has the cursor.')
}

async function lookAlikes(stage: Stage): Promise<void> {
  const { page, say } = stage
  await searchField(page).fill('ashdowne')
  const found = page.getByText(/^\d+ found$/)
  await found.waitFor()
  await page.getByRole('option', { name: /Robyn Ashdowne/ }).waitFor()
  await screenshot(stage, 'desk-search')
  say(
    `Searched for “ashdowne”: ${(await found.textContent()) ?? ''}, two of them with the very same name. Nobody was opened.`,
  )
}

/** Two apps and a service, after a push with a number to a factor that is left. */
async function mainJob(stage: Stage): Promise<void> {
  const { page, person, say } = stage
  await open(page, 'dunmore', 'Mira Dunmore')
  const account = card(page, directory)
  await account.getByRole('checkbox', { name: /Microsoft Authenticator/ }).waitFor()
  say(`Opened Mira Dunmore and read her status in ${directory}: ${await methodsOf(account)}.`)

  await page.getByRole('button', { name: /^Check the caller with .* push/ }).click()
  const check = page.getByRole('region', { name: 'Check the caller' })
  await check.getByText('Read this number to the caller').waitFor()
  await screenshot(stage, 'desk-caller-check')
  say('Checked who is calling: a push with a number went to the phone that is left, and the number was read out.')
  const checked = check.getByText(/^Caller checked with/)
  await checked.waitFor()
  say(`${(await checked.textContent()) ?? ''}.`)

  await tick(account.getByRole('checkbox', { name: /Microsoft Authenticator/ }))
  await tick(account.getByRole('checkbox').nth(1))
  await tick(serviceSwitch(page))
  await wrongTickets(stage)
  await page.getByLabel('Ticket').fill('INC0048213')
  await page.getByText('In Progress, for this person.').waitFor()
  await page.getByLabel('Reason').fill('Phone lost on Friday, new phone today')
  await screenshot(stage, 'desk-plan')
  say(
    'Ticked two apps and the service behind the directory, typed ticket and reason. The plan says in words what will be sent.',
  )
  for (const width of [900, 600]) {
    await page.setViewportSize({ ...demoViewport, width })
    await screenshot(stage, `desk-plan-${width}`)
  }
  await page.setViewportSize(demoViewport)

  await review(page)
  const question = person.questions.at(-1)
  say(`Main asked in its own words, with Cancel as the default: “${question?.message ?? ''}”`)
  say(indented(question?.detail ?? ''))
  await screenshot(stage, 'desk-outcome')
  say(`Carried it out and read the state again: ${await methodsOf(account)}.`)

  await page.getByRole('button', { name: 'Copy evidence', exact: true }).click()
  await page.getByRole('button', { name: 'Evidence copied' }).waitFor()
  say('Copied the evidence note for the ticket:')
  say(indented(person.clipboard ?? ''))
  await nextCaller(page)
}

/** What the ticket system says of a number as it is typed. */
async function wrongTickets(stage: Stage): Promise<void> {
  const { page, say } = stage
  for (const [name, number, said] of [
    ['desk-ticket-closed', 'INC0048127', /^This ticket is no longer open/],
    ['desk-ticket-other', 'INC0048214', /^This ticket is for someone else/],
  ] as const) {
    await page.getByLabel('Ticket').fill(number)
    await page.getByText(said).waitFor()
    await screenshot(stage, name)
    say(`Typed ${number}, which was looked up at once: ${await textOf(page, said)}`)
  }
}

/** One plan over all systems, one of which fails the first time. */
async function allSystems(stage: Stage): Promise<void> {
  const { page, say } = stage
  await open(page, 'gwendolyn', 'Gwendolyn Oakes')
  for (const { name } of Object.values(accountSystems)) {
    const methods = card(page, name).getByRole('group')
    await methods.waitFor()
    const listed = methods.getByRole('checkbox', { disabled: false })
    await tick((await listed.count()) > 0 ? listed.first() : methods.getByRole('switch', { name: /Reset all methods/ }))
  }
  await page.getByLabel('Ticket').fill('INC0048214')
  await screenshot(stage, 'desk-four-systems')
  say(`Gwendolyn Oakes: one plan over ${accountSystemIds.length} systems, each with exactly what that system can do.`)
  await review(page)
  await screenshot(stage, 'desk-four-outcomes')
  say(indented(await outcomesIn(stage)))
  say('The one that failed did not stop the others.')

  await page.getByRole('button', { name: 'Retry the failed step' }).click()
  await page.getByText('Failed', { exact: true }).first().waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Outcome' }).waitFor()
  await screenshot(stage, 'desk-four-retried')
  say('Retried the failed step alone, as an operation of its own:')
  say(indented(await outcomesIn(stage)))
  await nextCaller(page)
}

async function badDays(stage: Stage): Promise<void> {
  const { page, say } = stage
  await resetFirstApp(page, 'breckline', 'Cutler Breckline')
  await screenshot(stage, 'desk-unknown')
  say(
    'Cutler Breckline: the connection was lost after the reset was sent. It is not sent again; reading the status afterwards confirms that it was done.',
  )
  await nextCaller(page)

  await resetFirstApp(page, 'apollonia', 'Apollonia Waiting')
  await screenshot(stage, 'desk-approval')
  say('Apollonia Waiting: the system sent the reset for approval, and the outcome says so.')
  await nextCaller(page)
}

/** Locked until two proofs and a second person are there. */
async function administrator(stage: Stage): Promise<void> {
  const { page, say } = stage
  await visit(page, 'Settings')
  await page.getByLabel('People who can approve').fill('mira.dunmore@practice.example')
  await page.getByLabel('People who can approve').blur()
  await visit(page, 'Desk')
  await open(page, 'keyswarden', 'Leopold Keyswarden')
  await tick(card(page, directory).getByRole('checkbox', { disabled: false }).first())
  const panel = page.getByRole('region', { name: 'Who is calling' })
  await panel.getByText('Administrator in a connected system.').waitFor()
  await page.getByLabel('Ticket').fill('INC0048216')
  await screenshot(stage, 'desk-locked')
  say('Leopold Keyswarden is an administrator: the reset is locked, and the panel says what it needs.')

  for (const [way, choice] of [
    ['Live video…', 'Passport'],
    ['Manager…', 'In person'],
  ] as const) {
    await panel.getByRole('button', { name: way }).click()
    await tick(page.getByRole('radio', { name: choice }))
    await panel.getByRole('button', { name: 'Record this check' }).click()
    await panel.getByRole('button', { name: 'Record this check' }).waitFor({ state: 'detached' })
  }
  await panel.getByRole('button', { name: 'Find someone who can approve' }).click()
  await panel.getByRole('button', { name: /^Ask Mira Dunmore with .* push/ }).click()
  await page.getByText('Tell the second person this number').waitFor()
  await screenshot(stage, 'desk-second-person')
  const agreed = panel.getByText(/^Approved: Mira Dunmore/)
  await agreed.waitFor()
  say(`Stated two proofs, and a second person agreed on a device of their own. ${(await agreed.textContent()) ?? ''}`)
  await review(page)
  await nextCaller(page)
}

/** Ends without a reset, and stays with the person. */
async function suspiciousCall(stage: Stage): Promise<void> {
  const { page, say } = stage
  await open(page, 'dunmore', 'Mira Dunmore')
  await card(page, checking).getByRole('group').first().waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+X')
  await page.getByLabel('What was suspicious').fill('Knew the manager and the ticket, and would not be called back')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop and report' }).click()
  await page.getByRole('region', { name: 'Warning signs for this person' }).waitFor()
  await screenshot(stage, 'desk-red-flags')
  say('A second call about Mira Dunmore was stopped and reported: nothing is reset, and whoever opens her sees why.')
  await page.keyboard.press('ControlOrMeta+Shift+N')
}

async function history(stage: Stage): Promise<void> {
  const { page, say } = stage
  await visit(page, 'History')
  const rows = page.getByRole('row', { name: /INC\d+/ })
  await rows.nth(4).waitFor()
  await screenshot(stage, 'history')
  say(`Opened the history: ${await rows.count()} operations, newest first.`)
  await page.getByRole('row', { name: /Mira Dunmore.*INC0048213/ }).click()
  await page.getByRole('button', { name: 'Close details' }).waitFor()
  await screenshot(stage, 'history-details')
  await page.getByRole('button', { name: 'Verify' }).click()
  await page.getByText('The history is intact').waitFor()
  await screenshot(stage, 'history-verified')
  say(`Verified it: ${await textOf(page, /Every entry is in its place/)}`)
  await page.getByRole('button', { name: 'Export CSV' }).click()
  say(`Exported it: ${await textOf(page, /operations saved to/)}`)
  await visit(page, 'Overview')
  await page.getByRole('img', { name: /^Resets per day/ }).waitFor()
  await screenshot(stage, 'overview')
  say('Looked at the overview: resets for each day, by system, and by how the caller was checked.')
}

async function otherScreens(stage: Stage): Promise<void> {
  const { page, say } = stage
  await visit(page, 'Connections')
  await page.getByText('Practice directory').first().waitFor()
  await screenshotFullPage(stage, 'connections')
  await visit(page, 'Settings')
  await page.getByRole('heading', { name: 'Before a reset' }).waitFor()
  await screenshotFullPage(stage, 'settings')
  say('Looked at connections and settings.')

  for (const [name, keys] of [
    ['palette', 'ControlOrMeta+Shift+P'],
    ['keys', 'Shift+?'],
  ] as const) {
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    await screenshot(stage, name)
    await page.keyboard.press('Escape')
  }
  say('Every command is in the palette (Ctrl+Shift+P), every key in the list of keys (?).')
}

/** The three steps of adding a connection, to a server of the demo's own on loopback. */
async function connect(stage: Stage): Promise<void> {
  const { page, say } = stage
  await page.getByRole('button', { name: 'Leave practice' }).click()
  await visit(page, 'Connections')
  await page.getByText('No connections yet').waitFor()
  const [system] = accountSystemIds
  if (system === undefined) throw new Error('There is no system to connect.')
  const { name } = accountSystems[system]
  const { signIns } = accountSystems[system].describe('en')
  const { simulator, signIn, secret } = practiceSystems[system].open({})
  const token = signIns.find(({ kind }) => kind === signIn.kind)?.label ?? 'Access token'
  const server = await serveSimulator(simulator)
  try {
    await page.getByRole('button', { name: 'Add connection' }).click()
    await tick(page.getByRole('radio', { name: new RegExp(name) }))
    await screenshot(stage, 'connection-system')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Address of the web service').fill(`${server.baseUrl}/`)
    await page.getByRole('textbox', { name: token }).fill(secret ?? '')
    await screenshot(stage, 'connection-address')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Name').fill('Head office')
    await tick(page.getByRole('radio', { name: /Sandbox/ }))
    await page.getByRole('button', { name: 'Test connection' }).click()
    await page.getByRole('button', { name: 'Test again' }).waitFor()
    await screenshot(stage, 'connection-tested')
    await page.getByRole('button', { name: 'Save connection' }).click()
    await page.getByText('Head office was added.').waitFor()
    await screenshot(stage, 'connections-real')
    say(`Left practice and connected ${name} as one would a real server (here a simulated one on this computer).`)
    await tellOthers(stage)
  } finally {
    await server.close()
  }
}

/** What a reset sends to others, delivered and not: a note in the ticket, and notices through a webhook of the demo's own. */
async function tellOthers(stage: Stage): Promise<void> {
  const { page, person, say } = stage
  const [system] = ticketSystemIds
  if (system === undefined) throw new Error('There is no ticket system to connect.')
  const { simulator, signIn, secret } = practiceSystems[system].open({})
  const tickets = await serveSimulator(simulator)
  let isWell = true
  const webhook = await serveScript(
    ({ body }, reply) => reply.json(isWell ? 200 : body.includes('"gwendolyn.oakes@') ? 422 : 503, {}),
    { tls: true },
  )
  person.trusted.push(throwAwayAuthority())
  const server = { kind: 'webhook', address: webhook.origin } as const
  try {
    const draft = {
      system,
      name: 'Tickets',
      address: tickets.baseUrl,
      environment: 'production',
      signIn,
      secret,
    } as const
    await askIn(page, 'connections:add', { draft })
    const notices = { toPerson: true, toManager: true, deskName: 'Service Desk', contact: 'Call 4711.', server }
    await askIn(page, 'settings:change', { changes: { agentName: 'Robin Desk', notices } })
    await askIn(page, 'notices:keep-secret', { secret: `whsec_${randomBytes(32).toString('base64')}` })
    await visit(page, 'Desk')
    await resetFirstApp(page, 'dunmore', 'Mira Dunmore', 'INC0048213')
    const outcome = page.getByRole('group', { name: 'Outcome' })
    await outcome.getByText(/^Note added to/).waitFor()
    await outcome.getByText(/^The manager of Mira Dunmore was notified/).waitFor()
    await screenshot(stage, 'desk-told')
    say(
      'Connected a ticket system and a webhook for notices: a reset leaves its note, and the person and manager are told.',
    )
    await nextCaller(page)

    isWell = false
    await resetFirstApp(page, 'gwendolyn', 'Gwendolyn Oakes', 'INC0048214', () => tickets.stop())
    await outcome.getByText(/^The note could not be added/).waitFor()
    await outcome.getByText(/^The manager of Gwendolyn Oakes will be notified/).waitFor()
    await screenshot(stage, 'desk-not-told')
    await visit(page, 'History')
    await page.getByRole('button', { name: /^Dismiss/ }).waitFor()
    await screenshot(stage, 'history-waiting')
    say(
      'The next messages did not arrive: the outcome says so, and the history keeps them to be tried again or dismissed.',
    )
  } finally {
    await webhook.close()
    await tickets.close()
  }
}

// What an agent's hands do

/** The card of one system. */
const card = (page: Page, system: string): Locator =>
  page.getByRole('region', { name: 'Person' }).getByRole('region', { name: new RegExp(`^${system} ·`) })

async function open(page: Page, typed: string, name: string): Promise<void> {
  await searchField(page).fill(typed)
  await page.getByRole('option', { name: new RegExp(name) }).click()
}

async function review(page: Page): Promise<void> {
  // Wanted where nobody was checked.
  const why = page.getByLabel('Not checked, because')
  if ((await why.count()) > 0) await why.fill('Sits at the next desk')
  await page.getByRole('button', { name: /^Reset \d+ items?…/ }).click()
  await page.getByRole('heading', { name: 'Outcome' }).waitFor()
}

async function resetFirstApp(
  page: Page,
  typed: string,
  name: string,
  ticket = 'INC0048215',
  onceFound = () => Promise.resolve(),
): Promise<void> {
  await open(page, typed, name)
  await tick(card(page, directory).getByRole('checkbox', { disabled: false }).first())
  await page.getByLabel('Ticket').fill(ticket)
  await page.getByText(/^(In Progress, for this person|This ticket is for someone else)/).waitFor()
  await onceFound()
  await review(page)
}

async function nextCaller(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next caller' }).click()
  await page.getByText('Who is calling?').waitFor()
}

async function visit(page: Page, screen: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${screen}`) })
    .click()
}

// What is seen

/** The methods' names, which stand first in their rows. */
async function methodsOf(place: Locator): Promise<string> {
  const names = await place
    .getByRole('group')
    .getByRole('checkbox')
    .evaluateAll((boxes) =>
      boxes.map((box) => {
        const parts = [...(box.closest('label')?.querySelectorAll('*') ?? [])]
        return parts.find((part) => part.children.length === 0 && part.textContent !== '')?.textContent ?? ''
      }),
    )
  return names.length === 0 ? 'no authenticator apps' : names.join(', ')
}

/** What became of each step, from the note an agent would paste into the ticket. */
async function outcomesIn({ page, person }: Stage): Promise<string> {
  person.clipboard = null
  await page.getByRole('button', { name: /^(Copy evidence|Evidence copied)$/ }).click()
  await page.getByRole('button', { name: 'Evidence copied' }).waitFor()
  return takeClipboard(person)
    .split('\n')
    .filter((line) => /^(For:|- )/.test(line))
    .join('\n')
}

/** Read again: it was written from outside since it was last looked at. */
function takeClipboard(person: Person): string {
  return person.clipboard ?? ''
}

async function textOf(page: Page, pattern: RegExp): Promise<string> {
  return (await page.getByText(pattern).first().textContent())?.trim() ?? ''
}

/** The page follows the system's theme, so that is what is changed. */
async function screenshot({ page, output }: Pick<Stage, 'page' | 'output'>, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The page hears of it a frame later, and its colours take another.
    await page.waitForFunction(
      (theme) =>
        document.documentElement.dataset['theme'] === theme &&
        document.getAnimations().every((animation) => !(animation instanceof CSSTransition)),
      colorScheme,
    )
    await page.screenshot({ path: join(output, `${name}-${colorScheme}.png`), animations: 'disabled' })
  }
}

/** For screens that are longer than the window. */
async function screenshotFullPage(stage: Pick<Stage, 'page' | 'output'>, name: string): Promise<void> {
  await stage.page.setViewportSize({ ...demoViewport, height: 2200 })
  await screenshot(stage, name)
  await stage.page.setViewportSize(demoViewport)
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}
