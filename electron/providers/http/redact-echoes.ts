/**
 * A transport that hears no credential back. Servers and gateways quote what they refuse ("the value X of header Y is not valid"),
 * and their words are shown and kept; what the connection has proved itself with is cut out of its answers.
 */
import { ProviderError } from '../provider-error.ts'
import { contradictionOf } from './contradiction.ts'
import { createKnownSecrets, minCutLength } from './known-secrets.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

const placeholder = '[secret]'

/**
 * Headers a provider gives are credentials, with the word for their scheme and without it, and so are the fields of a request's JSON
 * object or form that `secretFields` names, and of an answer to one. A request's own are cut from its answer, but for fields of
 * those names in one that is no refusal: what a sign-in is answered with must arrive as it is. From what may hold words that are
 * shown, refusals and answers to changes, all that the connection has ever sent is cut in whatever shape it comes; what a read
 * brings is the directory's, where a name may well look like a password.
 */
export function redactEchoes(transport: Transport, secretFields: readonly string[]): Transport {
  const known = createKnownSecrets()
  return {
    async send(request) {
      const secrets = [
        ...Object.values(request.headers).flatMap((value) => [value, ...value.split(' '), ...passwordIn(value)]),
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

/** What a user name and password were joined to (RFC 7617). */
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

/** Servers are not of one mind about the case of names, and it is read without regard to it. */
function isOneOf(names: readonly string[], name: string): boolean {
  return names.some((known) => known.toLowerCase() === name.toLowerCase())
}

/** Where to go on: never shown, and followed as it is. */
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
