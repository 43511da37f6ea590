/** A script in the page calls every function of the bridge with what does most harm, while a person says no to every question. */
import { mkdir, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openHistory } from '../../electron/history/file-history.ts'
import { weakened } from '../../shared/domain/weakened.ts'
import type { Channel } from '../../shared/ipc/channels.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import { inventedOperation, silentLogger } from '../support/history-fixtures.ts'
import { listen } from '../support/http-server.ts'
import { playEverything } from '../support/taken-over-page.ts'
import { expect, test } from './support/desk.ts'

const historyOf = (dataFolder: string): string => join(dataFolder, 'history')

/** They would open a browser or a viewer at the computer of whoever runs this. */
const opensOutside: readonly Channel[] = ['app:open-link', 'app:open-notices', 'updates:open-link']

test.use({
  seed: {
    put: async (dataFolder: string) => {
      await mkdir(historyOf(dataFolder), { recursive: true })
      const history = openHistory({ folder: historyOf(dataFolder), now: () => new Date(), logger: silentLogger })
      for (const [number, month] of ['2024-01', '2024-02', '2024-03'].entries()) {
        for (const entry of inventedOperation(number, `${month}-05T12:00:00.000Z`)) await history.append(entry)
      }
      await history.close()
    },
  },
})

/** Where nobody listens. */
const server = {
  kind: 'mail',
  host: 'localhost',
  port: 1,
  security: 'tls',
  user: 'desk',
  from: 'desk@corp.example',
} as const
const notices = { toPerson: true, toManager: true, deskName: 'Service Desk', contact: 'Call 4711.', server }

const inPage = (page: Page) => (channel: Channel, request: unknown) =>
  page.evaluate(
    ([name, payload]) => {
      const bridge = window.mfaDesk as unknown as Record<string, (request: unknown) => Promise<unknown>>
      return bridge[name]?.(payload)
    },
    [channel, request] as const,
  ) as Promise<Envelope<unknown>>

test('nothing is sent, changed, weakened or erased, and a person is asked three times at most', async ({
  connected,
  adaxes,
}) => {
  const { page, dataFolder } = connected
  const attackers = await Promise.all([1, 2].map(() => listen(createServer((socket) => socket.destroy()))))
  const [plain, tls] = attackers.map(({ port }) => `127.0.0.1:${port}`)
  try {
    const settings = await connected.ask('settings:change', { changes: { reasonRequired: true, notices } })
    const before = await connected.ask('connections:list', {})
    const asked = await connected.questionCount()
    await connected.answer({ confirm: false })

    const ask = inPage(page)
    await playEverything({
      connectionId: before.connections[0]?.id ?? '',
      baseUrl: adaxes.server.baseUrl,
      accountId: adaxes.simulator.state.account('mira.dunmore').guid,
      address: `http://${plain}/restApi`,
      tlsAddress: `https://${tls}/version.json`,
      settings,
      ask: async (channel, request) =>
        opensOutside.includes(channel) ? { ok: true, value: {} } : ask(channel, request),
    })

    expect((await connected.questionCount()) - asked).toBeLessThanOrEqual(3)
    expect(attackers.map((server) => server.connections())).toEqual([0, 0])
    expect(adaxes.simulator.requests.filter(({ path }) => /\/resetmfa$/i.test(path))).toEqual([])
    const after = await connected.ask('connections:list', {})
    expect(after).toEqual(before)
    const left = await connected.ask('settings:read', {})
    expect(weakened(settings, left)).toEqual([])
    expect([left.historyRetentionMonths, left.updates.address]).toEqual([null, null])
    expect(await readdir(historyOf(dataFolder))).toEqual(expect.arrayContaining(['2024-01.jsonl', '2024-02.jsonl']))
  } finally {
    await Promise.all(attackers.map((server) => server.close()))
  }
})
