/** The operating system's certificates, read in a real thread. */
import { rootCertificates } from 'node:tls'
import { describe, expect, it, vi } from 'vitest'
import { createSystemCertificates } from '../../../electron/app/system-certificates.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'

const realWorker = new URL('../../../electron/app/system-certificates-worker.ts', import.meta.url)

/** A worker that runs `code`. */
const workerOf = (code: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; import tls from 'node:tls'; ${code}`)}`,
  )

describe('the certificates of the operating system', () => {
  it('are read in a thread, once, and counted in the log', async () => {
    const logger = createRecordingLogger()
    // The same list on every computer, told by the worker as it stands.
    const certificates = createSystemCertificates(
      workerOf(
        `tls.getCACertificates = () => tls.rootCertificates.slice(0, 3); await import(${JSON.stringify(realWorker)})`,
      ),
      logger,
    )
    const [first, again] = await Promise.all([certificates.read(), certificates.read()])
    expect(first).toEqual(rootCertificates.slice(0, 3))
    expect(again).toBe(first)
    expect(logger.lines).toMatchObject([{ level: 'info', event: 'system-certificates-read', fields: { count: 3 } }])
  })

  it('come from the system itself', async () => {
    const logger = createRecordingLogger()
    const certificates = await createSystemCertificates(realWorker, logger).read()
    // A computer without any is told as such, and not as a failure.
    expect(logger.lines).toMatchObject([{ event: 'system-certificates-read', fields: { count: certificates.length } }])
  })

  it('are told to be none where the list is empty', async () => {
    const logger = createRecordingLogger()
    expect(await createSystemCertificates(workerOf('parentPort.postMessage([])'), logger).read()).toEqual([])
    expect(logger.lines).toMatchObject([{ level: 'warn', event: 'system-certificates-read', fields: { count: 0 } }])
  })

  it.each([
    ['a thread that throws', workerOf(`throw new TypeError('no')`), 'TypeError'],
    ['a thread that ends without a word', workerOf('process.exit(0)'), 'Error'],
    ['a thread that is not there', new URL('no-such-worker.js', import.meta.url), 'Error'],
    ['something else than certificates', workerOf('parentPort.postMessage([7])'), 'ZodError'],
  ])('are none with %s, and the log says so', async (_what, worker, reason) => {
    const logger = createRecordingLogger()
    expect(await createSystemCertificates(worker, logger).read()).toEqual([])
    expect(logger.lines).toEqual([{ level: 'warn', event: 'system-certificates-not-read', fields: { reason } }])
  })

  it('start no thread in a runtime that cannot read them', async () => {
    const logger = createRecordingLogger()
    const certificates = createSystemCertificates(
      workerOf('parentPort.postMessage(tls.rootCertificates)'),
      logger,
      false,
    )
    expect(await certificates.read()).toEqual([])
    expect(logger.lines).toMatchObject([{ level: 'warn', event: 'system-certificates-not-read' }])
  })

  it('are being read until their thread has ended', async () => {
    const certificates = createSystemCertificates(realWorker, createRecordingLogger())
    expect(certificates.isReading()).toBe(false)
    const reading = certificates.read()
    expect(certificates.isReading()).toBe(true)
    await reading
    await vi.waitFor(() => expect(certificates.isReading()).toBe(false))
  })
})
