/**
 * Looks whether there is a newer version, once a day at most, and tells. Refuses to fetch or install one, and to look while somebody
 * practises or where no address is set.
 */
import { isYounger } from '../../shared/domain/age.ts'
import type { UpdateFailure, Updates } from '../../shared/domain/updates.ts'
import { codeOf, CodedError } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import type { FileSystem } from '../storage/file-system.ts'
import { readCheckRecord, writeCheckRecord, type UpdateCheckRecord } from './check-record.ts'
import { isNewerVersion, VersionFile } from './version-file.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What came from the address: JSON of whatever form, or why none came. */
export type Fetched =
  { readonly kind: 'json'; readonly json: unknown } | { readonly kind: 'failed'; readonly failure: UpdateFailure }

export interface UpdatesPorts {
  /** Of the running application. */
  readonly version: string
  /** Absolute path of what is remembered. */
  readonly recordPath: string
  /** `null` where nobody set one. */
  readonly address: () => string | null
  readonly isPractice: () => boolean
  /** Rejects only when the signal is aborted. */
  readonly fetchFile: (address: string, signal: AbortSignal) => Promise<Fetched>
  readonly openExternal: (url: string) => Promise<void>
  /** A look has ended, or the first reading of what is remembered. */
  readonly changed: () => void
  readonly now: () => Date
  readonly logger: Logger
  /** @default Node's, retrying on what others hold */
  readonly files?: FileSystem
}

export interface UpdatesService {
  read(): Updates
  /** The version to tell of, `null` where there is none newer. */
  newerVersion(): string | null
  /** Looks if a day has passed since the last look at this address. Never rejects. */
  checkIfDue(): Promise<void>
  /** Throws `CodedError` `updates-off` or `updates-in-practice`. What cannot be read is in the answer, not thrown. */
  checkNow(): Promise<Updates>
  /** Opens the page the version file names, as it was read here. Throws `CodedError` `update-link-unknown` and what opening throws. */
  openLink(): Promise<void>
  /** Gives up a look under way. */
  close(): Promise<void>
}

export async function openUpdates(ports: UpdatesPorts): Promise<UpdatesService> {
  let kept: UpdateCheckRecord | null = null
  let isRead = false
  /** Again before each look, for as long as another program holds the file. */
  const readKept = async (): Promise<void> => {
    if (isRead) return
    try {
      kept = await readCheckRecord(ports.recordPath, ports.files)
      isRead = true
    } catch (cause) {
      ports.logger.warn('look-record-not-read', { code: codeOf(cause) })
    }
  }
  await readKept()
  const closing = new AbortController()
  let underWay: { readonly address: string; readonly look: Promise<void> } | null = null

  /** What is remembered of the address that is set now. */
  const current = (): UpdateCheckRecord | null => (kept !== null && kept.address === ports.address() ? kept : null)

  const off = (): Updates['off'] => {
    if (ports.address() === null) return 'no-address'
    return ports.isPractice() ? 'practice' : null
  }

  const checkAddress = async (address: string): Promise<void> => {
    const fetched = await ports.fetchFile(address, closing.signal)
    await readKept()
    // What is found at an address that was changed meanwhile tells nothing.
    if (ports.address() !== address) return
    const parsed = fetched.kind === 'json' ? VersionFile.safeParse(fetched.json) : null
    const failure = fetched.kind === 'failed' ? fetched.failure : parsed?.success === true ? null : 'not-understood'
    const at = ports.now().toISOString()
    const before = kept?.address === address ? kept.known : null
    kept = {
      version: 1,
      address,
      lookedAt: at,
      failure,
      known: parsed?.success === true ? { readAt: at, release: parsed.data } : before,
    }
    if (failure !== null) ports.logger.warn('version-file-not-read', { code: failure })
    else ports.logger.info('version-file-read')
    // What is remembered and could not be read may know of a version; this look then has to know better.
    if (isRead || kept.known !== null) await remember(kept)
    ports.changed()
  }

  const remember = async (record: UpdateCheckRecord): Promise<void> => {
    try {
      await writeCheckRecord(ports.recordPath, record, ports.files)
      isRead = true
    } catch (cause) {
      // It is then looked at once more after the next start: nothing to trouble anybody with.
      ports.logger.warn('look-not-remembered', { code: codeOf(cause) })
    }
  }

  const look = (address: string): Promise<void> => {
    if (underWay?.address === address) return underWay.look
    const started = checkAddress(address).finally(() => {
      if (underWay?.look === started) underWay = null
    })
    underWay = { address, look: started }
    return started
  }

  const read = (): Updates => {
    const record = current()
    return {
      off: off(),
      lastLook: record === null ? null : { at: record.lookedAt, failure: record.failure },
      nextLookAt: record === null ? null : new Date(Date.parse(record.lookedAt) + dayMs).toISOString(),
      known:
        record === null || record.known === null
          ? null
          : { ...record.known, isNewer: isNewerVersion(record.known.release.version, ports.version) },
    }
  }

  return {
    read,

    newerVersion() {
      const { off, known } = read()
      return off === null && known?.isNewer === true ? known.release.version : null
    },

    async checkIfDue() {
      const address = ports.address()
      if (address === null || off() !== null) return
      await readKept()
      const record = current()
      if (record !== null && isYounger(Date.parse(record.lookedAt), dayMs, ports.now().getTime())) return
      await look(address).catch(() => undefined)
    },

    async checkNow() {
      const address = ports.address()
      if (address === null) throw new CodedError('updates-off')
      if (ports.isPractice()) throw new CodedError('updates-in-practice')
      await look(address)
      return read()
    },

    async openLink() {
      const record = current()
      if (record === null || record.known === null) throw new CodedError('update-link-unknown')
      await ports.openExternal(record.known.release.link)
    },

    async close() {
      closing.abort()
      await underWay?.look.catch(() => undefined)
    },
  }
}
