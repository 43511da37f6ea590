/**
 * The outcome of a change, from Adaxes' "operation result". The HTTP status is not enough: a refused operation may have status
 * 200. Source: adaxes.com/sdk/REST_OperationResult/
 */
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import type { ServerMessage, StepOutcome } from '../../../shared/domain/outcome.ts'

type Fields = ReadonlyMap<string, unknown>

/** Whether the response is an operation result at all. */
export function isOperationResult(json: unknown): boolean {
  return fieldsOf(json)?.has('resulttype') ?? false
}

/** Total: a response that is not understood is an unknown outcome. `httpOk`: the HTTP status was 2xx. */
export function readOperationResult(json: unknown, httpOk: boolean): StepOutcome {
  const result: Fields = fieldsOf(json) ?? new Map()
  const messages = flattenMessages(result.get('innermessages'))
  const exception = textOf(fieldsOf(result.get('exception'))?.get('message'))
  const resultType = numberOf(result.get('resulttype'))
  // A success with an HTTP error status contradicts itself and is not trusted.
  if (resultType === 0 && httpOk) {
    const kind = result.get('nochanges') === true ? 'no-change' : 'succeeded'
    return { kind, code: null, serverText: exception, messages }
  }
  if (resultType === 1) {
    return { kind: 'failed', code: 'rejected-by-server', serverText: exception ?? messages[0]?.text ?? null, messages }
  }
  if (resultType === 2) return { kind: 'pending-approval', code: null, serverText: exception, messages }
  return { kind: 'outcome-unknown', code: 'outcome-unknown', serverText: exception, messages }
}

/** The DN of the object that the operation was carried out on, according to the response; `null` if it has none. */
export function readActualDn(json: unknown): string | null {
  const dn = fieldsOf(json)?.get('actualobjectdn')
  return typeof dn === 'string' && dn.trim() !== '' ? dn : null
}

/** Adds to an outcome, before all other messages, the warning that the response names somebody other than the person reset. */
export function withOtherAccount(outcome: StepOutcome, dn: string): StepOutcome {
  const named: ServerMessage = { level: 'warning', source: 'actualObjectDN', text: cleanServerText(dn) ?? '', depth: 0 }
  return {
    ...outcome,
    code: outcome.code ?? 'other-account-named',
    messages: [named, ...outcome.messages].slice(0, maxMessages),
  }
}

const maxMessages = 200
const maxDepth = 16

/**
 * Nested messages in reading order, each with its depth. Iterative, because a hostile response may be nested deeper than the call
 * stack.
 */
export function flattenMessages(innerMessages: unknown): ServerMessage[] {
  const flat: ServerMessage[] = []
  const waiting = asList(innerMessages).map((message) => ({ message, depth: 0 }))
  waiting.reverse()
  for (let next = waiting.pop(); next && flat.length < maxMessages; next = waiting.pop()) {
    const fields = fieldsOf(next.message)
    const text = textOf(fields?.get('text'))
    const source = textOf(fields?.get('source'))
    if (text !== null || source !== null) {
      flat.push({ level: levelOf(fields?.get('messagetype')), source, text: text ?? '', depth: next.depth })
    }
    const depth = Math.min(next.depth + 1, maxDepth)
    for (const message of asList(fields?.get('innermessages')).toReversed()) waiting.push({ message, depth })
  }
  return flat
}

/** 1 is seen on warnings, 2 to 4 on information; undocumented types are shown as warnings. */
function levelOf(messageType: unknown): ServerMessage['level'] {
  return typeof messageType === 'number' && messageType >= 2 && messageType <= 4 ? 'information' : 'warning'
}

/** An object's fields by lower-case name. */
function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field as unknown]))
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

/** Never coerces: an empty text or list must not become 0, which means success. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'string' && /^\d{1,4}$/.test(value)) return Number(value)
  return typeof value === 'number' ? value : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? cleanServerText(value) : null
}
