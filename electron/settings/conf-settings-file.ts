/**
 * The settings file under plain Node, written by conf; and what electron-store, which is conf with Electron's folders,
 * shares with it. Both write the same file in the same form.
 *
 * conf is used for its atomic writing only, because it does not say whether a file is damaged or held by another program. It
 * never gets defaults, a schema, migrations or `clearInvalidConfig`: each of these lets it write without being told to, and a
 * damaged file must stay as it is.
 */
import { basename, dirname, extname, join } from 'node:path'
import Conf, { type Options } from 'conf'
import {
  readFileIfThereSync,
  removeLeftTemporaryFilesSync,
  renameIfThereSync,
  writeFileAtomicallySync,
} from '../storage/atomic-file.ts'
import { flushFolderSync } from '../storage/flush-folder.ts'
import { retryWhileInUseSync, type WaitSync } from '../storage/retry-in-use.ts'
import type { ReadResult } from '../storage/read-result.ts'
import { errorCode, StorageError, toStorageError } from '../storage/storage-error.ts'
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
export function createConfSettingsFile({ folder, wait }: { folder: string; wait?: WaitSync }): SettingsFile {
  const open = () => new Conf<Document>({ ...storeOptions, cwd: folder, configName: settingsFileName })
  return settingsFileOver(folder, open, wait)
}

/** How conf's writing (by the package atomically) names its temporary files: behind the file's own name. */
const confTemporaryMark = /^\.tmp-\d{10}[0-9a-f]{6}$/

/**
 * `open` reads the file at once and throws when that fails, so it is called again for each writing. The last step of a writing
 * waits for what others hold by itself (by the package atomically), as long as `wait` does here.
 */
export function settingsFileOver(folder: string, open: () => { store: Document }, wait?: WaitSync): SettingsFile {
  const path = join(folder, `${settingsFileName}.json`)
  const previousPath = withMark(path, 'previous')
  removeLeftTemporaryFilesSync(path, confTemporaryMark)
  removeLeftTemporaryFilesSync(previousPath)
  return {
    read: (whenInUse) => readDocument(path, whenInUse === 'wait' ? wait : () => undefined),
    readPrevious: () => readDocument(previousPath, wait),
    restorePrevious(mark) {
      const content = readFileIfThereSync(previousPath, wait)
      const asidePath = withMark(path, mark)
      const isKept = renameIfThereSync(path, asidePath, wait)
      try {
        if (content !== null) writeFileAtomicallySync(path, content, wait)
      } catch (cause) {
        renameIfThereSync(asidePath, path, wait)
        throw cause
      }
      flushFolderSync(folder)
      return isKept ? basename(asidePath) : null
    },
    write(document) {
      try {
        const before = readFileIfThereSync(path, wait)
        const store = retryWhileInUseSync(open, wait)
        if (before !== null) writeFileAtomicallySync(previousPath, before, wait)
        store.store = { ...document }
        flushFolderSync(folder)
      } catch (cause) {
        throw toStorageError(cause)
      }
    },
    putAside(mark) {
      // The copy goes aside too: the next two writings would otherwise replace the last readable settings there were.
      renameIfThereSync(previousPath, withMark(previousPath, mark), wait)
      const asidePath = withMark(path, mark)
      return renameIfThereSync(path, asidePath, wait) ? basename(asidePath) : null
    },
  }
}

function readDocument(path: string, wait?: WaitSync): ReadResult<unknown> {
  try {
    const content = readFileIfThereSync(path, wait)
    return content === null ? { kind: 'absent' } : { kind: 'ok', value: parseDocument(content.toString('utf8')) }
  } catch (cause) {
    // A folder in the file's place does not pass by waiting, no more than what is not JSON.
    if (cause instanceof StorageError && errorCode(cause.cause) !== 'EISDIR') throw cause
    return { kind: 'unreadable', reason: 'not-json' }
  }
}

/** `settings.json` becomes `settings.MARK.json`. */
function withMark(path: string, mark: string): string {
  const extension = extname(path)
  return join(dirname(path), `${basename(path, extension)}.${mark}${extension}`)
}
