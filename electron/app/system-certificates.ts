/**
 * The certificates that the operating system trusts, read once in a thread of its own: with some network filters on macOS
 * reading them takes seconds, up to minutes, and nothing else of main would run meanwhile (nodejs/node#63313).
 *
 * The thread ends by itself once it has told them. It cannot be ended by force: that waits for the very call.
 */
import tls from 'node:tls'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { Logger } from '../logging/logger.ts'

const Certificates = z.array(z.string())

export interface SystemCertificates {
  /**
   * PEM certificates; none where they could not be read, which the log says: Node's own list remains then, fewer servers are trusted,
   * never more. The first call starts the reading, every further one gets the same. Never rejects.
   */
  readonly read: () => Promise<readonly string[]>
  /** Whether the thread has not ended yet. Whoever ends the program must know: Node would wait for it, however long that takes. */
  readonly isReading: () => boolean
}

/**
 * `workerFile`: `system-certificates-worker` as it was built. `canRead`: whether this runtime has the function at all (Node 22.15).
 */
export function createSystemCertificates(
  workerFile: string | URL,
  logger: Logger,
  canRead = 'getCACertificates' in tls,
): SystemCertificates {
  let running = false

  /** What the worker says first. Rejects where it ends without a word. It does not keep the program alive. */
  const firstMessage = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile)
      running = true
      worker.on('message', resolve)
      worker.on('messageerror', reject)
      worker.on('error', reject)
      worker.on('exit', () => {
        running = false
        reject(new Error('ended without a word'))
      })
      worker.unref()
    })

  const read = async (): Promise<readonly string[]> => {
    const started = performance.now()
    try {
      if (!canRead) throw new Error('not in this runtime')
      const certificates = Certificates.parse(await firstMessage())
      const facts = { count: certificates.length, tookMs: Math.round(performance.now() - started) }
      if (certificates.length > 0) logger.info('system-certificates-read', facts)
      else logger.warn('system-certificates-read', facts)
      return certificates
    } catch (cause) {
      const reason = !canRead ? 'not in this runtime' : cause instanceof Error ? cause.name : typeof cause
      logger.warn('system-certificates-not-read', { reason })
      return []
    }
  }

  let reading: Promise<readonly string[]> | null = null
  return { read: () => (reading ??= read()), isReading: () => running }
}
