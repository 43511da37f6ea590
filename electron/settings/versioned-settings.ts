/**
 * The settings store over a settings file.
 *
 * It refuses to write over anything it could not read, whenever that turns out: each change reads the file again first, so
 * that a change made by another process since is kept, and a file damaged since is left alone.
 */
import { isUsable, type SettingsFound } from '../../shared/domain/settings-found.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Logger } from '../logging/logger.ts'
import {
  defaultDocument,
  type SettingsMigration,
  settingsMigrations,
  SettingsDocument,
  upgradeDocument,
} from './settings-document.ts'
import type { ReadResult } from '../storage/read-result.ts'
import { toStorageError, type StorageError } from '../storage/storage-error.ts'
import { settingsVersion } from './settings-format.ts'
import { SettingsClosedError, type WhenInUse, type SettingsFile, type SettingsStore } from './settings-store.ts'

export interface VersionedSettingsOptions {
  readonly now: () => Date
  readonly logger: Logger
  /** @default the application's own steps */
  readonly migrations?: readonly SettingsMigration[]
}

type Loaded =
  | { readonly kind: 'ok'; readonly document: SettingsDocument }
  | { readonly kind: 'absent' | 'newer' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'no-access'; readonly trouble: StorageError }

function load(file: SettingsFile, whenInUse: WhenInUse, migrations: readonly SettingsMigration[]): Loaded {
  return understood(() => file.read(whenInUse), migrations)
}

function understood(read: () => ReadResult<unknown>, migrations: readonly SettingsMigration[]): Loaded {
  let found: ReadResult<unknown>
  try {
    found = read()
  } catch (cause) {
    return { kind: 'no-access', trouble: toStorageError(cause) }
  }
  if (found.kind !== 'ok') return found
  const upgraded = upgradeDocument(found.value, migrations, settingsVersion)
  if (upgraded.kind !== 'ok') return upgraded
  const parsed = SettingsDocument.safeParse(upgraded.document)
  return parsed.success
    ? { kind: 'ok', document: parsed.data }
    : { kind: 'unreadable', reason: `invalid: ${parsed.error.issues[0]?.path.join('.') ?? ''}` }
}

/**
 * A migrated document is written with the first change, not before: until then the older version still finds its file.
 */
export function createSettingsStore(
  file: SettingsFile,
  { now, logger, migrations = settingsMigrations }: VersionedSettingsOptions,
): SettingsStore {
  const first = load(file, 'wait', migrations)
  let found: SettingsFound = first.kind
  let document = first.kind === 'ok' ? first.document : defaultDocument
  let wasUsable = isUsable(found)
  logTrouble(first)

  /** Throws `StorageError` where the file cannot be read and is known: it then stays known. */
  function reload(whenInUse: WhenInUse): SettingsFound {
    const loaded = load(file, whenInUse, migrations)
    if (loaded.kind === 'no-access' && isUsable(found)) throw loaded.trouble
    if (loaded.kind === 'ok') document = loaded.document
    if (loaded.kind !== found) logTrouble(loaded)
    found = loaded.kind
    wasUsable ||= isUsable(found)
    return found
  }

  function logTrouble(loaded: Loaded): void {
    if (loaded.kind === 'unreadable') logger.error('settings-unreadable', { reason: loaded.reason })
    if (loaded.kind === 'no-access') logger.warn('settings-no-access', { code: loaded.trouble.fault })
  }

  const previousSettings = (): Settings | null => {
    const loaded = understood(() => file.readPrevious(), migrations)
    return loaded.kind === 'ok' ? loaded.document.settings : null
  }

  /** Looks once more: what has become readable meanwhile is never put aside. Answers whether there is something to put aside. */
  function isToGo(): boolean {
    const again = isUsable(found) ? found : reload('wait')
    if (isUsable(again)) return false
    if (again !== 'unreadable') throw new SettingsClosedError(again)
    return true
  }

  /** Colons are not allowed in Windows' file names. */
  const mark = (): string => now().toISOString().replaceAll(':', '-')

  function change(edit: (document: SettingsDocument) => SettingsDocument): void {
    const before = found === 'unreadable' || found === 'newer' ? found : reload('wait')
    if (!isUsable(before)) throw new SettingsClosedError(before)
    // Parsed once more, so that nothing can be written that could not be read again.
    const changed = SettingsDocument.parse(edit(document))
    file.write(changed)
    document = changed
    found = 'ok'
  }

  return {
    get found() {
      return found
    },
    readAgain: () => isUsable(found) || isUsable(reload('at-once')),
    read: () => document.settings,
    change(changes) {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
      change((before) => ({ ...before, settings: { ...before.settings, ...given } }))
      return document.settings
    },
    connections: () => document.connections,
    putConnection(connection) {
      change((before) => {
        const isKnown = before.connections.some(({ id }) => id === connection.id)
        const connections = isKnown
          ? before.connections.map((other) => (other.id === connection.id ? connection : other))
          : [...before.connections, connection]
        return { ...before, connections }
      })
    },
    removeConnection(connectionId) {
      change((before) => ({ ...before, connections: before.connections.filter(({ id }) => id !== connectionId) }))
    },
    workspace: () => document.workspace,
    setWorkspace(kind) {
      change((before) => ({ ...before, workspace: kind }))
    },
    startFresh() {
      if (!isToGo()) return { keptAs: null }
      const keptAs = file.putAside(mark())
      document = defaultDocument
      found = 'absent'
      return { keptAs }
    },
    previous: () => (found === 'unreadable' ? previousSettings() : null),
    lastKnown: () => (wasUsable ? document.settings : null),
    defaults: () => defaultDocument.settings,
    restorePrevious() {
      if (!isToGo()) return { keptAs: null }
      if (previousSettings() === null) throw new SettingsClosedError('unreadable')
      const keptAs = file.restorePrevious(mark())
      reload('wait')
      return { keptAs }
    },
    readWindowState: () => document.window,
    writeWindowState(state) {
      change((before) => ({ ...before, window: { ...state } }))
    },
  }
}
