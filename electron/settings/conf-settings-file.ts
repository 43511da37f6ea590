/**
 * The settings file under plain Node, written by conf; and what electron-store, which is conf with Electron's folders,
 * shares with it. Both write the same file in the same form.
 *
 * conf is used for its reading and its atomic writing only. It never gets defaults, a schema, migrations or
 * `clearInvalidConfig`: each of these lets it write without being told to, and a damaged file must stay as it is.
 */
import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import Conf, { type Options } from 'conf'
import { copyFileAtomicallySync, removeLeftTemporaryFilesSync } from '../storage/atomic-file.ts'
import { flushFolderSync } from '../storage/flush-folder.ts'
import { toStorageError } from '../storage/storage-error.ts'
import { settingsFileName } from './settings-format.ts'
import type { SettingsFile } from './settings-store.ts'

type Document = Record<string, unknown>

/** What both stores are opened with. */
export const storeOptions = {
  fileExtension: 'json',
  configFileMode: 0o600,
  clearInvalidConfig: false,
  accessPropertiesByDotNotation: false,
  deserialize: parseDocument,
} as const satisfies Options<Document>

/**
 * conf takes bytes that are not UTF-8 for question marks, which would be written back in place of what was there. A byte
 * order mark, which Windows editors add, is harmless.
 */
function parseDocument(text: string): Document {
  if (text.includes('\uFFFD')) throw new TypeError('not UTF-8')
  return JSON.parse(text.replace(/^\uFEFF/, '')) as Document
}

/** `folder` is absolute. */
export function createConfSettingsFile({ folder }: { readonly folder: string }): SettingsFile {
  return settingsFileOver(
    folder,
    () => new Conf<Document>({ ...storeOptions, cwd: folder, configName: settingsFileName }),
  )
}

/** How conf's writing (by the package atomically) names its temporary files: behind the file's own name. */
const confTemporaryMark = /^\.tmp-\d{10}[0-9a-f]{6}$/

/** `open` reads the file at once and throws when that fails, so it is called anew for each reading and writing. */
export function settingsFileOver(folder: string, open: () => { store: Document }): SettingsFile {
  const path = join(folder, `${settingsFileName}.json`)
  const previousPath = withMark(path, 'previous')
  removeLeftTemporaryFilesSync(path, confTemporaryMark)
  removeLeftTemporaryFilesSync(previousPath)
  return {
    exists: () => existsSync(path),
    read: () => open().store,
    write(document) {
      try {
        const store = open()
        if (existsSync(path)) copyFileAtomicallySync(path, previousPath)
        store.store = { ...document }
        flushFolderSync(folder)
      } catch (cause) {
        throw toStorageError(cause)
      }
    },
    putAside(mark) {
      try {
        // The copy goes aside too: the next two writings would otherwise replace the last readable settings there were.
        if (existsSync(previousPath)) renameSync(previousPath, withMark(previousPath, mark))
        if (!existsSync(path)) return null
        const asidePath = withMark(path, mark)
        renameSync(path, asidePath)
        return basename(asidePath)
      } catch (cause) {
        throw toStorageError(cause)
      }
    },
  }
}

/** `settings.json` becomes `settings.MARK.json`. */
function withMark(path: string, mark: string): string {
  const extension = extname(path)
  return join(dirname(path), `${basename(path, extension)}.${mark}${extension}`)
}
