/** A page that was taken over, over the whole contract, while a person says no to every question. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openHistory } from '../../electron/history/file-history.ts'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../electron/practice/adaxes/adaxes-simulator.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import { weakened } from '../../shared/domain/weakened.ts'
import { noCentralRecord } from '../../shared/domain/default-rules.ts'
import type { Channel } from '../../shared/ipc/channels.ts'
import { makeDraft } from '../support/domain-fixtures.ts'
import { inventedOperation, silentLogger } from '../support/history-fixtures.ts'
import { listen, type Listening } from '../support/http-server.ts'
import { serveSimulator } from '../support/simulator-server.ts'
import { playEverything, type Facts, type Left } from '../support/taken-over-page.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import {
  historySettled,
  realHistoryFolder,
  startApplication,
  type TestApplication,
} from '../support/test-application.ts'

let folder: string
let uptimeMs: number
let vault: ReturnType<typeof createMemoryVault>
let simulator: AdaxesSimulator
let application: TestApplication
/** Of the attacker. What they count is connections, whatever came over them. */
let servers: Listening[]
/** How often a person was asked for a place to save. */
let places: number
let facts: Facts

const start = async (): Promise<TestApplication> => {
  const chooseSavePath = () => {
    places += 1
    return Promise.resolve(null)
  }
  const started = await startApplication(folder, { vault, uptimeMs: () => uptimeMs, chooseSavePath })
  onTestFinished(() => started.app.close())
  await historySettled(started)
  return started
}

const attacker = async (): Promise<string> => {
  const server = await listen(createServer((socket) => socket.destroy()))
  servers.push(server)
  onTestFinished(() => server.close())
  return `127.0.0.1:${server.port}`
}

beforeEach(async () => {
  folder = makeTempFolder()
  uptimeMs = 0
  servers = []
  places = 0
  vault = createMemoryVault()
  const historyFolder = realHistoryFolder(folder)
  mkdirSync(historyFolder, { recursive: true })
  const history = openHistory({ folder: historyFolder, now: () => new Date(), logger: silentLogger })
  for (const entry of inventedOperation(1, '2024-01-05T12:00:00.000Z')) await history.append(entry)
  for (const entry of inventedOperation(2, '2024-02-05T12:00:00.000Z')) await history.append(entry)
  for (const entry of inventedOperation(3, new Date().toISOString())) await history.append(entry)
  await history.close()

  simulator = createAdaxesSimulator()
  const server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  application = await start()
  const { id: connectionId } = await application.ask('connections:add', {
    draft: makeDraft(server.baseUrl, simulator.credentials.token),
  })
  const offer = { hiddenFactorIds: ['Microsoft'], hiddenServiceIds: ['microsoft-365'] }
  await application.ask('connections:change', { connectionId, changes: { offer } })
  const settings = await application.ask('settings:change', {
    changes: {
      ticket: { required: true, pattern: 'INC\\d{7}', check: 'warn', note: true },
      reasonRequired: true,
      agentName: 'Ada Agent',
      agentNameRequired: true,
      acceptedProofs: ['factor-challenge'],
      recents: { kept: true, days: 7 },
      notices: {
        toPerson: true,
        toManager: true,
        deskName: 'Service Desk',
        contact: 'Call 4711.',
        server: {
          kind: 'mail',
          host: 'mail.corp.example',
          port: 587,
          security: 'starttls',
          user: 'desk',
          from: 'desk@corp.example',
        },
      },
      // Where nobody listens.
      centralRecord: {
        ...noCentralRecord,
        webhook: { address: 'https://127.0.0.1:1/hook' },
        otlp: { address: 'https://127.0.0.1:1/' },
      },
    },
  })
  await application.ask('notices:keep-secret', { secret: 'of the desk' })
  facts = {
    connectionId,
    baseUrl: server.baseUrl,
    accountId: simulator.state.account('mira.dunmore').guid,
    address: `http://${await attacker()}/restApi`,
    tlsAddress: `https://${await attacker()}/version.json`,
    settings,
    ask: (channel, request) => application.app.dispatch({ windowId: 1 }, channel, request),
  }
  application.questions.length = 0
  application.person.answers = false
})

/** What must be the same afterwards, in this run and after the next start. */
async function state({ ask }: TestApplication) {
  const { connections } = await ask('connections:list', {})
  return {
    connections: connections.map(({ id, baseUrl, signIn, environment, offer, secret }) => ({
      ...{ id, baseUrl, signIn, environment, offer, secret },
    })),
    secret: await vault.read({
      connectionId: facts.connectionId,
      origin: new URL(connections[0]?.baseUrl ?? '').origin,
    }),
    months: readdirSync(realHistoryFolder(folder)).filter((name) => name.endsWith('.jsonl')),
    kept: (await ask('settings:read', {})).historyRetentionMonths,
    address: (await ask('settings:read', {})).updates.address,
    notices: (await ask('settings:read', {})).notices,
    password: await vault.read({ connectionId: 'notices-mail', origin: 'smtp://mail.corp.example:587' }),
    centralRecord: (await ask('settings:read', {})).centralRecord,
  }
}

const shown = (): number => application.questions.length + places

async function expectUnharmed(before: Awaited<ReturnType<typeof state>>): Promise<void> {
  expect(servers.map((server) => server.connections())).toEqual([0, 0])
  expect(simulator.requests.filter(({ path }) => /\/resetmfa$/i.test(path))).toEqual([])
  await application.app.close()
  const next = await start()
  expect(await state(next)).toEqual(before)
  expect(weakened(facts.settings, await next.ask('settings:read', {}))).toEqual([])
}

describe('a page that was taken over', () => {
  it('gets nothing done without a yes, however much time it takes, and is asked about on the channels that ask', async () => {
    const before = await state(application)
    const asked: { readonly channel: Channel; readonly left: Left; readonly questions: number }[] = []
    let counted = 0
    await playEverything(facts, (channel, left) => {
      asked.push({ channel, left, questions: shown() - counted })
      counted = shown()
      uptimeMs += 60_000
    })
    // One question for each request on a channel that asks, and none anywhere else.
    expect(asked).toEqual(asked.map(({ channel, left }) => ({ channel, left, questions: left === 'asks' ? 1 : 0 })))
    await expectUnharmed(before)
  })

  it('is heard by a person three times a minute, and not once more', async () => {
    const before = await state(application)
    await playEverything(facts)
    await playEverything(facts)
    expect(shown()).toBe(3)
    uptimeMs += 60_000
    await playEverything(facts)
    expect(shown()).toBe(6)
    await expectUnharmed(before)
  })

  it('cannot put settings aside that cannot be read, nor bring others back', async () => {
    await application.app.close()
    const path = join(folder, 'settings.json')
    copyFileSync(path, `${path}.whole`)
    writeFileSync(path, '{"version": 4, "sett')
    const closed = await start()
    closed.person.answers = false
    for (const channel of ['settings:start-fresh', 'settings:restore-previous'] as const) {
      expect((await closed.refusalOf(channel, {})).code).toBe('not-confirmed')
    }
    expect(closed.questions).toHaveLength(2)
    expect(readFileSync(path, 'utf8')).toBe('{"version": 4, "sett')
  })
})
