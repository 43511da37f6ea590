/**
 * What several copies of the records of many desks prove together: month files and exports from the desks, and what receivers got of
 * them. Pure: it is given the contents of files and answers in facts.
 *
 * A line's hash covers its bytes and the hash of the line before. So one line that was seen outside a desk proves all lines before it, as
 * long as the chain that leads there is whole.
 */
import { createHash } from 'node:crypto'
import { readLine, type Link } from '../../electron/history/chain-line.ts'

export interface RecordFile {
  readonly name: string
  readonly bytes: Buffer
  /** The id that lies beside a month file (`desk.json`), where there is one. */
  readonly deskBeside: string | null
}

/** A line as one copy has it. */
interface Seen extends Link {
  readonly desk: string | null
  readonly prev: string
  readonly at: string | null
  /** `null`: only where it stands in the chain was sent, because it was too long. */
  readonly text: string | null
  readonly isOutside: boolean
  readonly file: string
  readonly deleted: readonly Link[]
}

export type Finding =
  /** A copy's bytes do not fit their own hash, or are no line. */
  | { readonly kind: 'changed'; readonly file: string; readonly place: number }
  /** Two different lines with one number: the history was continued in two ways, or one was made up. */
  | { readonly kind: 'fork'; readonly seq: number; readonly files: readonly string[] }
  /** These numbers are in no copy. */
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  /** Does not continue the line before. */
  | { readonly kind: 'chain'; readonly seq: number }
  /** Seen outside, and no longer in the desk's own files. */
  | { readonly kind: 'end-missing'; readonly from: number; readonly to: number }

export interface DeskVerdict {
  /** `null`: files of a desk that nothing names. */
  readonly desk: string | null
  readonly first: number
  readonly last: number
  readonly lines: number
  /** Up to here what the copies say is proved by a line that was seen outside; `null`: nothing is. */
  readonly proved: { readonly seq: number; readonly at: string | null } | null
  readonly findings: readonly Finding[]
}

export interface RecordVerdict {
  readonly desks: readonly DeskVerdict[]
  /** Damage in files, of whichever desk it may be. */
  readonly damage: readonly Finding[]
  /** Files in which nothing of a record was found. */
  readonly notUnderstood: readonly string[]
  /** Exports whose head is a line of no desk here. */
  readonly unknownHeads: readonly string[]
}

/**
 * For a program that runs this. 0: nothing is wrong. 1: something is. 2: a file could not be read (`isRead` false) or holds nothing of a
 * record. 3: an export ends with an entry that no copy has, so nothing is wrong with what is here and it is not all.
 */
export function exitCodeOf({ desks, damage, notUnderstood, unknownHeads }: RecordVerdict, isRead: boolean): number {
  if (damage.length > 0 || desks.some(({ findings }) => findings.length > 0)) return 1
  if (!isRead || notUnderstood.length > 0) return 2
  return unknownHeads.length > 0 ? 3 : 0
}

interface Read {
  readonly seen: Seen[]
  readonly damage: Finding[]
  readonly heads: { readonly link: Link; readonly at: string | null; readonly file: string }[]
  readonly isUnderstood: boolean
}

export function verifyRecord(files: readonly RecordFile[]): RecordVerdict {
  const reads = files.map((file) => ({ file, read: readFile(file) }))
  const seen = reads.flatMap(({ read }) => read.seen)
  const heads = reads.flatMap(({ read }) => read.heads)
  const groups = byDesk(seen)
  const isOf = (lines: readonly Seen[], { seq, hash }: Link) =>
    lines.some((line) => (line.seq === seq && line.hash === hash) || (line.seq === seq + 1 && line.prev === hash))
  return {
    desks: groups.map(({ desk, lines }) => {
      const ofDesk = heads.filter(({ link }) => isOf(lines, link))
      return verdictOn(desk, lines, ofDesk)
    }),
    damage: reads.flatMap(({ read }) => read.damage),
    notUnderstood: reads.filter(({ read }) => !read.isUnderstood).map(({ file }) => file.name),
    unknownHeads: heads
      .filter(({ link }) => link.seq > 0 && !groups.some(({ lines }) => isOf(lines, link)))
      .map(({ file }) => file),
  }
}

/** Lines that nothing names belong to the desk one of whose lines they are. */
function byDesk(seen: readonly Seen[]): { readonly desk: string | null; readonly lines: Seen[] }[] {
  const named = new Map<string, Seen[]>()
  for (const line of seen) if (line.desk !== null) named.set(line.desk, [...(named.get(line.desk) ?? []), line])
  const deskOfHash = new Map([...named].flatMap(([desk, lines]) => lines.map(({ hash }) => [hash, desk] as const)))
  const nameless = new Map<string, Seen[]>()
  for (const line of seen) if (line.desk === null) nameless.set(line.file, [...(nameless.get(line.file) ?? []), line])
  const rest: Seen[][] = []
  for (const lines of nameless.values()) {
    const desk = lines.map(({ hash }) => deskOfHash.get(hash)).find((found) => found !== undefined)
    const known = desk === undefined ? undefined : named.get(desk)
    if (known !== undefined) {
      known.push(...lines)
      continue
    }
    // The months of one history continue each other.
    const hashes = new Set(lines.flatMap(({ hash, prev }) => [hash, prev]))
    const together = rest.find((others) =>
      others.some(({ hash, prev }) => hashes.has(hash) || (prev !== zeros && hashes.has(prev))),
    )
    if (together) together.push(...lines)
    else rest.push([...lines])
  }
  return [...[...named].map(([desk, lines]) => ({ desk, lines })), ...rest.map((lines) => ({ desk: null, lines }))]
}

const zeros = '0'.repeat(64)

function verdictOn(
  desk: string | null,
  lines: readonly Seen[],
  heads: readonly { readonly link: Link; readonly at: string | null }[],
): DeskVerdict {
  const bySeq = new Map<number, Seen[]>()
  for (const line of lines) {
    const known = bySeq.get(line.seq) ?? []
    bySeq.set(line.seq, [...known, line])
  }
  const numbers = [...bySeq.keys()].sort((one, other) => one - other)
  const findings: Finding[] = []
  const deleted = lines.flatMap((line) => line.deleted)
  let before: { readonly seq: number; readonly hashes: ReadonlySet<string> } = { seq: 0, hashes: new Set([zeros]) }
  for (const seq of numbers) {
    const here = bySeq.get(seq) ?? []
    const hashes = new Set(here.map(({ hash }) => hash))
    if (hashes.size > 1) findings.push({ kind: 'fork', seq, files: [...new Set(here.map(({ file }) => file))] })
    if (seq > before.seq + 1) {
      const isDeleted = deleted.some((link) => link.seq === seq - 1 && here.some(({ prev }) => prev === link.hash))
      if (!isDeleted) findings.push({ kind: 'gap', from: before.seq + 1, to: seq - 1 })
    } else if (!here.every(({ prev }) => before.hashes.has(prev))) findings.push({ kind: 'chain', seq })
    before = { seq, hashes }
  }
  const inside = lines.filter(({ isOutside }) => !isOutside).map(({ seq }) => seq)
  const lastInside = Math.max(0, ...inside)
  const seenTo = Math.max(
    0,
    ...lines.filter(({ isOutside }) => isOutside).map(({ seq }) => seq),
    ...heads.map(({ link }) => link.seq),
  )
  if (inside.length > 0 && seenTo > lastInside) findings.push({ kind: 'end-missing', from: lastInside + 1, to: seenTo })
  return {
    desk,
    first: numbers[0] ?? 0,
    last: numbers.at(-1) ?? 0,
    lines: numbers.length,
    proved: provedBy(lines, heads, findings),
    findings,
  }
}

/** The latest line seen outside before which nothing is wrong. */
function provedBy(
  lines: readonly Seen[],
  heads: readonly { readonly link: Link; readonly at: string | null }[],
  findings: readonly Finding[],
): DeskVerdict['proved'] {
  const firstFault = Math.min(
    ...findings.map((finding) => {
      switch (finding.kind) {
        case 'gap':
        case 'end-missing':
          return finding.from
        case 'fork':
        case 'chain':
          return finding.seq
        case 'changed':
          return 1
      }
    }),
    Infinity,
  )
  const outside = [
    ...lines.filter(({ isOutside }) => isOutside).map(({ seq, at }) => ({ seq, at })),
    ...heads.map(({ link, at }) => ({ seq: link.seq, at })),
  ].filter(({ seq }) => seq < firstFault)
  return outside.reduce<DeskVerdict['proved']>(
    (latest, line) =>
      latest === null || line.seq > latest.seq || (line.seq === latest.seq && latest.at === null) ? line : latest,
    null,
  )
}

function readFile({ name, bytes, deskBeside }: RecordFile): Read {
  const text = bytes.toString('utf8')
  const whole = parsed(text)
  if (isRecord(whole)) {
    const head = exportHead(whole, name)
    if (head !== null) return { seen: [], damage: [], heads: [head], isUnderstood: true }
  }
  const read: Read = { seen: [], damage: [], heads: [], isUnderstood: false }
  let understood = false
  const found = whole === undefined ? text.split('\n') : [text]
  for (const [index, line] of found.entries()) {
    if (line.trim() === '') continue
    const result = readAny(line.replace(/\r$/, ''), name, deskBeside)
    if (result === null) continue
    understood = true
    for (const one of result) {
      if (one === 'changed') read.damage.push({ kind: 'changed', file: name, place: index + 1 })
      else read.seen.push(one)
    }
  }
  return { ...read, isUnderstood: understood }
}

type Found = readonly (Seen | 'changed')[]

/** One line of a file, in whichever form; `null`: nothing of a record. */
function readAny(line: string, file: string, deskBeside: string | null): Found | null {
  const journal = line.replace(/^\uFEFF/, '')
  if (journal.startsWith('{"hash":"')) return [seenLine(journal, deskBeside, file, false)]
  const syslog = syslogData(line)
  if (syslog !== null) return [fromSyslog(syslog, file)]
  const value = parsed(line)
  const results = Array.isArray(value) ? value.flatMap((item) => fromJson(item, file)) : fromJson(value, file)
  return results.length === 0 ? null : results
}

function seenLine(text: string, desk: string | null, file: string, isOutside: boolean): Seen | 'changed' {
  const result = readLine(Buffer.from(text))
  if (result.kind !== 'ok') return 'changed'
  const { link, prev, content } = result.line
  const at = 'entry' in content ? content.entry.at : 'retention' in content ? content.retention.at : null
  const deleted = 'retention' in content ? content.retention.deleted.map(({ seq, hash }) => ({ seq, hash })) : []
  return { ...link, prev, desk, at, text, isOutside, file, deleted }
}

interface SyslogData {
  readonly data: Readonly<Record<string, string>>
  readonly text: string
}

/** From anywhere in a line: receivers put a head of their own before it. */
function syslogData(line: string): SyslogData | null {
  const start = line.indexOf('[mfadesk@')
  if (start === -1) return null
  const [whole, pairs] = /^\[mfadesk@\d+((?: [^ =\]"]+="(?:[^"\\\]]|\\["\\\]])*")*)\]/.exec(line.slice(start)) ?? []
  if (whole === undefined || pairs === undefined) return null
  const data = Object.fromEntries(
    [...pairs.matchAll(/ ([^ =]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, value]): [string, string] => [
      key ?? '',
      (value ?? '').replace(/\\(.)/g, '$1'),
    ]),
  )
  return { data, text: line.slice(start + whole.length).replace(/^ ?\uFEFF?/, '') }
}

function fromSyslog({ data, text }: SyslogData, file: string): Seen | 'changed' {
  const { desk = null, seq = '', prev = '', hash = '', truncated } = data
  if (truncated === '1') return stubOf({ desk, seq: Number(seq), prev, hash }, null, file)
  const seen = seenLine(text, desk, file, true)
  if (seen === 'changed' || seen.hash !== hash || String(seen.seq) !== seq || seen.prev !== prev) return 'changed'
  return seen
}

function stubOf(
  {
    desk,
    seq,
    prev,
    hash,
  }: { readonly desk: unknown; readonly seq: unknown; readonly prev: unknown; readonly hash: unknown },
  at: string | null,
  file: string,
): Seen | 'changed' {
  const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
  if (typeof desk !== 'string' || typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return 'changed'
  if (!isHash(prev) || !isHash(hash)) return 'changed'
  return { desk, seq, prev, hash, at, text: null, isOutside: true, file, deleted: [] }
}

/** An OCSF event, a webhook's body, OTLP's request, or any of these inside an event of the receiver. */
function fromJson(value: unknown, file: string): Found {
  if (!isRecord(value)) return []
  const { unmapped, data, resourceLogs, event, _source: source, body } = value
  if (isRecord(unmapped) && isRecord(unmapped['mfa_desk'])) return [fromOcsf(value, unmapped['mfa_desk'], file)]
  if (isRecord(data) && Array.isArray(data['events'])) return data['events'].flatMap((one) => fromJson(one, file))
  if (Array.isArray(resourceLogs)) return resourceLogs.flatMap((one) => fromResourceLogs(one, file))
  for (const inner of [event, source, body]) {
    const found = fromJson(typeof inner === 'string' ? parsed(inner) : inner, file)
    if (found.length > 0) return found
  }
  return []
}

function fromOcsf(
  event: Readonly<Record<string, unknown>>,
  ours: Readonly<Record<string, unknown>>,
  file: string,
): Seen | 'changed' {
  const { desk, seq, prev, hash, truncated } = ours
  const time = typeof event['time'] === 'number' ? new Date(event['time']).toISOString() : null
  const stub = stubOf({ desk, seq, prev, hash }, time, file)
  if (stub === 'changed' || truncated === true) return stub
  const raw = event['raw_data']
  if (typeof raw !== 'string') return 'changed'
  const digest = createHash('sha256').update(raw).digest('hex')
  const seen = seenLine(`{"hash":"${digest}",${raw}`, stub.desk, file, true)
  return seen === 'changed' || seen.hash !== stub.hash || seen.seq !== stub.seq || seen.prev !== stub.prev
    ? 'changed'
    : seen
}

function fromResourceLogs(resource: unknown, file: string): Found {
  const scopes = isRecord(resource) && Array.isArray(resource['scopeLogs']) ? (resource['scopeLogs'] as unknown[]) : []
  return scopes.flatMap((scope) => {
    const records = isRecord(scope) && Array.isArray(scope['logRecords']) ? (scope['logRecords'] as unknown[]) : []
    return records.flatMap((record) => {
      if (!isRecord(record) || !Array.isArray(record['attributes'])) return []
      const attributes = new Map((record['attributes'] as unknown[]).map(attribute))
      const desk = attributes.get('mfa_desk.desk')
      if (desk === undefined) return []
      const [seq, prev, hash] = [
        Number(attributes.get('mfa_desk.seq')),
        attributes.get('mfa_desk.prev'),
        attributes.get('mfa_desk.hash'),
      ]
      const stub = stubOf({ desk, seq, prev, hash }, null, file)
      if (stub === 'changed' || attributes.get('mfa_desk.truncated') === true) return [stub]
      const text = isRecord(record['body']) ? record['body']['stringValue'] : undefined
      const seen = typeof text === 'string' ? seenLine(text, stub.desk, file, true) : 'changed'
      return [seen === 'changed' || seen.hash !== stub.hash || seen.seq !== stub.seq ? 'changed' : seen]
    })
  })
}

function attribute(item: unknown): readonly [string, unknown] {
  if (!isRecord(item) || typeof item['key'] !== 'string' || !isRecord(item['value'])) return ['', undefined]
  return [item['key'], Object.values(item['value'])[0]]
}

/** What a JSON export says of the chain: the last line there was when it was made. */
function exportHead(value: Readonly<Record<string, unknown>>, file: string): Read['heads'][number] | null {
  const { chainHead: head, exportedAt } = value
  if (!isRecord(head) || typeof head['seq'] !== 'number' || typeof head['hash'] !== 'string') return null
  return {
    link: { seq: head['seq'], hash: head['hash'] },
    at: typeof exportedAt === 'string' ? exportedAt : null,
    file,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
