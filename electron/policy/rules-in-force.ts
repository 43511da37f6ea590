/**
 * What is in force: the settings of this computer, overridden by whatever the organisation's policy sets.
 *
 * A policy that cannot be used blocks resets and all changes to rules immediately, even if the previous one was valid: no copy of that
 * is stored on the disk, where the people it applies to could change it. A reset in progress keeps the rules it began with.
 */
import { isDeepStrictEqual } from 'node:util'
import { noCentralRecord } from '../../shared/domain/default-rules.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { RuleKey, type PolicyFacts, type PolicyInForce } from '../../shared/domain/policy.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import type { Settings, SettingsChanges } from '../../shared/domain/settings.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import { fileProblem } from './policy-text.ts'
import { plainFolder, type PolicySource } from './policy-source.ts'
import type { PolicyReading } from './read-policy.ts'

export interface GovernedSettings extends SettingsStore {
  /**
   * Throws `CodedError` `set-by-organisation` if the policy lists the connections, or if that is not known: then users can only set their
   * secrets.
   */
  requireOwnConnections(): void
}

export interface RulesInForce {
  /** The settings in force. Changing what the policy sets throws `CodedError` `set-by-organisation`. */
  readonly settings: GovernedSettings
  readonly inForce: () => PolicyInForce
  readonly facts: () => PolicyFacts
  /** SHA-256 of the policy in force, for the record; `null` without one. */
  readonly hash: () => string | null
  /** Resolves when the policy has been read at some time after this call. */
  fresh(): Promise<void>
  /** The same before a reset. Throws `CodedError` `policy-broken`. */
  require(): Promise<void>
  close(): void
}

export interface RulesInForcePorts {
  readonly own: SettingsStore
  readonly source: PolicySource
  readonly platform: NodeJS.Platform
  readonly now: () => Date
  readonly logger: Logger
  /** Called when the rules in force have changed. */
  readonly changed: () => void
}

/** Debounces changes: replacing one file causes several events. */
const settleMs = 500
/** For changes that no watcher reports: of rights, and in folders that cannot be watched. */
const againMs = 60_000

export async function createRulesInForce(ports: RulesInForcePorts): Promise<RulesInForce> {
  const { own, source, platform, now, logger, changed } = ports
  let reading = judged(await source.read(), source, platform)
  let readAt = now()
  /** Look-ups continue with these while the policy cannot be read. */
  let connections = listedIn(reading)
  logReading(reading, logger)

  const inTurn = createSerialQueue()
  const fresh = (): Promise<void> =>
    inTurn(async () => {
      const before = reading
      reading = judged(await source.read(), source, platform)
      readAt = now()
      if (isDeepStrictEqual(reading, before)) return
      if (reading.state !== 'broken') connections = listedIn(reading)
      logReading(reading, logger)
      changed()
    })

  let settling: NodeJS.Timeout | null = null
  const onFileChange = (): void => {
    if (settling !== null) clearTimeout(settling)
    settling = setTimeout(() => void fresh(), settleMs)
    settling.unref()
  }
  const stopWatching = source.watch(onFileChange)
  const byTheClock = setInterval(() => void fresh(), againMs)
  byTheClock.unref()

  const inForce = (): PolicyInForce => ({
    state: reading.state,
    locked: lockedBy(reading),
    connectionsLocked: connections !== null || reading.state === 'broken',
    problems: reading.state === 'broken' ? [...reading.problems] : [],
  })

  return {
    settings: governed(own, { reading: () => reading, connections: () => connections, logger }),
    inForce,
    facts: () => ({
      ...inForce(),
      path: source.path,
      readAt: readAt.toISOString(),
      hash: reading.state === 'unmanaged' ? null : reading.hash,
    }),
    hash: () => (reading.state === 'managed' ? reading.hash : null),
    fresh,
    async require() {
      await fresh()
      if (reading.state === 'broken') throw new CodedError('policy-broken')
    },
    close() {
      stopWatching()
      clearInterval(byTheClock)
      if (settling !== null) clearTimeout(settling)
    },
  }
}

/** A data folder is chosen once, at the start: following a later change in the policy would put the record in two places. */
function judged(reading: PolicyReading, { startedWith }: PolicySource, platform: NodeJS.Platform): PolicyReading {
  if (reading.state !== 'managed') return reading
  const { dataFolder } = reading.policy
  const wanted = dataFolder === null ? null : plainFolder(dataFolder, platform)
  if (wanted === startedWith) return reading
  const problem = { ...fileProblem('data-folder-changed'), path: 'dataFolder' }
  return { state: 'broken', problems: [problem], hash: reading.hash }
}

const listedIn = (reading: PolicyReading): readonly Connection[] | null =>
  reading.state === 'managed' ? reading.policy.connections : null

function lockedBy(reading: PolicyReading): RuleKey[] {
  switch (reading.state) {
    case 'unmanaged':
      return []
    case 'managed':
      return RuleKey.options.filter((key) => key in reading.policy.rules)
    case 'broken':
      return [...RuleKey.options]
  }
}

function logReading(reading: PolicyReading, logger: Logger): void {
  if (reading.state === 'broken') logger.error('policy-broken', { reason: reading.problems[0]?.code ?? '' })
  else logger.info('policy-read', { kind: reading.state })
}

/** While the rules are unknown, no look-ups are stored, nothing is deleted, no address is contacted, and no notice, note or later look is made. */
const whileBroken = (own: Rules): Partial<Rules> => ({
  recents: { ...own.recents, kept: false },
  historyRetentionMonths: null,
  updates: { address: null },
  notices: { ...own.notices, server: null },
  centralRecord: noCentralRecord,
  ticket: { ...own.ticket, note: false },
  watchAfterReset: false,
})

function governed(
  own: SettingsStore,
  {
    reading,
    connections,
    logger,
  }: { reading: () => PolicyReading; connections: () => readonly Connection[] | null; logger: Logger },
): GovernedSettings {
  const refuse = (keys: readonly string[]): never => {
    logger.warn('policy-change-refused', { reason: keys.join(' ') })
    const fieldErrors = Object.fromEntries(keys.map((key) => [key, 'set-by-organisation']))
    throw new CodedError('set-by-organisation', { fieldErrors })
  }
  const requireOwnConnections = (): void => {
    if (connections() !== null || reading().state === 'broken') refuse(['connections'])
  }
  const requireFree = (changes: SettingsChanges): void => {
    const locked = lockedBy(reading()).filter((key) => changes[key] !== undefined)
    if (locked.length > 0) refuse(locked)
  }
  const governedBy = (settings: Settings): Settings => {
    const current = reading()
    if (current.state === 'unmanaged') return settings
    return { ...settings, ...(current.state === 'managed' ? current.policy.rules : whileBroken(settings)) }
  }
  const ifKnown = (settings: Settings | null): Settings | null => (settings === null ? null : governedBy(settings))
  const read = (): Settings => governedBy(own.read())
  return {
    ...own,
    previous: () => ifKnown(own.previous()),
    lastKnown: () => ifKnown(own.lastKnown()),
    defaults: () => governedBy(own.defaults()),
    get found() {
      return own.found
    },
    read,
    requireFree,
    change(changes) {
      requireFree(changes)
      own.change(changes)
      return read()
    },
    connections: () => connections() ?? own.connections(),
    putConnection(connection) {
      // A new secret is stored together with the unchanged connection.
      const isUnchanged = (kept: Connection): boolean => isDeepStrictEqual(kept, connection)
      const listed = connections()
      if (listed?.some(isUnchanged) === true) return
      if (!(listed ?? own.connections()).some(isUnchanged)) requireOwnConnections()
      own.putConnection(connection)
    },
    removeConnection(connectionId) {
      requireOwnConnections()
      own.removeConnection(connectionId)
    },
    requireOwnConnections,
  }
}
