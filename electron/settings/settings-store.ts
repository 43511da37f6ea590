/**
 * What the rest of main may ask of the settings: a person's settings, the connections and the workspace last used.
 *
 * A file that is there and cannot be used is never overwritten: `found` says so, every change is refused with
 * `SettingsClosedError`, and only `startFresh` (asked for by a person) puts it aside.
 */
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { Settings, SettingsChanges } from '../../shared/domain/settings.ts'

export type SettingsFound = 'ok' | 'absent' | 'unreadable' | 'newer'

export class SettingsClosedError extends Error {
  override readonly name = 'SettingsClosedError'
  readonly found: 'unreadable' | 'newer'

  constructor(found: 'unreadable' | 'newer') {
    super(`settings ${found}`)
    this.found = found
  }
}

export interface SettingsStore {
  readonly found: SettingsFound
  /** Defaults where nothing is stored or nothing can be read. */
  read(): Settings
  /** Throws `SettingsClosedError`, `StorageError`. */
  change(changes: SettingsChanges): Settings
  connections(): readonly Connection[]
  /** Adds the connection, or replaces the one with its id. Throws `SettingsClosedError`, `StorageError`. */
  putConnection(connection: Connection): void
  removeConnection(connectionId: string): void
  workspace(): WorkspaceKind
  setWorkspace(kind: WorkspaceKind): void
  /** Where `found` is `unreadable`: keeps the file under a dated name beside it, begins anew, returns that name. */
  startFresh(): { keptAs: string | null }
  /** One window's place and size, as the window room understands it; opaque here. */
  readWindowState(): WindowState | null
  writeWindowState(state: WindowState): void
}

export interface WindowState {
  readonly x: number | null
  readonly y: number | null
  readonly width: number
  readonly height: number
  readonly maximised: boolean
}

/**
 * The file under the settings, as a port: electron-store in the application, its base class conf under plain Node. Both
 * write the same file. Values are plain JSON; reading a damaged file throws.
 */
export interface SettingsFile {
  exists(): boolean
  /** The whole document. Throws when the file is there and cannot be read as JSON. */
  read(): unknown
  /** Replaces the whole document, keeping a copy of the one before. Throws `StorageError`; the file is then as it was. */
  write(document: Readonly<Record<string, unknown>>): void
  /**
   * Renames the file, and the copy kept of the document before, to names that carry `mark`. Returns the file's new name
   * (without folder), or `null` when there was none. Throws `StorageError`.
   */
  putAside(mark: string): string | null
}
