/**
 * The certificates that the operating system trusts, read once in a thread of its own: with some network filters on macOS
 * reading them takes seconds, up to minutes, and nothing else of main would run meanwhile (nodejs/node#63313).
 *
 * The thread ends by itself once it has told them. It is never ended by force: that would have to wait for the very call.
 */
import tls from 'node:tls'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { Logger } from '../logging/logger.ts'

const Certificates = z.array(z.string())

/**
 * Gives PEM certificates; none where they could not be had, which the log says: Node's own list remains then, fewer servers are
 * trusted, never more. The first call starts the reading, every further one gets the same. Never rejects.
 *
 * `workerFile`: `system-certificates-worker` as it was built. `canRead`: whether this runtime has the function at all (Node 22.15).
 */
export function createSystemCertificates(
  workerFile: string | URL,
  logger: Logger,
  canRead = 'getCACertificates' in tls,
): () => Promise<readonly string[]> {
  const read = async (): Promise<readonly string[]> => {
    const started = performance.now()
    try {
      if (!canRead) throw new Error('not in this runtime')
      const certificates = Certificates.parse(await firstMessage(workerFile))
      const told = { count: certificates.length, tookMs: Math.round(performance.now() - started) }
      if (certificates.length > 0) logger.info('system-certificates-read', told)
      else logger.warn('system-certificates-read', told)
      return certificates
    } catch (cause) {
      const reason = !canRead ? 'not in this runtime' : cause instanceof Error ? cause.name : typeof cause
      logger.warn('system-certificates-not-read', { reason })
      return []
    }
  }
  let reading: Promise<readonly string[]> | null = null
  return () => (reading ??= read())
}

/** What a new worker says first. Rejects where it ends without a word. Neither keeps the program alive. */
function firstMessage(workerFile: string | URL): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile)
    worker.on('message', resolve)
    worker.on('messageerror', reject)
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('ended without a word')))
    worker.unref()
  })
}
