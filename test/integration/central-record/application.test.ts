import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { noCentralRecord } from '../../../shared/domain/default-rules.ts'
import { inventedOperation, writeJournal } from '../../support/history-fixtures.ts'
import { throwAwayAuthority } from '../../support/http-server.ts'
import { serveSyslog } from '../../support/record-receiver.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { realHistoryFolder, startApplication } from '../../support/test-application.ts'

async function desk(folder = makeTempFolder()) {
  const started = await startApplication(folder, {}, { firstRecordMs: 0 })
  onTestFinished(() => started.app.close())
  return { ...started, folder }
}

async function siem() {
  const server = await serveSyslog()
  onTestFinished(() => server.close())
  const syslog = { ...noCentralRecord.syslog, host: '127.0.0.1', port: server.port, authority: throwAwayAuthority() }
  return { ...server, lines: server.lines, centralRecord: { ...noCentralRecord, syslog } }
}

const linesIn = (folder: string): string[] =>
  readdirSync(realHistoryFolder(folder))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(realHistoryFolder(folder), name), 'utf8')
        .split('\n')
        .slice(0, -1),
    )

const wanted = { timeout: 10_000, interval: 20 }

describe('the record of a desk', () => {
  it('goes to a server that a person has said yes to, all of it, and on after the next start', async () => {
    const folder = makeTempFolder()
    mkdirSync(realHistoryFolder(folder))
    writeJournal(realHistoryFolder(folder), inventedOperation(1, '2026-10-05T12:00:00.000Z'))
    const { centralRecord, lines } = await siem()
    const first = await desk(folder)
    first.person.answers = false
    expect((await first.refusalOf('settings:change', { changes: { centralRecord } })).code).toBe('not-confirmed')
    expect(lines).toEqual([])
    first.person.answers = true
    await first.ask('settings:change', { changes: { centralRecord } })
    await vi.waitFor(() => expect(lines).toEqual(linesIn(folder)), wanted)
    const { desk: id } = await first.ask('central-record:read', {})
    await first.app.close()

    const second = await desk(folder)
    await second.ask('settings:change', { changes: { historyRetentionMonths: 24 } })
    await vi.waitFor(() => expect(lines).toEqual(linesIn(folder)), wanted)
    await vi.waitFor(async () => {
      const { desk: same, receivers, off } = await second.ask('central-record:read', {})
      expect({ same, off, waiting: receivers[0]?.waiting }).toEqual({ same: id, off: null, waiting: 0 })
    }, wanted)
  })

  it('goes nowhere from practice', async () => {
    const { centralRecord, lines } = await siem()
    const { ask } = await desk()
    await ask('app:enter-practice', {})
    await ask('settings:change', { changes: { centralRecord } })
    const [one] = (await ask('connections:list', {})).connections
    const { accounts } = await ask('directory:search', { connectionId: one?.id ?? '', text: 'a' })
    const ref = { connectionId: one?.id ?? '', accountId: accounts[0]?.accountId ?? '' }
    await ask('directory:read-account', ref)
    const report = await ask('history:report-call', { accounts: [ref], reason: 'Hurried' })
    await ask('central-record:send-again', { receiver: 'syslog', from: 1 })
    const { receivers } = await ask('central-record:read', {})
    expect(receivers[0]?.waiting).toBe(0)
    expect(lines.join('\n')).not.toContain(report.id)
  })

  it('takes no secret without a yes, tells none, and none for a server that is not set', async () => {
    const { ask, refusalOf, person, envelopes } = await desk()
    const secret = 'authorization: Bearer recognisable'
    expect((await refusalOf('central-record:keep-secret', { receiver: 'otlp', secret })).code).toBe(
      'record-receiver-off',
    )
    const otlp = { address: 'https://127.0.0.1:1/v1/logs' }
    await ask('settings:change', { changes: { centralRecord: { ...noCentralRecord, otlp } } })
    expect((await refusalOf('central-record:keep-secret', { receiver: 'otlp', secret: 'none' })).code).toBe(
      'record-secret-not-valid',
    )
    person.answers = false
    expect((await refusalOf('central-record:keep-secret', { receiver: 'otlp', secret })).code).toBe('not-confirmed')
    expect((await ask('central-record:read', {})).receivers[0]?.hasSecret).toBe(false)
    person.answers = true
    expect((await ask('central-record:keep-secret', { receiver: 'otlp', secret })).receivers[0]?.hasSecret).toBe(true)
    // Another server has another secret.
    await ask('settings:change', {
      changes: { centralRecord: { ...noCentralRecord, otlp: { address: 'https://127.0.0.1:2/v1/logs' } } },
    })
    expect((await ask('central-record:read', {})).receivers[0]?.hasSecret).toBe(false)
    expect(JSON.stringify(envelopes)).not.toContain('recognisable')
  })
})
