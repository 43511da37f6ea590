/**
 * Detects successes that are not successes. Gateways and services that do their work elsewhere respond with 200 and an error in the
 * body, or with 207 if the parts have different results. Neither means that the request was carried out. Pure.
 */
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import type { ProviderErrorDetail } from '../provider-error.ts'
import { isOk, type TransportResponse } from './transport.ts'

/** The error detail of a 2xx response that contradicts itself; `null` for any other response. */
export function contradictionOf(response: TransportResponse): ProviderErrorDetail | null {
  if (!isOk(response)) return null
  const fields = fieldsOf(response.json)
  if (response.status !== 207 && !namesError(fields)) return null
  const serverText = cleanServerText([...new Set(wordsOf(fields))].join(' '))
  return { httpStatus: response.status, ...(serverText === null ? {} : { serverText }) }
}

type Fields = ReadonlyMap<string, unknown>

/** By name, ignoring case and word separators. */
function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map(
    Object.entries(value).map(([name, field]) => [name.toLowerCase().replaceAll('_', ''), field as unknown]),
  )
}

function namesError(fields: Fields): boolean {
  return fields.get('success') === false || ['error', 'errors', 'errorcode'].some((name) => isTold(fields.get(name)))
}

/** `null`, `false`, 0 and empty values mean that there is no error. */
function isTold(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)
}

/** Fields with the text of an error, the most specific first. */
const wordFields = ['errorsummary', 'message', 'errordescription', 'detail', 'title', 'error']

/** The most that are shown. */
const maxErrors = 10

/** The texts of the error itself and of those nested in it. */
function wordsOf(fields: Fields): string[] {
  const held = ['error', 'errors'].flatMap((name) => fields.get(name)).slice(0, maxErrors)
  const said = [fields, ...held.map(fieldsOf)].map((error) => wordFields.map((name) => error.get(name)).find(isText))
  return [...said, ...held].filter(isText)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
