/**
 * A process of its own that carries out one reset and dies where it is told to, as if its power were cut. Started by the tests
 * of recovery under plain Node; its one argument is a `ResetChildOrder` as JSON. It writes a line to its output for each
 * journal entry that was acknowledged.
 */
import { writeSync } from 'node:fs'
import * as nodeFileSystem from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createNetwork } from '../../electron/app/network.ts'
import { realSystems } from '../../electron/app/real-systems.ts'
import { createText } from '../../electron/app/text.ts'
import { createProofBook, proofLifetimeMs } from '../../electron/caller-check/proof-book.ts'
import { createConnections } from '../../electron/connections/connections.ts'
import { openHistory } from '../../electron/history/file-history.ts'
import { createSilentLogger } from '../../electron/logging/file-logger.ts'
import { createResetLimits } from '../../electron/resets/limits.ts'
import { createOperationJournal, createWaitingEntries } from '../../electron/resets/operation-journal.ts'
import { createResets } from '../../electron/resets/resets.ts'
import { Secret } from '../../electron/secret/secret.ts'
import { createConfSettingsFile } from '../../electron/settings/conf-settings-file.ts'
import { createSettingsStore } from '../../electron/settings/versioned-settings.ts'
import type { FileHandle, FileSystem } from '../../electron/storage/file-system.ts'
import { createSerialQueue } from '../../electron/turns/in-turn.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import type { HistoryEntry } from '../../shared/domain/history-entry.ts'
import type { ResetSelection } from '../../shared/domain/reset-plan.ts'
import { makeProof, makeRefusedCheck } from './domain-fixtures.ts'
import { cutPower } from './power-cut.ts'
import { willingPerson } from './willing-person.ts'
import { noBrowser } from './no-browser.ts'

/** Where it dies: before or after the nth entry (from 1), or with half of its line written; `null` lets it live. */
export type DyingPoint = `${'before' | 'after' | 'within'} ${number}`

export interface ResetChildOrder {
  readonly folder: string
  readonly token: string
  readonly selection: ResetSelection
  readonly diesAt: DyingPoint | null
  /** The reset uses up a passed check of this id; or it is a check that is refused, and nothing is reset. */
  readonly check: { readonly proofId: string } | 'refused'
}

/** Node's file system, but for a month's nth line, of which half is written. */
function dyingFileSystem(nth: number | null): FileSystem {
  let writes = 0
  const dying = (handle: FileHandle): FileHandle =>
    new Proxy(handle, {
      get(target, name) {
        if (name === 'write') {
          return async (bytes: Uint8Array, offset: number, length: number, position: number) => {
            writes += 1
            if (writes !== nth) return target.write(bytes, offset, length, position)
            await target.write(bytes, offset, Math.floor(length / 2), position)
            await target.sync()
            return cutPower()
          }
        }
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  return {
    ...nodeFileSystem,
    open: async (path, flags, mode) => {
      const handle = await nodeFileSystem.open(path, flags, mode)
      return String(path).endsWith('.jsonl') && flags !== 'r' ? dying(handle) : handle
    },
  }
}

async function carryOut({ folder, token, selection, diesAt, check }: ResetChildOrder): Promise<void> {
  const now = (): Date => new Date()
  const [when, nthText] = diesAt?.split(' ') ?? []
  const nth = Number(nthText)
  const real = openHistory({
    folder: join(folder, 'history'),
    now,
    logger: createSilentLogger(),
    fileSystem: dyingFileSystem(when === 'within' ? nth : null),
  })
  let entries = 0
  const append = async (entry: HistoryEntry): Promise<void> => {
    entries += 1
    if (when === 'before' && entries === nth) cutPower()
    await real.append(entry)
    writeSync(1, `${entry.kind}\n`)
    if (when === 'after' && entries === nth) cutPower()
  }
  const history = new Proxy(real, {
    get(target, name) {
      if (name === 'append') return append
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })

  const settings = createSettingsStore(createConfSettingsFile({ folder }), { now, logger: createSilentLogger() })
  const vault = createMemoryVault()
  for (const { id, baseUrl } of settings.connections()) {
    await vault.write({ connectionId: id, origin: new URL(baseUrl).origin }, new Secret(token))
  }
  const systems = realSystems(
    createNetwork({
      version: '0.0.0-test',
      logger: createSilentLogger(),
      resolveProxy: () => Promise.resolve([{ by: 'direct' }]),
      trustedCertificates: () => Promise.resolve([]),
    }),
    () => 'en',
    noBrowser,
  )
  const agent = () => ({ osUser: 'ada', displayName: 'Ada Agent', host: 'desk-7' })
  const waiting = createWaitingEntries(history)
  const proofs = createProofBook(now)
  const journalWatch = { accepted: () => undefined, refused: () => undefined }
  const resets = createResets({
    connections: createConnections({ ...willingPerson, store: settings, vault, systems, now }),
    history,
    waiting,
    tryHistoryAgain: () => history.tryAgain(),
    requireRules: () => Promise.resolve(),
    policyHash: () => null,
    onEnded: () => undefined,
    settings: () => settings.read(),
    agent,
    tickets: { check: () => Promise.resolve(null) },
    limits: createResetLimits({
      history,
      waiting,
      rules: () => settings.read(),
      agent,
      relatedTo: () => [],
      inTurn: createSerialQueue(),
      now,
    }),
    relatedTo: () => [],
    proofs,
    confirm: () => Promise.resolve(true),
    showOneTimeCode: () => Promise.resolve(),
    messages: { begin: () => Promise.resolve(), finish: () => undefined },
    onCodeNotShown: () => undefined,
    emit: () => undefined,
    journalWatch,
    onStepThrew: () => undefined,
    text: createText(),
    localTime: (at) => at,
    platform: 'linux',
    now,
  })
  const prepare = (proofIds: string[]) => resets.prepare(1, [selection], null, new AbortController().signal, proofIds)
  const [planned] = (await prepare([])).accounts
  if (planned === undefined) throw new Error('A plan without an account.')
  const { account, connection } = planned
  const at = now().toISOString()
  if (check === 'refused') {
    const journal = createOperationJournal(history, waiting, journalWatch)
    await journal.record(makeRefusedCheck({ at, challengedAt: at, account: planned }))
    return
  }
  const expiresAt = new Date(now().getTime() + proofLifetimeMs).toISOString()
  const { accountId } = account
  proofs.keep(1, makeProof({ id: check.proofId, connection, accountId, takenAt: at, expiresAt }), account)
  const plan = await prepare([check.proofId])
  await resets.commit(1, plan.id, { ticket: 'INC1', reason: '', unchecked: '' })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await carryOut(JSON.parse(process.argv[2] ?? '') as ResetChildOrder)
  process.exit(0)
}
