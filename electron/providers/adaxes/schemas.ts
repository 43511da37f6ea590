/**
 * Schemas of Adaxes' responses. Names are case-insensitive, since the vendor's own samples differ, and a field of an unexpected
 * type counts as missing. Only fields without which a response is useless are required.
 */
import { z } from 'zod'
import { readableOf, wholeNumber } from '../http/parse-answer.ts'
import { TokenText } from '../http/session.ts'

/** The schemas below name their fields in lower case. */
function caseless<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(lowerCaseNames, z.object(shape))
}

function lowerCaseNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field as unknown]))
}

const text = z.string().nullable().catch(null).default(null)
const flag = z.boolean().nullable().catch(null).default(null)
const count = wholeNumber(z.int().nonnegative(), 6)
const list = z.array(z.unknown()).nullable().catch(null).default(null)

/** Source: adaxes.com/sdk/REST_DirectoryObject */
export const DirectoryObject = caseless({
  guid: text,
  dn: text,
  displayname: text,
  objecttype: text,
  accountstatus: caseless({ isdisabled: flag, islocked: flag, expirationdate: text })
    .nullable()
    .catch(null)
    .default(null),
  /** Values by name; the vendor's sample has the names in lower case. */
  properties: z.preprocess(lowerCaseNames, z.record(z.string(), z.unknown())).nullable().catch(null).default(null),
})
export type DirectoryObject = z.infer<typeof DirectoryObject>

/** Source: adaxes.com/sdk/REST_GetMfaStatus, which calls the list `appsInAdaxesToReset` in one heading. */
export const MfaStatusAnswer = caseless({
  canresetinm365: flag,
  adaxesactivatedapps: list,
  appsinadaxestoreset: list,
})
export type MfaStatusAnswer = z.infer<typeof MfaStatusAnswer>

/** Source: adaxes.com/sdk/REST_Authentication_Legacy */
export const AuthSession = caseless({ sessionid: z.string().min(1) })
export const AuthToken = caseless({ token: TokenText, expiresatutc: text })

/** Source: www.adaxes.com/sdk/REST_Errors */
export const ErrorAnswer = caseless({
  message: text,
  /** ASP.NET's own field for "no such path"; Adaxes' errors do not have it. */
  messagedetail: text,
  code: text,
  modelstate: z.record(z.string(), z.unknown()).nullable().catch(null).default(null),
  innererror: caseless({ message: text, code: text, attemptsleft: count }).nullable().catch(null).default(null),
})
export type ErrorAnswer = z.infer<typeof ErrorAnswer>

/** The documentation does not show the envelope of search results; these are the ones seen by clients. */
const searchEnvelopes = ['objects', 'results', 'directoryobjects', 'value', 'items']

/** The objects found, from a bare array or any known envelope. */
export const SearchAnswer = z.preprocess(
  (json) => {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return json
    const envelope = new Map(Object.entries(json).map(([name, field]) => [name.toLowerCase(), field as unknown]))
    const name = searchEnvelopes.find((known) => envelope.has(known))
    return name === undefined ? undefined : envelope.get(name)
  },
  readableOf(DirectoryObject.refine((object) => object.guid || object.dn)),
)
