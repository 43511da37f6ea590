/**
 * Parses a policy file, or reports everything that is wrong with it, each problem with its line and column. Used by the application and by
 * the check for policies that are yet to be rolled out. Pure, and loaded only if there is a file.
 */
import { createHash } from 'node:crypto'
import { parseTree, type Node, type ParseError } from 'jsonc-parser'
import type { z } from 'zod'
import type { Connection, SignIn, SignInKind, SystemId } from '../../shared/domain/connection.ts'
import type { PolicyProblem, PolicyProblemCode } from '../../shared/domain/policy.ts'
import { ProofKind, Rules } from '../../shared/domain/rules.ts'
import { demandFaults } from '../../shared/domain/tiers.ts'
import { codeOf } from '../errors/coded-error.ts'
import { isFolderOnThisComputer } from '../place/machine-file.ts'
import { isJsonRecord, type JsonRecord } from '../storage/json-record.ts'
import { nearest } from './nearest.ts'
import { keysAllowedAt, policyVersion, PolicyDocument } from './policy-document.ts'
import { decodePolicy, problemAt, type Values } from './policy-text.ts'

/** What has to be known about the systems to validate connections. */
export interface PolicySystem {
  readonly system: SystemId
  readonly signInKinds: readonly SignInKind[]
  /** Throws a `CodedError` if it is not a valid address for this system. */
  normaliseAddress(pasted: string): string
}

export interface PolicyWorld {
  readonly systems: readonly PolicySystem[]
  /** The platform whose path syntax `dataFolder` uses. */
  readonly platform: NodeJS.Platform
}

export interface Policy {
  /** The rules it names, with defaults for whatever is omitted from their objects. */
  readonly rules: Readonly<Partial<Rules>>
  /** `null`: they come from the settings. */
  readonly connections: readonly Connection[] | null
  /** As written. */
  readonly dataFolder: string | null
}

export type ParsedPolicy =
  | { readonly kind: 'ok'; readonly policy: Policy }
  /** At least one, in the order of the file. */
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] }

const maxProblems = 20

export function parsePolicy(bytes: Uint8Array, world: PolicyWorld): ParsedPolicy {
  const text = decodePolicy(bytes)
  if (typeof text !== 'string') return { kind: 'invalid', problems: [text] }
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  const report = createReport(text, tree)
  for (const { error, offset } of errors) report.addAt(offset, syntaxProblems[error] ?? 'not-json')
  if (tree !== undefined) reportRepeatedKeys(tree, report)
  if (!report.isEmpty()) return report.result()

  const document = parseJson(text)
  if (document === undefined) {
    report.addAt(0, 'not-json')
    return report.result()
  }
  if (isJsonRecord(document) && isLaterVersion(document['version'])) {
    // This version does not know the meaning of anything else in it.
    report.add(['version'], 'newer-version')
    return report.result()
  }
  reportSecrets(document, report)
  const parsed = PolicyDocument.safeParse(document)
  if (!parsed.success) for (const issue of parsed.error.issues) reportIssue(issue, report)
  if (!parsed.success || !report.isEmpty()) return report.result()

  const policy = policyOf(parsed.data, world, report)
  return report.isEmpty() ? { kind: 'ok', policy } : report.result()
}

/** By jsonc-parser's numbers: its types declare an enum that does not exist at run time. */
const syntaxProblems: Readonly<Record<number, PolicyProblemCode>> = {
  3: 'no-name',
  4: 'no-value',
  5: 'no-colon',
  6: 'no-comma',
  7: 'not-closed',
  8: 'not-closed',
  9: 'after-end',
  10: 'comment',
  11: 'comment',
  12: 'text-not-closed',
  14: 'text-not-closed',
  15: 'text-not-closed',
  16: 'text-not-closed',
}

type Path = readonly PropertyKey[]

interface Report {
  add(path: Path, code: PolicyProblemCode, values?: Values): void
  /** Reports a problem at the key itself. */
  addAtKey(path: Path, code: PolicyProblemCode, values?: Values): void
  addAt(offset: number, code: PolicyProblemCode, path?: Path): void
  has(path: Path): boolean
  isEmpty(): boolean
  result(): { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] }
}

function createReport(text: string, tree: Node | undefined): Report {
  const found: { readonly offset: number; readonly problem: PolicyProblem }[] = []
  const put = (offset: number, code: PolicyProblemCode, path: Path, values: Values = {}): void => {
    const problem = problemAt(text, offset, code, values, pathText(path))
    // The same place is reported once.
    if (!found.some((other) => other.offset === offset && other.problem.path === problem.path))
      found.push({ offset, problem })
  }
  const nodeAt = (path: Path): Node | null => path.reduce<Node | null>((node, key) => child(node, key), tree ?? null)
  /** A missing value is reported at the nearest existing object. */
  const nearestNode = (path: Path): Node | undefined =>
    nodeAt(path) ?? (path.length === 0 ? tree : nearestNode(path.slice(0, -1)))
  return {
    add: (path, code, values) => put(nearestNode(path)?.offset ?? 0, code, path, values),
    addAtKey: (path, code, values) => put(nodeAt(path)?.parent?.offset ?? 0, code, path, values),
    addAt: (offset, code, path = []) => put(offset, code, path),
    has: (path) => nodeAt(path) !== null,
    isEmpty: () => found.length === 0,
    result() {
      const inOrder = found.toSorted((a, b) => a.offset - b.offset)
      return { kind: 'invalid', problems: inOrder.slice(0, maxProblems).map(({ problem }) => problem) }
    },
  }
}

/** jsonc-parser's own search returns a property's key if its value is missing. */
function child(node: Node | null, key: PropertyKey): Node | null {
  if (node?.type === 'array') return (typeof key === 'number' ? node.children?.[key] : undefined) ?? null
  if (node?.type !== 'object') return null
  return node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1] ?? null
}

function pathText(path: Path): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${printable(String(key))}`)).join('')
  return text.replace(/^\./, '').slice(0, 512)
}

/** A key made safe to show, because anybody may have written it. */
const printable = (key: string): string => key.replaceAll(/[\p{C}\p{Z}]/gu, '_').slice(0, 64)

function reportRepeatedKeys(node: Node, report: Report, path: Path = []): void {
  const seen = new Set<unknown>()
  node.children?.forEach((part, index) => {
    if (node.type === 'array') {
      reportRepeatedKeys(part, report, [...path, index])
      return
    }
    const [name, value] = part.children ?? []
    const at = [...path, String(name?.value)]
    if (seen.has(name?.value)) report.addAt(part.offset, 'same-key', at)
    seen.add(name?.value)
    if (value !== undefined) reportRepeatedKeys(value, report, at)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isLaterVersion = (version: unknown): boolean => Number.isInteger(version) && Number(version) > policyVersion

/** Field names that usually hold secrets. */
const secretName = /token|secret|passw|passphrase|credential|private|api[_-]?key|^key$|^pin$|^pwd$/i
/** Values that certainly are secrets, whatever the field. */
const secretValue = /-----BEGIN [A-Z ]*PRIVATE KEY-----|^\s*(?:SSWS|Bearer)\s+\S{16}/

function reportSecrets(value: unknown, report: Report, path: Path = []): void {
  if (typeof value === 'string' && secretValue.test(value)) report.add(path, 'secret')
  if (Array.isArray(value)) value.forEach((part, index) => reportSecrets(part, report, [...path, index]))
  if (isJsonRecord(value)) Object.entries(value).forEach(([key, part]) => reportSecrets(part, report, [...path, key]))
}

function reportIssue(issue: z.core.$ZodIssue, report: Report): void {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) reportUnknownKey(path, key, report)
    return
  }
  if (!report.has(path)) {
    report.add(path, 'missing-key')
    return
  }
  const [code, values] = problemOf(issue)
  report.add(path, code, values)
}

function reportUnknownKey(path: Path, key: string, report: Report): void {
  if (secretName.test(key)) {
    report.addAtKey([...path, key], 'secret')
    return
  }
  const allowed = keysAllowedAt(path)
  const like = nearest(key, allowed)
  if (like === null) report.addAtKey([...path, key], 'unknown-key', { allowed: allowed.join(', ') })
  else report.addAtKey([...path, key], 'unknown-key-like', { like })
}

function problemOf(issue: z.core.$ZodIssue): [PolicyProblemCode, Values?] {
  switch (issue.code) {
    case 'invalid_type':
      return ['wrong-type', { expected: issue.expected }]
    case 'invalid_value':
      return ['not-one-of', { options: issue.values.map(String).join(', ') }]
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? ['not-one-of', { options: issue.options.map(String).join(', ') }]
        : ['form']
    case 'too_small':
      return issue.origin === 'string' ? ['too-short'] : ['too-small', { limit: Number(issue.minimum) }]
    case 'too_big': {
      const code = issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-big'
      return [code, { limit: Number(issue.maximum) }]
    }
    case 'invalid_format':
      return [issue.format === 'uuid' ? 'id' : 'form']
    case 'custom':
      return [ownChecks[issue.message] ?? 'form']
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return ['form']
  }
}

/** By the names that the checks of `shared/domain` give themselves. */
const ownChecks: Readonly<Record<string, PolicyProblemCode>> = {
  pattern: 'ticket-pattern',
  address: 'update-address',
  'receiver-address': 'receiver-address',
}

/** What the schema accepts; it loses the types of the keys. */
interface ParsedDocument extends JsonRecord {
  readonly dataFolder?: string | null
  readonly connections?: readonly ListedConnection[]
}

interface ListedConnection {
  readonly id?: string
  readonly system: SystemId
  readonly name: string
  readonly address: string
  readonly environment: Connection['environment']
  readonly signIn: SignIn
  readonly offer?: Connection['offer']
}

function policyOf(document: JsonRecord, world: PolicyWorld, report: Report): Policy {
  const plain = withoutComments(document) as ParsedDocument
  const { dataFolder = null, connections } = plain
  const named = Object.keys(Rules.shape).filter((key) => plain[key] !== undefined)
  // Contains only keys that are present, which the type cannot express.
  const rules = Rules.partial().parse(Object.fromEntries(named.map((key) => [key, plain[key]]))) as Partial<Rules>
  reportDemandsNobodyMeets(rules, report)
  if (dataFolder !== null && !isFolderOnThisComputer(dataFolder, world.platform))
    report.add(['dataFolder'], 'data-folder')
  return {
    rules,
    connections: connections === undefined ? null : connectionsOf(connections, world, report),
    dataFolder,
  }
}

function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments)
  if (!isJsonRecord(value)) return value
  const parts = Object.entries(value).filter(([key]) => key !== '_comment')
  return Object.fromEntries(parts.map(([key, part]) => [key, withoutComments(part)]))
}

/** A requirement that the accepted kinds can never meet is a mistake, although a safe one. */
function reportDemandsNobodyMeets({ tiers, acceptedProofs = ProofKind.options }: Partial<Rules>, report: Report): void {
  if (tiers === undefined) return
  const demands = [
    [['tiers', 'standard'], tiers.standard],
    [['tiers', 'sensitive', 'demand'], tiers.sensitive.demand],
    [['tiers', 'privileged', 'demand'], tiers.privileged.demand],
  ] as const
  for (const [path, demand] of demands) {
    for (const fault of demandFaults(demand, acceptedProofs))
      report.add([...path, fault === 'too-few-kinds' ? 'proofs' : 'including'], fault)
  }
}

function connectionsOf(listed: readonly ListedConnection[], { systems }: PolicyWorld, report: Report): Connection[] {
  const names = new Set<string>()
  const ids = new Set<string>()
  return listed.map((one, index) => {
    const at = (key: keyof ListedConnection, ...more: string[]) => ['connections', index, key, ...more]
    const name = one.name.toLocaleLowerCase()
    if (names.has(name)) report.add(at('name'), 'same-name')
    names.add(name)
    const baseUrl = baseUrlOf(one, systems, report, at)
    const id = one.id?.toLowerCase() ?? connectionIdOf(one.system, baseUrl)
    if (ids.has(id))
      report.add(at(one.id === undefined ? 'address' : 'id'), one.id === undefined ? 'same-connection' : 'same-id')
    ids.add(id)
    const { system, environment, signIn, offer = { hiddenFactorIds: [], hiddenServiceIds: [] } } = one
    return { id, system, name: one.name, baseUrl, environment, signIn, offer, createdAt: new Date(0).toISOString() }
  })
}

/** The address as the system normalises it; unchanged if that reports a problem. */
function baseUrlOf(
  { system, address, signIn }: ListedConnection,
  systems: readonly PolicySystem[],
  report: Report,
  at: (key: keyof ListedConnection, ...more: string[]) => Path,
): string {
  const known = systems.find((candidate) => candidate.system === system)
  if (known === undefined) {
    const names = systems.map((candidate) => candidate.system)
    const like = nearest(system, names)
    if (like === null) report.add(at('system'), 'system', { options: names.join(', ') })
    else report.add(at('system'), 'system-like', { like })
    return address
  }
  if (!known.signInKinds.includes(signIn.kind))
    report.add(at('signIn', 'kind'), 'sign-in', { options: known.signInKinds.join(', ') })
  try {
    return known.normaliseAddress(address)
  } catch (cause) {
    report.add(at('address'), codeOf(cause) === 'address-not-https' ? 'address-not-https' : 'address')
    return address
  }
}

/** Stable for the same system and address, since the keychain and the history identify the connection by it. A version 8 UUID. */
function connectionIdOf(system: SystemId, baseUrl: string): string {
  const hex = createHash('sha256').update(`${system}\n${baseUrl}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
