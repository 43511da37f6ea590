import tls from 'node:tls'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createSyslogReceiver } from '../../../electron/central-record/syslog-receiver.ts'
import { defaultFrameBytes } from '../../../shared/domain/record-receivers.ts'
import { inventedIntent, inventedOperation } from '../../support/history-fixtures.ts'
import { throwAwayAuthority } from '../../support/http-server.ts'
import { linesOf } from '../../support/record-lines.ts'
import { noRsyslog, startRsyslog } from '../../support/rsyslog.ts'
import { lineIn } from '../../support/syslog-frames.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const at = '2026-11-20T10:52:00.000Z'
const lines = linesOf(Array.from({ length: 40 }, (_, number) => inventedOperation(number, at)).flat())
const whole = { stub: false }
const never = new AbortController().signal
const wanted = { timeout: 20_000, interval: 50 }

const receiverAt = (port: number, deadlineMs = 10_000) =>
  createSyslogReceiver(
    { host: '127.0.0.1', port, authority: throwAwayAuthority(), maxFrameBytes: defaultFrameBytes },
    { trusted: () => Promise.resolve(tls.createSecureContext()), deadlineMs },
  )

beforeEach((context) => {
  const reason = noRsyslog()
  if (reason !== null) context.skip(reason)
})

describe('rsyslog with TLS', { timeout: 60_000 }, () => {
  it('gets every line whole and unchanged, whatever letters it has, and a stub for one that is too long', async () => {
    const server = await startRsyslog(makeTempFolder())
    onTestFinished(() => server.stop())
    const odd = linesOf([
      { ...inventedIntent(1, at), reason: 'Über “quotes” \\ ] 日本 \u0007 and\na new line' },
      { ...inventedIntent(2, at), reason: 'x'.repeat(2_000), ticket: 'ü'.repeat(128) },
      ...inventedOperation(
        3,
        at,
        Array.from({ length: 40 }, () => 'succeeded' as const),
      ).slice(0, 1),
    ])
    expect(await receiverAt(server.port).hand([...lines, ...odd], whole, never)).toMatchObject({ kind: 'taken' })
    await vi.waitFor(() => expect(server.received()).toHaveLength(lines.length + odd.length), wanted)
    const received = server.received()
    const last = received.at(-1) ?? ''
    expect(received.slice(0, -1).map((line) => lineIn(Buffer.from(line)))).toEqual(
      [...lines, ...odd].slice(0, -1).map(({ text }) => text),
    )
    expect(last).toContain('truncated="1"')
    expect(last).toContain(odd.at(-1)?.link.hash)
  })

  it('proves nothing while it stands still, and takes the lines when it goes on', async () => {
    const server = await startRsyslog(makeTempFolder())
    onTestFinished(async () => {
      await server.stop('SIGCONT')
      await server.stop()
    })
    await server.stop('SIGSTOP')
    expect(await receiverAt(server.port, 500).hand(lines, whole, never)).toMatchObject({ failure: 'timed-out' })
    await server.stop('SIGCONT')
    expect(await receiverAt(server.port).hand(lines, whole, never)).toMatchObject({ kind: 'taken' })
    await vi.waitFor(() => {
      const received = new Set(server.received().map((line) => lineIn(Buffer.from(line))))
      for (const { text } of lines) expect(received).toContain(text)
    }, wanted)
  })

  it('is not said to have what it had not read when it was killed', async () => {
    const folder = makeTempFolder()
    const server = await startRsyslog(folder)
    await server.stop('SIGSTOP')
    const handing = receiverAt(server.port).hand(lines, whole, never)
    await server.stop('SIGKILL')
    expect((await handing).kind).toBe('failed')
    const again = await startRsyslog(folder, server.port)
    onTestFinished(() => again.stop())
    expect(await receiverAt(again.port).hand(lines, whole, never)).toMatchObject({ kind: 'taken' })
    await vi.waitFor(() => expect(again.received()).toHaveLength(lines.length), wanted)
  })
})
