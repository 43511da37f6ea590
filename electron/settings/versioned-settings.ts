/**
 * The settings store over a settings file.
 *
 * It refuses to write over anything it could not read, whenever that turns out: each change reads the file again first, so
 * that a change made by another process since is kept, and a file damaged since is left alone.
 */
import type { Logger } from '../logging/logger.ts'
import {
  defaultDocument,
  type SettingsMigration,
  settingsMigrations,
  SettingsDocument,
  upgradeDocument,
} from './settings-document.ts'
import { settingsVersion } from './settings-format.ts'
import { SettingsClosedError, type SettingsFile, type SettingsFound, type SettingsStore } from './settings-store.ts'

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

function load(file: SettingsFile, migrations: readonly SettingsMigration[]): Loaded {
  let found: unknown
  try {
    if (!file.exists()) return { kind: 'absent' }
    found = file.read()
  } catch {
    return { kind: 'unreadable', reason: 'not-json' }
  }
  const upgraded = upgradeDocument(found, migrations, settingsVersion)
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
  let found: SettingsFound = 'absent'
  let document = defaultDocument

  function reload(): SettingsFound {
    const loaded = load(file, migrations)
    found = loaded.kind
    if (loaded.kind === 'ok') document = loaded.document
    if (loaded.kind === 'unreadable') logger.error('settings-unreadable', { reason: loaded.reason })
    return found
  }

  reload()

  function change(edit: (document: SettingsDocument) => SettingsDocument): void {
    const before = found === 'ok' || found === 'absent' ? reload() : found
    if (before === 'unreadable' || before === 'newer') throw new SettingsClosedError(before)
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
      if (found === 'newer') throw new SettingsClosedError(found)
      if (found !== 'unreadable') return { keptAs: null }
      // Colons are not allowed in Windows' file names.
      const keptAs = file.putAside(now().toISOString().replaceAll(':', '-'))
      document = defaultDocument
      found = 'absent'
      return { keptAs }
    },
    readWindowState: () => document.window,
    writeWindowState(state) {
      change((before) => ({ ...before, window: { ...state } }))
    },
  }
}
