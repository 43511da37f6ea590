/** A settings file in memory that can be damaged, made unwritable and looked into. */
import type { SettingsFile } from '../../electron/settings/settings-store.ts'
import { StorageError } from '../../electron/storage/storage-error.ts'

export interface TestSettingsFile extends SettingsFile {
  /** What is in the file, as text; `null` when there is none. */
  content: string | null
  /** The copy of the document before. */
  previous: string | null
  /** Names of what was put aside, with their content. */
  readonly aside: Map<string, string>
  full: boolean
  /** Another program has it open. */
  held: boolean
}

export function createTestSettingsFile(document?: unknown): TestSettingsFile {
  return {
    content: document === undefined ? null : JSON.stringify(document),
    previous: null,
    aside: new Map(),
    full: false,
    held: false,
    read() {
      if (this.held) throw new StorageError('file-in-use')
      if (this.content === null) return { kind: 'absent' }
      try {
        return { kind: 'ok', value: JSON.parse(this.content) as unknown }
      } catch {
        return { kind: 'unreadable', reason: 'not-json' }
      }
    },
    write(changed) {
      if (this.full) throw new StorageError('disk-full')
      if (this.held) throw new StorageError('file-in-use')
      if (this.content !== null) this.previous = this.content
      this.content = JSON.stringify(changed)
    },
    readPrevious() {
      return createTestSettingsFile().read.call({ ...this, content: this.previous }, 'wait')
    },
    restorePrevious(mark) {
      const { previous } = this
      const name = this.putAside(mark)
      this.content = previous
      return name
    },
    putAside(mark) {
      if (this.held) throw new StorageError('file-in-use')
      if (this.content === null) return null
      const name = `settings.${mark}.json`
      this.aside.set(name, this.content)
      this.content = null
      return name
    },
  }
}
