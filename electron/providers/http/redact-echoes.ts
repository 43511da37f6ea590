/**
 * A transport that redacts echoed credentials. Servers and gateways quote what they reject ("the value X of header Y is not valid"),
 * and their words are shown and stored, so the connection's credentials are removed from its responses.
 */
import { ProviderError } from '../provider-error.ts'
import { contradictionOf } from './contradiction.ts'
import { createKnownSecrets, minCutLength } from './known-secrets.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

const placeholder = '[secret]'

/**
 * Headers that prove nothing by themselves: the time of a signed request, and what Microsoft's servers are told about a request. Such values
 * stand in many answers, and ids that are new with each request would push the secrets out of those that are remembered. They are named
 * one by one, because other systems take their keys in headers of their own.
 */
const harmlessHeaders: ReadonlySet<string> = new Set([
  'date',
  'client-request-id',
  'consistencylevel',
  'prefer',
  'x-anchormailbox',
])

/**
 * Credentials are the headers that a provider sets, with and without their scheme, and the fields named in `secretFields`, in a request's
 * JSON object or form and in a response. A request's own credentials are removed from its response, except in fields with those names if
 * it is not an error: a sign-in must receive its tokens unchanged. From responses whose text may be shown (errors, and responses to
 * changes), every credential that the connection has ever sent is removed, however it is encoded. The content of other reads comes from
 * the directory, where a name may well look like a password.
 */
export function redactEchoes(transport: Transport, secretFields: readonly string[]): Transport {
  const known = createKnownSecrets()
  return {
    async send(request) {
      const secrets = [
        ...Object.entries(request.headers).flatMap(([name, value]) =>
          harmlessHeaders.has(name.toLowerCase()) ? [] : [value, ...value.split(' '), ...passwordIn(value)],
        ),
        ...fieldsOf({ ...objectOf(request.json), ...request.form }, secretFields),
      ].filter((secret) => secret.length >= minCutLength)
      known.remember(secrets)
      const exactly = (text: string): string =>
        secrets.reduce((rest, secret) => rest.replaceAll(secret, placeholder), text)
      const { list } = request
      const cutting = list && { ...list, take: (item: unknown) => list.take(cutOut(item, exactly)) }
      const response = await transport
        .send({ ...request, ...(cutting === undefined ? {} : { list: cutting }) })
        .catch((error: unknown) => {
          throw withoutSecrets(error, (text) => known.cutFrom(text))
        })
      const kept = response.status < 400 ? secretFields : []
      known.remember(fieldsOf(objectOf(response.json), kept))
      const isError = response.status >= 400 || contradictionOf(response) !== null
      const mayHoldWords = isError || request.effect === 'change'
      const cut = mayHoldWords ? (text: string) => exactly(known.cutFrom(exactly(text))) : exactly
      return { ...response, json: cutOut(response.json, cut, kept) }
    },
    close: () => transport.close(),
  }
}

/** The password in a Basic authentication header (RFC 7617). */
function passwordIn(header: string): string[] {
  const [, pair] = /^basic (\S+)$/i.exec(header) ?? []
  if (pair === undefined) return []
  const text = Buffer.from(pair, 'base64').toString('utf8')
  return [text.slice(text.indexOf(':') + 1)]
}

function withoutSecrets(error: unknown, cut: (text: string) => string): unknown {
  if (!(error instanceof ProviderError) || error.detail.serverText === undefined) return error
  return new ProviderError(error.kind, error.code, { ...error.detail, serverText: cut(error.detail.serverText) })
}

function objectOf(json: TransportRequest['json']): object {
  return typeof json === 'object' && json !== null ? json : {}
}

function fieldsOf(fields: object, names: readonly string[]): string[] {
  return Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
    isOneOf(names, name) && typeof value === 'string' ? [value] : [],
  )
}

/** Ignores case, in which servers differ. */
function isOneOf(names: readonly string[], name: string): boolean {
  return names.some((known) => known.toLowerCase() === name.toLowerCase())
}

/** Links are never shown, and must be followed unchanged. */
const addressField = 'href'

function cutOut(
  value: TransportResponse['json'],
  cut: (text: string) => string,
  kept: readonly string[] = [],
): unknown {
  if (typeof value === 'string') return cut(value)
  if (Array.isArray(value)) return value.map((item) => cutOut(item, cut))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isOneOf(kept, name) || name === addressField ? (item as unknown) : cutOut(item, cut),
    ]),
  )
}
