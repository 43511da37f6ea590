/** Any status with any body and headers, to every system: what may be said of a change, and of a read, whatever it is that comes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { accountSystemIds, accountSystems } from '../../../electron/systems/systems.ts'
import { kept } from '../../support/kept.ts'
import { stepFor } from '../../support/reset-step.ts'
import { alive } from '../../support/simulated-system.ts'
import { systemsUnderTest } from '../../support/systems/systems-under-test.ts'
import { isThorough, tries } from '../../support/thorough.ts'

const statuses = [
  200, 201, 202, 204, 207, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 408, 409, 410, 413, 422, 423, 429, 500,
  501, 502, 503, 504, 520,
]

const oktaCodes = [
  'E0000001 E0000004 E0000005 E0000006 E0000007 E0000009 E0000011 E0000015 E0000022 E0000038 E0000047',
  'E0000068 E0000069 E0000073 E0000109 E0000154 E0000180 E9999999',
].flatMap((line) => line.split(' '))

const words = fc.constantFrom('', 'No.', 'Not found: Resource not found: 00u1 (UserFactor)', 'invalid_client', '{}')
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 })

/** A body of JSON, its fields as any of the systems might have them. */
const json = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        errorCode: maybe(fc.constantFrom(...oktaCodes, '', null, 0)),
        errorSummary: maybe(words),
        error: maybe(fc.oneof(words, fc.constant(null), fc.record({ message: words }))),
        errors: maybe(fc.array(words, { maxLength: 2 })),
        message: maybe(words),
        code: maybe(fc.constantFrom('unauthenticated', 'forbidden', 'internal')),
        success: maybe(fc.boolean()),
        resultType: maybe(fc.constantFrom<unknown>(0, 1, 2, 3, '0', '', null, [])),
        factorResult: maybe(fc.constantFrom('SUCCESS', 'WAITING', 'REJECTED')),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
)
const unreadable = fc.constantFrom('<html><h1>No</h1></html>', '{"half":', '['.repeat(3_000), 'null,', '\uFEFF<')

const types = [
  'application/json',
  'application/json; charset=utf-8',
  'text/html',
  'text/json',
  'application/problem+json',
]
const headers = fc
  .record({
    types: fc.array(fc.constantFrom(...types), { maxLength: 2 }),
    pause: fc.constantFrom([], ['0'], ['0', '0'], ['Mon, 02 Nov 2026 09:00:00 GMT']),
  })
  .map(({ types: given, pause }) => ({
    hasPause: pause.length > 0,
    lines: [...given.map((type) => `Content-Type: ${type}`), ...pause.map((value) => `Retry-After: ${value}`)],
  }))

const answers = fc.record({
  status: fc.constantFrom(...statuses),
  body: fc.oneof(
    { weight: 5, arbitrary: json.map((value) => ({ value, text: JSON.stringify(value) })) },
    unreadable.map((text) => ({ value: undefined, text })),
  ),
  headers,
})

type AnyAnswer = typeof answers extends fc.Arbitrary<infer Answer> ? Answer : never

const bytesOf = ({ status, body, headers: { lines } }: AnyAnswer): Buffer =>
  Buffer.from(
    `HTTP/1.1 ${status} Any\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n${status === 204 ? '' : body.text}`,
  )

const fieldOf = ({ value }: AnyAnswer['body'], name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** By status: it was not carried out, whatever else is said. */
const isRefused = ({ status, headers: { hasPause } }: AnyAnswer): boolean =>
  (status >= 400 && status < 500 && status !== 408) || [301, 307, 308].includes(status) || (status === 503 && hasPause)

/** A system may say it itself, in the one form in which it is documented. */
const saysItself = ({ status, body }: AnyAnswer): boolean =>
  fieldOf(body, 'resultType') !== undefined || (status === 500 && fieldOf(body, 'success') === false)

const isClearSuccess = ({ status, body }: AnyAnswer): boolean =>
  status >= 200 &&
  status < 300 &&
  status !== 207 &&
  (status === 204 ||
    (body.value !== undefined &&
      fieldOf(body, 'success') !== false &&
      !fieldOf(body, 'errorCode') &&
      !fieldOf(body, 'error') &&
      !(fieldOf(body, 'errors') as unknown[] | undefined)?.length))

for (const id of accountSystemIds) {
  const [makeFixture] = Object.values(systemsUnderTest[id].contract)

  describe(`${accountSystems[id].name} and any answer`, { timeout: isThorough ? 3_600_000 : 30_000 }, () => {
    it('to a change: done, not done and unknown are each said only where it is so', async () => {
      if (makeFixture === undefined) throw new Error('no way of signing in')
      const fixture = kept(await makeFixture())
      fixture.skipPauses()
      const step = await stepFor(fixture)
      await fc.assert(
        fc.asyncProperty(answers, async (answer) => {
          // Some look first whether there is anything to remove: what is known of that is fresh, so that the answer is the change's.
          fixture.interfere(null)
          await fixture.provider.readMfaStatus(step.accountId, alive)
          fixture.interfere(() => Promise.resolve(bytesOf(answer)))
          const { kind, serverText } = await fixture.provider.runStep(step, alive)
          if (kind === 'succeeded') expect(isClearSuccess(answer)).toBe(true)
          else if (kind === 'no-change') expect(isClearSuccess(answer) || isRefused(answer)).toBe(true)
          else if (kind === 'failed') expect(isRefused(answer) || saysItself(answer)).toBe(true)
          else if (kind === 'pending-approval') expect(saysItself(answer)).toBe(true)
          else expect(isRefused(answer) && !saysItself(answer)).toBe(false)
          expect(serverText).not.toBe('')
        }),
        tries(150),
      )
    })

    it('to a read: a failure of ours, or an answer that is a success', async () => {
      if (makeFixture === undefined) throw new Error('no way of signing in')
      const fixture = kept(await makeFixture())
      fixture.skipPauses()
      const { accountId } = await stepFor(fixture)
      await fc.assert(
        fc.asyncProperty(answers, async (answer) => {
          fixture.interfere(() => Promise.resolve(bytesOf(answer)))
          const read: unknown = await fixture.provider.readMfaStatus(accountId, alive).catch((error: unknown) => error)
          if (read instanceof ProviderError) {
            expect(['internal', 'invalid-request', 'outcome-unknown']).not.toContain(read.code)
            // A busy gateway, whatever its page says.
            const isBusy = answer.status === 503 && answer.headers.hasPause
            if (isBusy) expect(read.kind).toBe('rate-limited')
          } else {
            expect(read).not.toBeInstanceOf(Error)
            expect(isClearSuccess(answer)).toBe(true)
          }
        }),
        tries(150),
      )
    })
  })
}
