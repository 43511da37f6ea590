import net from 'node:net'
import tls from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSyslogReceiver, type SyslogTarget } from '../../../electron/central-record/syslog-receiver.ts'
import { defaultFrameBytes } from '../../../shared/domain/record-receivers.ts'
import { inventedOperation } from '../../support/history-fixtures.ts'
import { listen, throwAwayAuthority, unusedPort } from '../../support/http-server.ts'
import { serveSyslog, serveTls } from '../../support/record-receiver.ts'
import { linesOf } from '../../support/record-lines.ts'

const lines = linesOf(inventedOperation(1, '2026-11-20T10:52:00.000Z'))
const whole = { stub: false }
const never = new AbortController().signal

const receiverAt = (port: number, changes: Partial<SyslogTarget> = {}, deadlineMs = 10_000) =>
  createSyslogReceiver(
    { host: '127.0.0.1', port, authority: throwAwayAuthority(), maxFrameBytes: defaultFrameBytes, ...changes },
    { trusted: () => Promise.resolve(tls.createSecureContext()), deadlineMs },
  )

async function serve(onConnection: (socket: tls.TLSSocket) => void, options: tls.TlsOptions = {}) {
  const server = await serveTls(onConnection, options)
  onTestFinished(() => server.close())
  return server.port
}

const failedBy = (failure: string) => ({ kind: 'failed', failure })

describe('handing lines to a syslog server', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('proves by %s that they were read', async (version) => {
    const server = await serveSyslog()
    onTestFinished(() => server.close())
    const port = version === 'TLSv1.3' ? server.port : await serve((socket) => socket.resume(), { maxVersion: version })
    expect(await receiverAt(port).hand(lines, whole, never)).toEqual({ kind: 'taken', rejected: 0 })
    if (port === server.port) expect(server.lines).toEqual(lines.map(({ text }) => text))
  })

  it('refuses what is older than TLS 1.2', async () => {
    const port = await serve((socket) => socket.resume(), {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    expect(await receiverAt(port).hand(lines, whole, never)).toMatchObject(failedBy('no-tls'))
  })

  it('trusts its own authority alone, or else those of the computer, and no certificate for another name', async () => {
    const server = await serveSyslog()
    onTestFinished(() => server.close())
    const others = receiverAt(server.port, { authority: null })
    expect(await others.hand(lines, whole, never)).toMatchObject(failedBy('certificate-not-trusted'))
    const otherName = receiverAt(server.port, { host: '127.1' })
    expect(await otherName.hand(lines, whole, never)).toMatchObject(failedBy('certificate-not-trusted'))
    expect(server.lines).toEqual([])
  })

  it('tells an authority that cannot be read', async () => {
    const authority = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
    expect(await receiverAt(1, { authority }).hand(lines, whole, never)).toMatchObject(failedBy('authority-not-valid'))
  })

  it('believes nothing of a server that reads and never closes', async () => {
    const port = await serve(
      (socket) => {
        socket.resume()
      },
      { allowHalfOpen: true },
    )
    expect(await receiverAt(port, {}, 300).hand(lines, whole, never)).toMatchObject(failedBy('timed-out'))
  })

  it('gives up a server that never finishes the handshake, and at once when it is told to', async () => {
    const silent = await listen(net.createServer((socket) => socket.resume()))
    onTestFinished(() => silent.close())
    expect(await receiverAt(silent.port, {}, 300).hand(lines, whole, never)).toMatchObject(failedBy('timed-out'))
    const stopping = new AbortController()
    const handing = receiverAt(silent.port, {}, 600_000).hand(lines, whole, stopping.signal)
    stopping.abort()
    expect((await handing).kind).toBe('failed')
  })

  it('does not take a server that closes before all was written for one that has read it', async () => {
    const many = Array.from({ length: 2_000 }, () => lines).flat()
    const port = await serve((socket) => socket.once('data', () => socket.end()))
    expect(await receiverAt(port).hand(many, whole, never)).toMatchObject({ kind: 'failed' })
  })

  it('tells a port where nobody listens, and one where nobody speaks TLS', async () => {
    expect(await receiverAt(await unusedPort()).hand(lines, whole, never)).toMatchObject(failedBy('not-reachable'))
    const plain = await listen(net.createServer((socket) => socket.end('220 hello\r\n')))
    onTestFinished(() => plain.close())
    expect(await receiverAt(plain.port).hand(lines, whole, never)).toMatchObject(failedBy('no-tls'))
  })
})
