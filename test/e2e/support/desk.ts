/**
 * The fixture every spec uses: an application of its own with its own data folder, in either lane.
 * Guaranteed closed and its folder removed after each test.
 */
import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { launchBrowser } from '../../../scripts/lib/browser.ts'
import { electronForSpecs } from '../../../scripts/lib/electron-binary.ts'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { parsePersonLink } from '../../../electron/app/person-link.ts'
import type { Channel } from '../../../shared/ipc/channels.ts'
import type { Request, Response } from '../../../shared/ipc/contract.ts'
import { makeDraft } from '../../support/domain-fixtures.ts'
import { policyText, stubPolicy } from '../../support/policy-world.ts'
import { removeFolder } from '../../support/remove-folder.ts'
import type { MenuCommand } from '../../../shared/ipc/events.ts'
import { desktopTexts } from '../../../shared/messages/en/desktop-texts.ts'
import { serveSimulator, type SimulatorServer } from '../../support/simulator-server.ts'
import { askIn } from './ask.ts'
import { showInChromium, windowId } from './chromium-lane.ts'
import {
  answerDialogs,
  chooseInElectron,
  showInElectron,
  trustInElectron,
  useProxiesInElectron,
} from './electron-lane.ts'
import { clearKeychain } from './keychain.ts'
import type { Look } from './look.ts'
import { createPerson, testPlatform, type NamedProxy } from './platform.ts'

export interface LaneOptions {
  lane: 'chromium' | 'electron'
  /** Puts files into the data folder before the application starts. */
  seed: { readonly put: (dataFolder: string) => Promise<void> } | null
  systemLocale: string
  preferredLanguages: readonly string[]
  /** The page speaks the language that nobody speaks, in place of English. Needs the chromium lane. */
  pseudo: boolean
  /** What the organisation's policy says: a document, or the text of a file; `null` while there is none, and `setPolicy` can bring one. */
  policy: object | string | null | undefined
}

export interface Desk {
  readonly page: Page
  readonly dataFolder: string
  /** Asks main as the page does. Throws what main refused. */
  ask<C extends Channel>(channel: C, request: Request<C>): Promise<Response<C>>
  /** What the person answers when main asks. True until told otherwise. */
  answer(answers: { confirm?: boolean; savePath?: string | null }): Promise<void>
  /** What main last put to the person. */
  lastQuestion(): Promise<{ readonly message: string; readonly detail: string } | null>
  /** How many questions main has put to the person. */
  questionCount(): Promise<number>
  /** Chooses an entry of the application's menu. */
  choose(command: MenuCommand): Promise<void>
  /** Opens a link of another program with the running application. */
  openLink(link: string): Promise<void>
  clipboard(): Promise<string>
  /** One-time codes that main showed itself. */
  codes(): Promise<string[]>
  /** Another policy of the organisation from now on. For specs that begin with one, or with `null`. */
  setPolicy(policy: object | string | null): Promise<void>
  /** Puts these proxies of this computer, in this order, into the network settings. */
  useProxies(...proxies: readonly NamedProxy[]): Promise<void>
  /** Has the computer trust this authority (PEM), for connections over TLS of which there was none yet. */
  trust(authority: string): Promise<void>
  /** Every text that main has answered with, which is data. Needs the chromium lane. */
  told(): ReadonlySet<string>
}

export interface Adaxes {
  readonly simulator: AdaxesSimulator
  readonly server: SimulatorServer
}

export const test = base.extend<LaneOptions & { desk: Desk; practice: Desk; adaxes: Adaxes; connected: Desk }>({
  lane: ['chromium', { option: true }],
  seed: [null, { option: true }],
  systemLocale: ['en-GB', { option: true }],
  preferredLanguages: [['en-GB'], { option: true }],
  pseudo: [false, { option: true }],
  policy: [undefined, { option: true }],

  desk: async ({ lane, seed, systemLocale, preferredLanguages, pseudo, policy, colorScheme, viewport }, use) => {
    // Its real path: Electron resolves what it is given, and keychain entries are filed under the folder's name.
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'mfa-desk-e2e-')))
    // Electron keeps its own files beside ours and gives ours a folder of their own.
    const dataFolder = lane === 'electron' ? join(folder, 'data') : folder
    const system = { systemLocale, preferredLanguages }
    const look = { colorScheme: colorScheme ?? 'light', viewport: viewport ?? null, ...system } as const
    try {
      if (seed) await seed.put(dataFolder)
      if (lane === 'electron') await useElectron(folder, dataFolder, look, policy, use)
      else await useChromium(dataFolder, look, { policy, pseudo }, use)
    } finally {
      await clearKeychain(dataFolder)
      // Chromium may still be putting its last files away.
      await removeFolder(folder)
    }
  },

  /** On the invented people, past the welcome. */
  practice: async ({ desk }, use) => {
    await desk.ask('app:enter-practice', {})
    await desk.page.getByRole('region', { name: 'Practice', exact: true }).waitFor()
    await use(desk)
  },

  /** An Adaxes on a socket of its own. */
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs from its parameter
  adaxes: async ({}, use) => {
    const simulator = createAdaxesSimulator({ latencyMs: 0 })
    const server = await serveSimulator(simulator)
    await use({ simulator, server })
    await server.close()
  },

  /** Connected to `adaxes` as to a real system, and the agent has said their name. */
  connected: async ({ desk, adaxes }, use) => {
    await desk.ask('settings:change', { changes: { agentName: 'Robin Desk' } })
    await desk.ask('connections:add', {
      draft: makeDraft(adaxes.server.baseUrl, adaxes.simulator.credentials.token, { environment: 'production' }),
    })
    await use(desk)
  },
})

export { expect } from '@playwright/test'

type Use = (desk: Desk) => Promise<void>

async function useChromium(
  dataFolder: string,
  look: Look,
  { policy, pseudo }: Pick<LaneOptions, 'policy' | 'pseudo'>,
  use: Use,
): Promise<void> {
  const { colorScheme, viewport } = look
  const browser = await launchBrowser()
  const context = await browser.newContext({ colorScheme, viewport })
  const person = createPerson()
  const policySource = stubPolicy(policy ?? null)
  const platform = { ...testPlatform(dataFolder, person, look), policy: policySource }
  const { application, page, told } = await showInChromium(context, platform, {
    practiceLatencyMs: 0,
    system: { dark: colorScheme === 'dark', moreContrast: false },
    pseudo,
  })
  try {
    await use({
      page,
      dataFolder,
      ask: (channel, request) => askIn(page, channel, request),
      answer: ({ confirm, savePath }) => {
        if (confirm !== undefined) person.answers = confirm
        if (savePath !== undefined) person.savePath = savePath
        return Promise.resolve()
      },
      lastQuestion: () => Promise.resolve(person.questions.at(-1) ?? null),
      questionCount: () => Promise.resolve(person.questions.length),
      choose: (command) => {
        application.give(windowId, { type: 'menu-command', command })
        return Promise.resolve()
      },
      openLink: (address) => {
        const link = parsePersonLink(address)
        if (link !== null) application.give(windowId, { type: 'person-link', link })
        return Promise.resolve()
      },
      clipboard: () => Promise.resolve(person.clipboard ?? ''),
      codes: () => Promise.resolve(person.codes.map(({ code }) => code.reveal())),
      setPolicy: (next) => {
        if (policy === undefined) throw new Error('the spec began without a place for a policy')
        policySource.content = policyText(next)
        policySource.tell()
        return Promise.resolve()
      },
      useProxies: (...proxies) => {
        person.proxyRules = proxies.map(({ word, port }) => `${word} 127.0.0.1:${port}`).join('; ')
        return Promise.resolve()
      },
      trust: (authority) => {
        person.trusted.push(authority)
        return Promise.resolve()
      },
      told: () => told,
    })
  } finally {
    await browser.close()
    await application.close()
  }
}

async function useElectron(
  userDataFolder: string,
  dataFolder: string,
  look: Look,
  policy: LaneOptions['policy'],
  use: Use,
): Promise<void> {
  const here = electronForSpecs()
  if (here.binary === null) {
    test.skip(true, here.reason)
    return
  }
  const policyFile = policy === undefined ? null : createPolicyFile(join(userDataFolder, 'policy'))
  await policyFile?.put(policy ?? null)
  const { electron, page } = await showInElectron(here.binary, userDataFolder, look, policyFile?.path)
  try {
    const standIn = await answerDialogs(electron)
    await use({
      page,
      dataFolder,
      ask: (channel, request) => askIn(page, channel, request),
      answer: (answers) => standIn.answer(answers),
      lastQuestion: () => standIn.lastQuestion(),
      questionCount: () => standIn.questionCount(),
      choose: (command) => chooseInElectron(electron, desktopTexts[`menu.${command}`]),
      openLink: (link) =>
        electron.evaluate(
          ({ app }, address) => void app.emit('open-url', { preventDefault: () => undefined }, address),
          link,
        ),
      clipboard: () => electron.evaluate(({ clipboard }) => clipboard.readText()),
      codes: () => standIn.codes(),
      setPolicy: async (next) => {
        if (policyFile === null) throw new Error('the spec began without a place for a policy')
        await policyFile.put(next)
      },
      useProxies: (...proxies) => useProxiesInElectron(electron, proxies),
      trust: (authority) => trustInElectron(electron, authority),
      told: () => {
        throw new Error('what main has told needs the chromium lane')
      },
    })
  } finally {
    await electron.close()
  }
}

/** As a policy is rolled out: under another name first, in a folder that was not there. */
function createPolicyFile(folder: string): {
  readonly path: string
  put(policy: object | string | null): Promise<void>
} {
  const path = join(folder, 'policy.json')
  return {
    path,
    async put(policy) {
      const text = policyText(policy)
      if (text === null) return rm(path, { force: true })
      await mkdir(folder, { recursive: true, mode: 0o755 })
      await writeFile(join(folder, 'policy.next'), text, { mode: 0o644 })
      await rename(join(folder, 'policy.next'), path)
    },
  }
}
