/**
 * Successes that are none. Gateways and services that do their work elsewhere answer 200 and put the error into the body, or 207 for
 * parts that went differently. Neither says that what was asked for was done. Pure.
 */
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import type { ProviderErrorDetail } from '../provider-error.ts'
import { isOk, type TransportResponse } from './transport.ts'

/** What is told of a 2xx answer that contradicts itself; `null` for any other answer. */
export function contradictionOf(response: TransportResponse): ProviderErrorDetail | null {
  if (!isOk(response)) return null
  const fields = fieldsOf(response.json)
  if (response.status !== 207 && !namesError(fields)) return null
  const serverText = cleanServerText([...new Set(wordsOf(fields))].join(' '))
  return { httpStatus: response.status, ...(serverText === null ? {} : { serverText }) }
}

type Fields = ReadonlyMap<string, unknown>

/** By name, without regard to case and to what parts words. */
function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map(
    Object.entries(value).map(([name, field]) => [name.toLowerCase().replaceAll('_', ''), field as unknown]),
  )
}

function namesError(fields: Fields): boolean {
  return fields.get('success') === false || ['error', 'errors', 'errorcode'].some((name) => isTold(fields.get(name)))
}

/** `null`, `false`, 0 and what is empty say that there is no error. */
function isTold(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)
}

/** Where errors keep their words, the most exact first. */
const wordFields = ['errorsummary', 'message', 'errordescription', 'detail', 'title', 'error']

/** More are not shown. */
const maxErrors = 10

/** Of the error itself and of those it holds. */
function wordsOf(fields: Fields): string[] {
  const held = ['error', 'errors'].flatMap((name) => fields.get(name)).slice(0, maxErrors)
  const said = [fields, ...held.map(fieldsOf)].map((error) => wordFields.map((name) => error.get(name)).find(isText))
  return [...said, ...held].filter(isText)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
