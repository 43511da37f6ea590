/** Invented operations for tests and benchmarks of the history. Everybody in here is made up. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { chainStart, monthFileName, monthOf, writeLine, type Link } from '../../electron/history/chain-line.ts'
import { headBytes } from '../../electron/history/head-record.ts'
import type { Logger } from '../../electron/logging/logger.ts'
import type { SystemId } from '../../shared/domain/connection.ts'
import type { HistoryEntry, IntendedEntry } from '../../shared/domain/history-entry.ts'
import type { StepOutcome } from '../../shared/domain/outcome.ts'
import { removeFolder } from './remove-folder.ts'
import { microsoft365 } from './domain-fixtures.ts'

export type Intended = z.infer<typeof IntendedEntry>

export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A folder of its own for one test, removed afterwards. */
export async function withTemporaryFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-desk-history-'))
  try {
    return await work(folder)
  } finally {
    await removeFolder(folder)
  }
}

/** A UUID that says which of a kind it is. */
export const inventedId = (kind: number, number: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

export const operationId = (number: number): string => inventedId(1, number)

const firstNames = ['Ása', 'Bjørn', 'Chloé', 'Dmitrij', 'Eun-ji', 'Fátima', 'Göran', 'Hana', 'Íñigo', 'Jürgen']
const lastNames = ['Þórsdóttir', 'Ødegård', 'Müller', 'Novák', 'Kowalczyk', 'O’Brien', 'Sørensen', 'Tanaka', 'Núñez']
const connections: readonly { system: SystemId; name: string }[] = [
  { system: 'adaxes', name: 'Head office' },
  { system: 'adaxes', name: 'Zürich plant' },
  { system: 'okta', name: 'Partners' },
]
const factorLabels = ['Google Authenticator', 'Okta Verify', 'Microsoft Authenticator', 'Duo Mobile']

const pick = <Value>(values: readonly Value[], number: number): Value => {
  const value = values[number % values.length]
  if (value === undefined) throw new Error('Nothing to pick from.')
  return value
}

/** The same for the same arguments. `steps` defaults to one or two, by number. */
export function inventedIntent(number: number, at: string, steps = 1 + (number % 2)): Intended {
  const connection = pick(connections, number)
  const connectionId = inventedId(2, connections.indexOf(connection))
  const accountId = inventedId(3, number % 4_000)
  const first = pick(firstNames, number)
  const last = pick(lastNames, Math.floor(number / firstNames.length))
  const login = `person${number % 4_000}`
  return {
    operationId: operationId(number),
    at,
    kind: 'intended',
    agent: { osUser: `CORP\\agent${number % 12}`, displayName: `Agent ${number % 12}`, host: `DESK-${number % 12}` },
    ticket: `INC-${100_000 + number}`,
    reason: number % 3 === 0 ? 'New phone, the manager called back' : 'Lost phone',
    accounts: [
      {
        account: {
          connectionId,
          accountId,
          displayName: `${first} ${last}`,
          logins: [login, `${login}@example.invalid`],
          email: `${login}@example.invalid`,
          employeeNumber: String(10_000 + (number % 4_000)),
          title: 'Controller',
          department: 'Finance',
          office: null,
          manager: 'Per Holm',
          path: `CN=${login},OU=Finance,DC=example,DC=invalid`,
          state: { disabled: false, locked: false, expiresAt: null },
        },
        connection: { connectionId, ...connection, environment: 'production' },
        before: {
          readAt: at,
          factors: {
            knowledge: 'listed',
            mayBeIncomplete: false,
            items: factorLabels.slice(0, steps + 1).map((label, index) => ({
              id: String(index),
              kind: 'authenticator-app',
              label,
              detail: null,
              enrolledAt: null,
              known: true,
              removable: true,
            })),
          },
          services: [{ ...microsoft365, reset: 'possible' }],
          all: null,
        },
      },
    ],
    steps: Array.from({ length: steps }, (_, index) => ({
      id: `s${index + 1}`,
      connectionId,
      accountId,
      effects: [{ kind: 'remove-factor', factorId: String(index), label: pick(factorLabels, index + number) }],
    })),
    retryOf: null,
  }
}

export const inventedOutcome = (kind: StepOutcome['kind']): StepOutcome => ({
  kind,
  code: kind === 'failed' ? 'forbidden' : kind === 'outcome-unknown' ? 'outcome-unknown' : null,
  serverText: 'The operation was carried out.',
  messages: [{ level: 'information', source: 'Directory', text: 'One method was looked at.', depth: 0 }],
})

export const agent = { osUser: 'CORP\\agent1', displayName: 'Agent 1', host: 'DESK-1' }

const messageId = (number: number): string => inventedId(4, number)

/** What became of a message about an invented operation: a notice to its person unless said otherwise. */
export function inventedMessage(
  number: number,
  at: string,
  changes: Partial<Extract<HistoryEntry, { kind: 'message-settled' }>> = {},
): HistoryEntry {
  const accounts = inventedIntent(number, at).accounts.map(({ account: { connectionId, accountId } }) => ({
    connectionId,
    accountId,
  }))
  return {
    kind: 'message-settled',
    operationId: operationId(number),
    at,
    agent,
    messageId: messageId(1),
    message: { kind: 'notice', to: 'person', accounts },
    outcome: 'accepted',
    code: null,
    ...changes,
  }
}

/** Its first step's method was set up again. */
export function inventedSetUpAgain(number: number, at: string, stepId = 's1'): HistoryEntry {
  const method = { effect: 0, kind: 'push', label: 'Okta Verify', setUpAt: at, timeFrom: 'system' } as const
  return { kind: 'set-up-again', operationId: operationId(number), at, agent, stepId, methods: [method] }
}

export function inventedNotSetUpAgain(number: number, at: string, stepId = 's1'): HistoryEntry {
  return { kind: 'not-set-up-again', operationId: operationId(number), at, agent, stepId, effects: [0], readAt: at }
}

/** A whole operation: intent, each step sent and answered, end. `kinds` gives each step its outcome. */
export function inventedOperation(
  number: number,
  at: string,
  kinds: readonly StepOutcome['kind'][] = ['succeeded'],
): HistoryEntry[] {
  const intended = inventedIntent(number, at, kinds.length)
  const common = { operationId: intended.operationId, at }
  return [
    intended,
    ...kinds.flatMap((kind, index): HistoryEntry[] => [
      { ...common, kind: 'sent', stepId: `s${index + 1}` },
      { ...common, kind: 'outcome', stepId: `s${index + 1}`, outcome: inventedOutcome(kind) },
    ]),
    {
      ...common,
      kind: 'finished',
      checks: kinds.map((kind, index) => ({
        stepId: `s${index + 1}`,
        verdicts: [kind === 'outcome-unknown' ? 'cannot-tell' : 'gone'],
        readAt: at,
      })),
    },
  ]
}

/**
 * Fills an empty folder with a journal as the application writes it, without its syncs. `entries` are in order, their
 * months never going backwards. Returns the last link.
 */
export function writeJournal(folder: string, entries: Iterable<HistoryEntry>): Link {
  let link = chainStart
  let month = ''
  let file: number | null = null
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const flush = () => {
    if (file !== null) writeSync(file, Buffer.concat(waiting))
    waiting = []
    waitingBytes = 0
  }
  const write = (line: { bytes: Buffer; link: Link }) => {
    link = line.link
    waiting.push(line.bytes)
    waitingBytes += line.bytes.length
    if (waitingBytes > 8 * 1024 * 1024) flush()
  }
  for (const entry of entries) {
    if (monthOf(entry.at) !== month) {
      flush()
      if (file !== null) closeSync(file)
      month = monthOf(entry.at)
      file = openSync(join(folder, monthFileName(month)), 'wx', 0o600)
      write(writeLine(link, { month }))
    }
    write(writeLine(link, { entry }))
  }
  flush()
  if (file !== null) closeSync(file)
  const head = openSync(join(folder, 'head.json'), 'wx', 0o600)
  writeSync(head, headBytes(link))
  closeSync(head)
  return link
}

/** `count` operations of one or two steps, spread evenly over the two years before `end`. */
export function* manyOperations(count: number, end = Date.parse('2026-11-20T12:00:00.000Z')): Generator<HistoryEntry> {
  const span = 730 * 24 * 3_600_000
  for (let number = 0; number < count; number += 1) {
    const at = new Date(end - span + Math.floor((span * number) / count)).toISOString()
    yield* inventedOperation(
      number,
      at,
      number % 2 === 0 ? ['succeeded'] : ['succeeded', number % 97 === 1 ? 'failed' : 'succeeded'],
    )
  }
}
