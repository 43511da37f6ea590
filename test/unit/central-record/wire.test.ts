import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ocsfEvent } from '../../../electron/central-record/wire/ocsf.ts'
import { otlpRequest, rejectedRecords } from '../../../electron/central-record/wire/otlp.ts'
import type { RecordLine } from '../../../electron/central-record/wire/record-line.ts'
import { syslogFrame } from '../../../electron/central-record/wire/syslog.ts'
import { webhookMessage } from '../../../electron/central-record/wire/webhook.ts'
import { webhookHeaders, webhookKeys } from '../../../electron/webhook/standard-webhooks.ts'
import { nothingErased, type HistoryEntry } from '../../../shared/domain/history-entry.ts'
import {
  agent,
  inventedId,
  inventedIntent,
  inventedMessage,
  inventedNotSetUpAgain,
  inventedOperation,
  inventedSetUpAgain,
} from '../../support/history-fixtures.ts'
import { desk, linesOf, recordLines } from '../../support/record-lines.ts'

const at = '2026-11-20T10:52:07.123Z'
const whole = { stub: false }
const stub = { stub: true }
const intended = inventedIntent(1, at, 2)

const [account] = intended.accounts
if (account === undefined) throw new Error('An operation has accounts.')

/** Of each kind there is, one operation after the other. */
const everyEntry: HistoryEntry[] = [
  ...inventedOperation(1, at, ['succeeded', 'failed']),
  ...inventedOperation(2, at, ['outcome-unknown']),
  { kind: 'recovered', operationId: inventedId(1, 2), at, unknownStepIds: ['s1'], notSentStepIds: [] },
  { kind: 'checked', operationId: inventedId(1, 2), at, agent, checks: [] },
  { kind: 'settled', operationId: inventedId(1, 2), at, agent, stepId: 's1', word: 'done' },
  inventedMessage(1, at),
  inventedMessage(1, at, { outcome: 'given-up', code: 'mail-deferred' }),
  inventedSetUpAgain(1, at),
  inventedNotSetUpAgain(1, at),
  {
    kind: 'caller-refused',
    operationId: inventedId(1, 3),
    at,
    agent,
    account,
    challengedAt: at,
    refusal: { answer: 'rejected', factor: { id: '0', label: 'Okta Verify', kind: 'push' } },
  },
  { kind: 'call-reported', operationId: inventedId(1, 4), at, agent, accounts: [account], reason: 'Hurried' },
  { kind: 'retention-changed', operationId: inventedId(1, 5), at, agent, from: null, to: 12, erased: nothingErased },
  { kind: 'settings-replaced', operationId: inventedId(1, 6), at, agent, by: 'fresh', weaker: null },
]
const lines: RecordLine[] = recordLines([{ month: '2026-11' }, ...everyEntry.map((entry) => ({ entry }))])

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** A frame taken apart by the letter of RFC 5424 and RFC 5425, with nothing of ours. */
function parseFrame(frame: Buffer) {
  const space = frame.indexOf(' ')
  const length = Number(frame.subarray(0, space).toString('ascii'))
  const message = frame.subarray(space + 1)
  const [, priority, time, host, app, process, id, rest] =
    /^<(\d{1,3})>1 (\S+) ([\x21-\x7e]{1,255}) ([\x21-\x7e]{1,48}) ([\x21-\x7e]{1,128}) ([\x21-\x7e]{1,32}) (\[.*)$/s.exec(
      message.toString('latin1'),
    ) ?? []
  const [, name, pairs] = /^\[([^ =\]"]{1,32})((?: [^ =\]"]{1,32}="(?:[^"\\\]]|\\["\\\]])*")*)\]/.exec(rest ?? '') ?? []
  const data: Partial<Record<string, string>> = Object.fromEntries(
    [...(pairs ?? '').matchAll(/ ([^ =]+)="((?:[^"\\\]]|\\.)*)"/g)].map(([, key, value]) => [
      key ?? '',
      value?.replace(/\\(.)/g, '$1') ?? '',
    ]),
  )
  const mark = message.indexOf(Buffer.from([0xef, 0xbb, 0xbf]))
  return {
    length,
    octets: message.length,
    header: { priority, time, host, app, process, id, name },
    data,
    text: mark === -1 ? null : message.subarray(mark + 3),
  }
}

describe('a line as a syslog message', () => {
  it.each(lines.map((line) => [line.link.seq, line] as const))('is whole and well-formed: line %i', (_, line) => {
    const frame = parseFrame(syslogFrame(line, 8_000))
    expect(frame.length).toBe(frame.octets)
    expect(frame.data).toMatchObject({ desk, seq: String(line.link.seq), prev: line.prev, hash: line.link.hash })
    expect(frame.text?.toString()).toBe(line.text)
    expect(sha256(frame.text?.subarray(75) ?? '')).toBe(frame.data['hash'])
  })

  it('counts octets, not letters, and replaces what a header cannot hold', () => {
    const [line] = linesOf([{ ...intended, agent: { ...agent, host: 'Büro 7 – Zürich' } }])
    if (line === undefined) throw new Error('no line')
    const frame = parseFrame(syslogFrame(line, 8_000))
    expect(frame.header.host).toBe('Buro_7___Zurich')
    expect(frame.length).toBe(frame.octets)
  })

  it('goes as a stub that fits once the line is longer than the receiver takes', () => {
    const [line] = linesOf([{ ...intended, reason: 'Ü'.repeat(2_000) }])
    if (line === undefined) throw new Error('no line')
    const exact = parseFrame(syslogFrame(line, 1_000_000)).octets
    expect(parseFrame(syslogFrame(line, exact)).data).not.toHaveProperty('truncated')
    const frame = parseFrame(syslogFrame(line, exact - 1))
    expect(frame.data).toMatchObject({
      seq: '1',
      hash: line.link.hash,
      operation: intended.operationId,
      truncated: '1',
    })
    expect(frame.text).toBeNull()
    expect(frame.octets).toBeLessThan(1_000)
  })

  it('warns of what somebody should look at', () => {
    const priorities = lines.map((line) => parseFrame(syslogFrame(line, 100_000)).header)
    expect(priorities.filter(({ priority }) => priority === '108').map(({ id }) => id)).toEqual([
      'OUTCOME',
      'OUTCOME',
      'RECOVERED',
      'MESSAGE-SETTLED',
      'NOT-SET-UP-AGAIN',
      'CALLER-REFUSED',
      'CALL-REPORTED',
      'RETENTION-CHANGED',
      'SETTINGS-REPLACED',
    ])
  })
})

/** What 1.8.0 requires of the two classes that are used. */
const OcsfEvent = z
  .looseObject({
    activity_id: z.int(),
    category_uid: z.int(),
    class_uid: z.union([z.literal(0), z.literal(3001)]),
    type_uid: z.int(),
    severity_id: z.int().min(1).max(6),
    time: z.int().min(Date.parse('2026-11-01')),
    metadata: z.looseObject({
      version: z.literal('1.8.0'),
      product: z.looseObject({ vendor_name: z.string().min(1) }),
    }),
    user: z.looseObject({ uid: z.string().min(1), name: z.string().min(1) }).optional(),
    raw_data: z.string().optional(),
    raw_data_hash: z.object({ algorithm_id: z.literal(3), value: z.string() }),
    unmapped: z.object({ mfa_desk: z.looseObject({ desk: z.literal(desk), seq: z.int() }) }),
  })
  .refine((event) => event.type_uid === event.class_uid * 100 + event.activity_id)
  .refine((event) => event.class_uid === 0 || event.user !== undefined)

describe('a line as an OCSF event', () => {
  it.each(lines.map((line) => [line.link.seq, line] as const))(
    'has what the schema wants, whole and as stub: line %i',
    (_, line) => {
      const event = OcsfEvent.parse(ocsfEvent(line, whole))
      expect(sha256(event.raw_data ?? '')).toBe(event.raw_data_hash.value)
      const short = OcsfEvent.parse(ocsfEvent(line, stub))
      expect(short.raw_data).toBeUndefined()
      expect(short.unmapped.mfa_desk).toMatchObject({ truncated: true, hash: line.link.hash, prev: line.prev })
    },
  )

  it('tells of each answered step whom it met, what was taken away, and what came of it', () => {
    const outcomes = lines
      .map((line) => ocsfEvent(line, whole))
      .filter((event) => event['type_uid'] === 300_111 && event['status_code'] !== 'caller-refused')
    expect(outcomes.map((event) => event['status_id'])).toEqual([1, 2, 0])
    expect(outcomes[0]).toMatchObject({
      user: { uid: account.account.accountId, name: 'person1' },
      auth_factors: [{ factor_type_id: 7 }],
      actor: { user: { name: intended.agent.osUser } },
      metadata: { correlation_uid: intended.operationId },
    })
  })

  it('shows a refused check as a failure, and a reset that nobody checked by its reason', () => {
    const refused = lines
      .map((line) => ocsfEvent(line, whole))
      .find((event) => event['status_code'] === 'caller-refused')
    expect(refused).toMatchObject({ status_id: 2, severity_id: 4, user: { name: 'person1' } })
    const [line] = linesOf([{ ...intended, ticket: null, unchecked: 'Stood at the desk' }])
    if (line === undefined) throw new Error('no line')
    const event = OcsfEvent.parse(ocsfEvent(line, whole))
    expect(event.unmapped.mfa_desk).toMatchObject({ kind: 'intended', proofs: [], unchecked: 'Stood at the desk' })
    expect(event.unmapped.mfa_desk).not.toHaveProperty('ticket')
  })

  it('tells what came after a reset: who was not told, what was set up again, and what was not', () => {
    const eventOf = (entry: HistoryEntry) => {
      const line = linesOf([...inventedOperation(1, at), entry]).at(-1)
      if (line === undefined) throw new Error('no line')
      return OcsfEvent.parse(ocsfEvent(line, whole))
    }
    expect(eventOf(inventedMessage(1, at, { outcome: 'given-up', code: 'mail-deferred' }))).toMatchObject({
      status_id: 2,
      status_code: 'mail-deferred',
      user: { name: 'person1' },
      unmapped: { mfa_desk: { message_kind: 'notice', message_to: 'person', outcome: 'given-up' } },
    })
    expect(eventOf(inventedSetUpAgain(1, at))).toMatchObject({
      type_uid: 300_110,
      auth_factors: [{ factor_type_id: 5, factor_type: 'Okta Verify' }],
      unmapped: { mfa_desk: { methods: ['Okta Verify'], methods_at: at } },
    })
    expect(eventOf(inventedNotSetUpAgain(1, at))).toMatchObject({
      severity_id: 3,
      unmapped: { mfa_desk: { methods: ['Okta Verify'], methods_at: at } },
    })
  })

  it('is no Account Change where it is not known any more whose account it was', () => {
    const [line] = linesOf(inventedOperation(1, at).slice(2, 3))
    if (line === undefined) throw new Error('no line')
    expect(ocsfEvent(line, whole)).toMatchObject({ class_uid: 0, metadata: { correlation_uid: intended.operationId } })
  })
})

const keyText = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

describe('lines as a webhook message', () => {
  it('is signed as Standard Webhooks verify it, over the very bytes of the body', () => {
    const message = webhookMessage(lines, whole)
    const headers = webhookHeaders(message, new Date(at), webhookKeys(keyText) ?? [])
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${message.body}`
    const expected = createHmac('sha256', Buffer.from(keyText.slice(6), 'base64'))
      .update(signed)
      .digest()
    const given = Buffer.from((headers['webhook-signature'] ?? '').replace(/^v1,/, ''), 'base64')
    expect(timingSafeEqual(given, expected)).toBe(true)
    expect(headers['webhook-timestamp']).toBe('1795171927')
  })

  it('keeps id and body for the same lines, and has another id for others and for stubs', () => {
    const again = webhookMessage(linesOf(everyEntry).slice(0, 2), whole)
    expect(webhookMessage(linesOf(everyEntry).slice(0, 2), whole)).toEqual(again)
    const ids = [
      again,
      webhookMessage(linesOf(everyEntry).slice(0, 3), whole),
      webhookMessage(linesOf(everyEntry).slice(0, 2), stub),
    ]
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3)
  })

  it('signs with both secrets while one takes the place of the other, the new one first', () => {
    const other = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
    const keys = webhookKeys(`${other} ${keyText}`) ?? []
    const message = webhookMessage(lines.slice(0, 1), whole)
    const signatures = webhookHeaders(message, new Date(at), keys)['webhook-signature']?.split(' ') ?? []
    const alone = (key: string) => webhookHeaders(message, new Date(at), webhookKeys(key) ?? [])['webhook-signature']
    expect(signatures).toEqual([alone(other), alone(keyText)])
  })

  it.each([
    ['nothing', ''],
    ['no prefix', keyText.slice(6)],
    ['too short', `whsec_${Buffer.alloc(23).toString('base64')}`],
    ['too long', `whsec_${Buffer.alloc(65).toString('base64')}`],
    ['three', `${keyText} ${keyText} ${keyText}`],
    ['something beside it', `${keyText} Bearer`],
  ])('takes no secret that is none: %s', (_, secret) => {
    expect(webhookKeys(secret)).toBeNull()
  })
})

describe('lines as OpenTelemetry records', () => {
  const Attribute = z.object({ key: z.string(), value: z.looseObject({}) })
  const Request = z.object({
    resourceLogs: z.array(
      z.object({
        resource: z.object({ attributes: z.array(Attribute) }),
        scopeLogs: z.array(
          z.object({
            logRecords: z.array(
              z.looseObject({
                timeUnixNano: z.string(),
                severityNumber: z.int(),
                eventName: z.string(),
                body: z.object({ stringValue: z.string() }),
                attributes: z.array(Attribute),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  const recordsIn = (text: string) =>
    Request.parse(JSON.parse(text)).resourceLogs.flatMap(({ scopeLogs }) =>
      scopeLogs.flatMap(({ logRecords }) => logRecords),
    )
  const attribute = (attributes: readonly z.infer<typeof Attribute>[], name: string): unknown =>
    Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0]

  it('carry the line, its place in the chain and its time to the millisecond', () => {
    const records = recordsIn(otlpRequest(lines, whole))
    expect(records.map(({ body }) => body.stringValue)).toEqual(lines.map(({ text }) => text))
    expect(records.map(({ attributes }) => attribute(attributes, 'mfa_desk.seq'))).toEqual(
      lines.map(({ link }) => link.seq),
    )
    expect(records.map(({ attributes }) => attribute(attributes, 'mfa_desk.hash'))).toEqual(
      lines.map(({ link }) => link.hash),
    )
    expect(records[1]?.timeUnixNano).toBe('1795171927123000000')
    expect(attribute(records[1]?.attributes ?? [], 'log.record.uid')).toBe(`${desk}:2`)
  })

  it('leave the line out of a stub', () => {
    const [record] = recordsIn(otlpRequest(lines.slice(1, 2), stub))
    expect(record?.body.stringValue).not.toContain('person1@example.invalid')
    expect(attribute(record?.attributes ?? [], 'mfa_desk.truncated')).toBe(true)
  })

  it.each([
    [{}, 0],
    [undefined, 0],
    ['a page', 0],
    [{ partialSuccess: {} }, 0],
    [{ partialSuccess: { rejectedLogRecords: '3' } }, 3],
    [{ partialSuccess: { rejectedLogRecords: 2, errorMessage: 'no' } }, 2],
    [{ partialSuccess: { rejectedLogRecords: -1 } }, 0],
  ])('know from an answer how many were rejected: %j', (answer, rejected) => {
    expect(rejectedRecords(answer)).toBe(rejected)
  })
})
