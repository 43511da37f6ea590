import { describe, expect, it } from 'vitest'
import { ocsfEvent } from '../../../electron/central-record/wire/ocsf.ts'
import { otlpRequest } from '../../../electron/central-record/wire/otlp.ts'
import type { RecordLine } from '../../../electron/central-record/wire/record-line.ts'
import { syslogFrame } from '../../../electron/central-record/wire/syslog.ts'
import { webhookMessage } from '../../../electron/central-record/wire/webhook.ts'
import { tellVerdict } from '../../../scripts/lib/tell-verdict.ts'
import { exitCodeOf, verifyRecord, type RecordFile } from '../../../scripts/lib/verify-record.ts'
import { inventedOperation } from '../../support/history-fixtures.ts'
import { desk, recordLines } from '../../support/record-lines.ts'

const at = '2026-11-20T10:52:07.123Z'
const whole = { stub: false }
const contents = [
  { month: '2026-11' },
  ...[1, 2, 3].flatMap((number) => inventedOperation(number, at)).map((entry) => ({ entry })),
]
const lines = recordLines(contents)
const other = '11111111-1111-4111-8111-111111111111'

const file = (name: string, text: string | readonly string[], deskBeside: string | null = null): RecordFile => ({
  name,
  bytes: Buffer.from(typeof text === 'string' ? text : `${text.join('\n')}\n`),
  deskBeside,
})

/** As rsyslog writes it: without the length. */
const message = (line: RecordLine, maxBytes = 100_000): string =>
  syslogFrame(line, maxBytes).toString().replace(/^\d+ /, '')

const received = (of: readonly RecordLine[], maxBytes?: number) =>
  file(
    'received.log',
    of.map((line) => message(line, maxBytes)),
  )
const month = (of: readonly RecordLine[], deskBeside: string | null = desk) =>
  file(
    '2026-11.jsonl',
    of.map(({ text }) => text),
    deskBeside,
  )

const forms: readonly (readonly [string, RecordFile])[] = [
  ['syslog lines', received(lines)],
  [
    'syslog lines without the byte order mark',
    file(
      'r',
      lines.map((line) => message(line).replace('\uFEFF', '')),
    ),
  ],
  [
    'syslog lines behind another head',
    file(
      'r',
      lines.map((line) => `Nov 20 10:52:07 collector ${message(line)}`),
    ),
  ],
  [
    'OCSF events',
    file(
      'r',
      lines.map((line) => JSON.stringify(ocsfEvent(line, whole))),
    ),
  ],
  [
    'webhook bodies',
    file('r', [webhookMessage(lines.slice(0, 5), whole).body, webhookMessage(lines.slice(5), whole).body]),
  ],
  ['one webhook body', file('r', webhookMessage(lines, whole).body)],
  ['OTLP bodies', file('r', [otlpRequest(lines, whole)])],
  [
    'events in a receiver’s own',
    file(
      'r',
      lines.map((line) => JSON.stringify({ time: 1, event: ocsfEvent(line, whole) })),
    ),
  ],
]

describe('what receivers got', () => {
  it.each(forms)('proves itself, as %s, also twice and in any order', (_, got) => {
    const verdict = verifyRecord([got, { ...got, name: 'again' }])
    expect(verdict).toMatchObject({ damage: [], notUnderstood: [], unknownHeads: [] })
    expect(verdict.desks).toEqual([{ desk, first: 1, last: 13, lines: 13, proved: { seq: 13, at }, findings: [] }])
  })

  it.each(forms)('shows a changed word, as %s', (_, got) => {
    const text = got.bytes.toString()
    const changed = text.replaceAll('Lost phone', 'Lost fhone')
    expect(changed).not.toBe(text)
    const { damage, desks } = verifyRecord([{ ...got, bytes: Buffer.from(changed) }])
    expect(damage.length).toBeGreaterThan(0)
    expect(desks.every(({ proved }) => proved === null || proved.seq < lines.length)).toBe(true)
  })

  it('has gaps where lines are missing, and proves what lies before them', () => {
    const { desks } = verifyRecord([received(lines.filter(({ link }) => link.seq !== 6 && link.seq !== 7))])
    expect(desks[0]).toMatchObject({ findings: [{ kind: 'gap', from: 6, to: 7 }], proved: { seq: 5 } })
  })

  it('keeps its place in the chain in a stub', () => {
    const { desks, damage } = verifyRecord([received(lines, 300)])
    expect(damage).toEqual([])
    expect(desks[0]).toMatchObject({ lines: 13, findings: [], proved: { seq: 13 } })
  })

  it('of many desks is told apart', () => {
    const others = lines.slice(0, 4).map((line) => ({ ...line, desk: other }))
    const { desks } = verifyRecord([received([...lines, ...others].toSorted((a, b) => a.link.seq - b.link.seq))])
    expect(desks.map(({ desk: id, last, findings }) => [id, last, findings])).toEqual([
      [desk, 13, []],
      [other, 4, []],
    ])
  })
})

describe('the files of a desk, held against what was seen outside', () => {
  it('are proved up to the last line that was seen', () => {
    const { desks } = verifyRecord([month(lines), received(lines.slice(3, 8))])
    expect(desks).toMatchObject([{ desk, last: 13, proved: { seq: 8 }, findings: [] }])
  })

  it('are found by a line they share where nothing names the desk', () => {
    const { desks } = verifyRecord([month(lines, null), received(lines.slice(3, 8))])
    expect(desks).toMatchObject([{ desk, last: 13, findings: [] }])
  })

  it('are not proved by themselves', () => {
    expect(verifyRecord([month(lines)]).desks).toMatchObject([{ proved: null, findings: [] }])
  })

  it('are found out where the end was cut off', () => {
    const { desks } = verifyRecord([month(lines.slice(0, 9)), received(lines)])
    expect(desks[0]?.findings).toEqual([{ kind: 'end-missing', from: 10, to: 13 }])
  })

  it('are found out where they were written anew from some line on', () => {
    const made = recordLines([...contents.slice(0, 6), ...inventedOperation(9, at).map((entry) => ({ entry }))])
    const { desks } = verifyRecord([month(made), received(lines)])
    expect(desks[0]?.findings[0]).toMatchObject({ kind: 'fork', seq: 7 })
    expect(desks[0]?.proved?.seq).toBe(6)
  })

  it('are proved by an export that was kept elsewhere, up to its head', () => {
    const link = lines[9]?.link
    const exported = file('export.json', JSON.stringify({ exportedAt: at, chainHead: link, operations: [] }))
    expect(verifyRecord([month(lines), exported]).desks).toMatchObject([{ proved: { seq: 10, at }, findings: [] }])
    const cut = verifyRecord([month(lines.slice(0, 5)), exported])
    expect(cut.unknownHeads).toEqual(['export.json'])
    expect(exitCodeOf(cut, true)).toBe(3)
    expect(tellVerdict(cut).join('\n')).toContain('export.json: no copy here has the entry that this export ends with.')
    expect(exitCodeOf(verifyRecord([exported]), true)).toBe(3)
    expect(exitCodeOf(verifyRecord([month(lines), exported]), true)).toBe(0)
  })

  it('tell a program apart what is wrong, what could not be read and what is not all', () => {
    const exported = file('export.json', JSON.stringify({ chainHead: lines[9]?.link, operations: [] }))
    const gap = month([...lines.slice(0, 3), ...lines.slice(5)])
    expect(exitCodeOf(verifyRecord([gap, file('notes.txt', 'nothing'), exported]), false)).toBe(1)
    expect(exitCodeOf(verifyRecord([month(lines.slice(0, 5)), file('notes.txt', 'nothing'), exported]), true)).toBe(2)
    expect(exitCodeOf(verifyRecord([month(lines.slice(0, 5))]), false)).toBe(2)
  })

  it('may begin behind months that retention deleted, and not behind others', () => {
    const [first] = lines.slice(4, 5)
    const retention = { at, deleted: [{ file: '2026-10.jsonl', seq: 5, hash: first?.link.hash ?? '' }] }
    const rest = recordLines([...contents.slice(5, 9), { retention }], first?.link)
    expect(verifyRecord([month(rest)]).desks[0]?.findings).toEqual([])
    expect(verifyRecord([month(rest.slice(0, 4))]).desks[0]?.findings).toEqual([{ kind: 'gap', from: 1, to: 5 }])
  })
})

it('says of each desk in words what was found, and of each file in which nothing was', () => {
  const told = tellVerdict(verifyRecord([month(lines.slice(0, 9)), received(lines), file('notes.txt', 'nothing')]))
  expect(told).toEqual([
    `Desk ${desk}: 13 entries, 1 to 13. Something is wrong:`,
    '  Entries 10 to 13 were seen outside and are missing from the desk’s own files.',
    `  Proved from outside up to entry 9 of ${at}.`,
    'notes.txt: nothing of a record was found in it.',
  ])
})
