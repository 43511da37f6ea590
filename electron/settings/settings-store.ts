/**
 * What the rest of main may ask of the settings: a person's settings, the connections and the workspace last used.
 *
 * A file that is there and cannot be used is never overwritten: `found` says so, every change is refused with
 * `SettingsClosedError`, and only `startFresh` (asked for by a person) puts it aside. What another program holds is not known
 * to be of no use: it is read again, and never put aside.
 */
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { SettingsFound, SettingsUsable } from '../../shared/domain/settings-found.ts'
import type { Settings, SettingsChanges } from '../../shared/domain/settings.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { ReadResult } from '../storage/read-result.ts'

type SettingsClosed = Exclude<SettingsFound, SettingsUsable>

export class SettingsClosedError extends CodedError {
  override readonly name = 'SettingsClosedError'

  constructor(found: SettingsClosed) {
    super(`settings-${found}`)
  }
}

export interface SettingsStore {
  readonly found: SettingsFound
  /** Looks once more at a file that could not be used, without waiting for it. Answers whether it can be used now. */
  readAgain(): boolean
  /** Defaults where nothing is stored or nothing can be read. */
  read(): Settings
  /** Throws where these changes are nobody's to make here, so that nobody is asked about them. Absent: they are the person's. */
  requireFree?(changes: SettingsChanges): void
  /** Throws `SettingsClosedError`, `StorageError`. */
  change(changes: SettingsChanges): Settings
  connections(): readonly Connection[]
  /** Adds the connection, or replaces the one with its id. Throws `SettingsClosedError`, `StorageError`. */
  putConnection(connection: Connection): void
  removeConnection(connectionId: string): void
  workspace(): WorkspaceKind
  setWorkspace(kind: WorkspaceKind): void
  /**
   * Where the file still cannot be understood: keeps it under a dated name beside it, begins again, returns that name. Throws
   * `SettingsClosedError` for a newer version's, `StorageError` also where another program holds it.
   */
  startFresh(): { keptAs: string | null }
  /** The settings before the last change, where the file cannot be understood and a whole copy of them lies beside it; else `null`. */
  previous(): Settings | null
  /** The settings as they were when they could be used in this run; `null` where they never could. */
  lastKnown(): Settings | null
  /** The settings of a new installation. */
  defaults(): Settings
  /** Puts that copy in the place of the file, which is kept as by `startFresh`. Throws as that, also where there is no such copy. */
  restorePrevious(): { keptAs: string | null }
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

/** Whether to wait about a second for a file that another program holds. */
export type WhenInUse = 'wait' | 'at-once'

/**
 * The file under the settings, as a port: electron-store in the application, its base class conf under plain Node. Both
 * write the same file. Values are plain JSON.
 */
export interface SettingsFile {
  /**
   * The whole document; `unreadable` is what is not JSON. Throws `StorageError` where it cannot be read.
   */
  read(whenInUse: WhenInUse): ReadResult<unknown>
  /** Replaces the whole document, keeping a copy of the one before. Throws `StorageError`; the file is then as it was. */
  write(document: Readonly<Record<string, unknown>>): void
  /** The copy kept of the document before, as `read`. */
  readPrevious(): ReadResult<unknown>
  /**
   * Renames the file to a name that carries `mark`, and puts the copy in its place, which stays as well. Returns as `putAside`.
   * Throws `StorageError`; the file is then as it was.
   */
  restorePrevious(mark: string): string | null
  /**
   * Renames the file, and the copy kept of the document before, to names that carry `mark`. Returns the file's new name
   * (without folder), or `null` when there was none. Throws `StorageError`.
   */
  putAside(mark: string): string | null
}
