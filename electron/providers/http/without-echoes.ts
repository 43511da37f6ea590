/**
 * A transport that hears no credential back. Servers and gateways quote what they refuse ("the value X of header Y is not
 * valid"), and their words are shown and kept; what a request proved itself with is cut out of its answer.
 *
 * It cuts values of at least eight characters: shorter ones occur by chance, and cutting them would change what was meant.
 */
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

const minCutLength = 8
const placeholder = '[secret]'

/**
 * Headers a provider gives are credentials, with the word for their scheme and without it, and so are the fields of a request's JSON
 * object or form that `secretFields` names. Both are cut from every answer, but for fields of those names in an answer that is no
 * refusal: what a sign-in is answered with must arrive as it is.
 */
export function withoutEchoes(transport: Transport, secretFields: readonly string[]): Transport {
  return {
    async send(request) {
      const response = await transport.send(request)
      const secrets = [
        ...Object.values(request.headers).flatMap((value) => [value, ...value.split(' ')]),
        ...fieldsOf(request, secretFields),
      ].filter((secret) => secret.length >= minCutLength)
      if (secrets.length === 0) return response
      const kept = response.status < 400 ? secretFields : []
      return { ...response, json: cutOut(response.json, secrets, kept) }
    },
    close: () => transport.close(),
  }
}

function fieldsOf({ json, form }: TransportRequest, names: readonly string[]): string[] {
  if ((typeof json !== 'object' || json === null) && form === undefined) return []
  return Object.entries({ ...(json as object | undefined), ...form }).flatMap(([name, value]: [string, unknown]) =>
    names.includes(name) && typeof value === 'string' ? [value] : [],
  )
}

function cutOut(value: TransportResponse['json'], secrets: readonly string[], kept: readonly string[] = []): unknown {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, placeholder), value)
  if (Array.isArray(value)) return value.map((item) => cutOut(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      kept.includes(name) ? (item as unknown) : cutOut(item, secrets),
    ]),
  )
}
