/**
 * The fixture every spec uses: an application of its own with its own data folder, in either lane.
 * Guaranteed closed and its folder removed after each test.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, chromium, type Page } from '@playwright/test'
import { chromiumPath } from '../../../scripts/lib/chromium-path.ts'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import type { Channel } from '../../../shared/ipc/channels.ts'
import type { Request, Response } from '../../../shared/ipc/contract.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import { serveSimulator, type SimulatorServer } from '../../support/simulator-server.ts'
import { chromiumArgs, showInChromium } from './chromium-lane.ts'
import { answerDialogs, electronBinary, showInElectron } from './electron-lane.ts'
import { createPerson, testPlatform } from './platform.ts'

export interface LaneOptions {
  lane: 'chromium' | 'electron'
  /** Puts files into the data folder before the application starts. */
  seed: { readonly put: (dataFolder: string) => Promise<void> } | null
}

export interface Desk {
  readonly page: Page
  readonly dataFolder: string
  /** Asks main as the page does. Throws what main refused. */
  ask<C extends Channel>(channel: C, request: Request<C>): Promise<Response<C>>
  /** What the person answers when main asks. True until told otherwise. */
  answer(answers: { confirm?: boolean; savePath?: string | null }): Promise<void>
  /** What main last put to the person or the clipboard; null in the lane where only the system knows. */
  lastQuestion(): { readonly message: string; readonly detail: string } | null
  clipboard(): Promise<string>
  /** One-time codes that main showed itself; none in the lane where only the system knows. */
  codes(): string[]
}

export interface Adaxes {
  readonly simulator: AdaxesSimulator
  readonly server: SimulatorServer
}

export const test = base.extend<LaneOptions & { desk: Desk; practice: Desk; adaxes: Adaxes; connected: Desk }>({
  lane: ['chromium', { option: true }],
  seed: [null, { option: true }],

  desk: async ({ lane, seed, colorScheme, viewport }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'mfa-desk-e2e-'))
    try {
      // Electron keeps its own files beside ours and gives ours a folder of their own.
      if (seed) await seed.put(lane === 'electron' ? join(dataFolder, 'data') : dataFolder)
      if (lane === 'electron') await useElectron(dataFolder, use)
      else await useChromium(dataFolder, { colorScheme: colorScheme ?? 'light', viewport: viewport ?? null }, use)
    } finally {
      await rm(dataFolder, { recursive: true, force: true })
    }
  },

  /** On the invented people, past the welcome. */
  practice: async ({ desk }, use) => {
    await desk.ask('app:enter-practice', {})
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

  /** Connected to `adaxes` as to a real system. */
  connected: async ({ desk, adaxes }, use) => {
    await desk.ask('connections:add', {
      draft: {
        system: 'adaxes',
        name: 'Head office',
        address: adaxes.server.baseUrl,
        environment: 'production',
        signIn: { kind: 'access-token' },
        secret: adaxes.simulator.credentials.token,
      },
    })
    await use(desk)
  },
})

export { expect } from '@playwright/test'

type Use = (desk: Desk) => Promise<void>

async function useChromium(
  dataFolder: string,
  look: { colorScheme: 'light' | 'dark' | 'no-preference'; viewport: { width: number; height: number } | null },
  use: Use,
): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  const context = await browser.newContext(look)
  const person = createPerson()
  const { application, page } = await showInChromium(context, testPlatform(dataFolder, person), {
    practiceLatencyMs: 0,
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
      lastQuestion: () => person.questions.at(-1) ?? null,
      clipboard: () => Promise.resolve(person.clipboard ?? ''),
      codes: () => person.codes.map(({ code }) => code.reveal()),
    })
  } finally {
    await browser.close()
    await application.close()
  }
}

async function useElectron(dataFolder: string, use: Use): Promise<void> {
  const binary = electronBinary()
  test.skip(binary === null, 'the Electron binary is not here; `npm start` fetches it where it can be had')
  if (binary === null) return
  const { electron, page } = await showInElectron(binary, dataFolder)
  const answers = { confirm: true, savePath: null as string | null }
  await answerDialogs(electron, answers)
  try {
    await use({
      page,
      dataFolder,
      ask: (channel, request) => askIn(page, channel, request),
      answer: async (changed) => {
        Object.assign(answers, changed)
        await answerDialogs(electron, answers)
      },
      lastQuestion: () => null,
      clipboard: () => electron.evaluate(({ clipboard }) => clipboard.readText()),
      codes: () => [],
    })
  } finally {
    await electron.close()
  }
}

async function askIn<C extends Channel>(page: Page, channel: C, request: Request<C>): Promise<Response<C>> {
  const envelope = await page.evaluate(
    ([name, payload]) => {
      const bridge = window.mfaDesk as unknown as Record<string, (request: unknown) => Promise<unknown>>
      return bridge[name]?.(payload)
    },
    [channel, request] as const,
  )
  const answer = envelope as Envelope<Response<C>>
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`)
  return answer.value
}
