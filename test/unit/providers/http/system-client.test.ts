/** The client every provider asks through: what is sent again, with what, and what never is. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CodedError } from '../../../../electron/errors/coded-error.ts'
import { obeyRetryAfter } from '../../../../electron/providers/http/retry-after.ts'
import {
  createSystemClient,
  type AuthHeaders,
  type Authentication,
  type Change,
} from '../../../../electron/providers/http/system-client.ts'
import type { TransportRequest, TransportResponse } from '../../../../electron/providers/http/transport.ts'
import { ProviderError } from '../../../../electron/providers/provider-error.ts'
import { answer, scriptedTransport } from '../../../support/scripted-transport.ts'

const alive = new AbortController().signal
const reset: Change = { method: 'POST', path: '/reset', json: { who: 'somebody' } }
const busy = answer(429, undefined, { 'retry-after': '0' })

/** Numbers its headers, so that it can be seen which of them a request had. */
function numbered(more: Partial<Authentication> = {}): Authentication {
  let given = 0
  return {
    headers: () => Promise.resolve({ proof: String((given += 1)) }),
    refused: () => true,
    startOver: () => undefined,
    ...more,
  }
}

function fixture(
  script: (request: TransportRequest) => TransportResponse | Promise<TransportResponse>,
  authentication: Authentication = numbered(),
) {
  const transport = scriptedTransport(script)
  const client = createSystemClient({
    transport,
    authentication,
    pacing: obeyRetryAfter({ now: () => new Date('2026-03-01T12:00:00.000Z') }),
    isUnauthenticated: ({ status }) => status === 401,
    failureOf: ({ status }, about) =>
      new ProviderError('rejected', about === 'account' ? 'account-not-found' : 'interface-not-found', {
        httpStatus: status,
      }),
  })
  return { client, proofs: () => transport.sent.map(({ headers }) => headers['proof']) }
}

describe('a change', () => {
  it('is sent again, once, with new headers, where its headers were refused', async () => {
    const answers = [answer(401), answer(401)]
    const { client, proofs } = fixture(() => answers.shift() ?? answer(200))
    expect((await client.change(reset, alive)).status).toBe(401)
    expect(proofs()).toEqual(['1', '2'])
  })

  it('is not sent again where new headers would not help', async () => {
    const refused: [AuthHeaders, number][] = []
    const { client, proofs } = fixture(
      () => answer(401),
      numbered({
        refused(used, { status }) {
          refused.push([used, status])
          return false
        },
      }),
    )
    expect((await client.change(reset, alive)).status).toBe(401)
    expect(proofs()).toEqual(['1'])
    expect(refused).toEqual([[{ proof: '1' }, 401]])
  })

  it('proves itself again each time it is sent, since a proof may be good for one request', async () => {
    const answers = [busy, busy, answer(200, {})]
    const { client, proofs } = fixture(() => answers.shift() ?? answer(500))
    expect((await client.change(reset, alive)).status).toBe(200)
    expect(proofs()).toEqual(['1', '2', '3'])
  })

  it.each([
    ['a server error', () => answer(500)],
    ['a gateway that gave up waiting', () => answer(504)],
    ['a refusal', () => answer(403)],
  ])('is sent once after %s, and its answer handed over', async (_what, script) => {
    const { client, proofs } = fixture(script)
    expect(await client.change(reset, alive)).toEqual(script())
    expect(proofs()).toEqual(['1'])
  })

  it('is sent once, and unknown, where the transport itself fails', async () => {
    const fault = new TypeError('a fault of ours')
    const { client, proofs } = fixture(() => {
      throw fault
    })
    const failure: unknown = await client.change(reset, alive).catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: 'outcome-unknown', code: 'outcome-unknown', cause: fault })
    expect(proofs()).toEqual(['1'])
  })

  it('was not carried out where the secret cannot be read, also before it is sent again', async () => {
    const locked = new CodedError('keychain-locked')
    let asked = 0
    const authentication = numbered({
      headers: () => ((asked += 1) === 1 ? Promise.resolve({ proof: '1' }) : Promise.reject(locked)),
    })
    const { client, proofs } = fixture(() => busy, authentication)
    await expect(client.change(reset, alive)).rejects.toBe(locked)
    expect(proofs()).toEqual(['1'])
  })

  it('can be given up while it waits for a limit, and tells that from being cancelled', async () => {
    const wait = answer(429, undefined, { 'retry-after': '9' })
    for (const [code, abort] of [
      ['wait-given-up', (_all: AbortController, waiting: AbortController) => waiting.abort()],
      ['cancelled', (all: AbortController) => all.abort()],
    ] as const) {
      const [all, waiting] = [new AbortController(), new AbortController()]
      const { client, proofs } = fixture(() => {
        abort(all, waiting)
        return wait
      })
      await expect(client.change(reset, all.signal, waiting.signal)).rejects.toMatchObject({ kind: 'cancelled', code })
      expect(proofs()).toEqual(['1'])
    }
  })

  it('goes on where the wait is given up that it is not in', async () => {
    const waiting = new AbortController()
    const { client } = fixture(({ signal }) => {
      waiting.abort()
      return answer(signal.aborted ? 500 : 200, {})
    })
    expect((await client.change(reset, alive, waiting.signal)).status).toBe(200)
  })
})

describe('a question', () => {
  const Name = z.object({ name: z.string() })

  it('is answered as its schema has it', async () => {
    const { client } = fixture(() => answer(200, { name: 'Anna', more: 1 }))
    expect(await client.read(Name, { path: '/who' }, alive)).toEqual({ name: 'Anna' })
  })

  it.each([
    ['nothing', answer(200), 'answer-empty'],
    ['something else', answer(200, { named: 'Anna' }), 'answer-not-understood'],
    ['a refusal', answer(404), 'interface-not-found'],
  ])('answered with %s is a failure', async (_what, response, code) => {
    const { client } = fixture(() => response)
    await expect(client.read(Name, { path: '/who' }, alive)).rejects.toMatchObject({ code })
  })

  it('about an account misses the account and not the interface', async () => {
    const { client } = fixture(() => answer(404))
    await expect(client.read(Name, { path: '/who' }, alive, 'account')).rejects.toMatchObject({
      code: 'account-not-found',
      detail: { httpStatus: 404 },
    })
  })

  it('fails as the transport fails', async () => {
    const fault = new TypeError('a fault of ours')
    const { client } = fixture(() => {
      throw fault
    })
    await expect(client.read(Name, { path: '/who' }, alive)).rejects.toBe(fault)
  })
})
