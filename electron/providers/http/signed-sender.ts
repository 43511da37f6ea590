/**
 * Requests with a token on them, for systems that take one in a header. A token the server refuses was refused before anything
 * was done, so even a change may be sent again, once, with a new one.
 */
import type { Secret } from '../../secret/secret.ts'
import { ProviderError } from '../provider-error.ts'
import { sendWhenReady } from './retry-after.ts'
import type { SignInMethod } from './session.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

const readTimeoutMs = 15_000

/** A change may go through the system's own service to another before its answer comes. */
const changeTimeoutMs = 60_000

/** `timeoutMs`: 15 seconds for a read and 60 for a change where left out. */
export type Call = Omit<TransportRequest, 'headers' | 'timeoutMs' | 'signal'> & { readonly timeoutMs?: number }

/**
 * The answer, whatever its status. Rejects with `ProviderError` or what reading the secret rejected with; for a change with
 * `outcome-unknown` where it may have been sent, and with anything else only where it certainly was not carried out.
 */
export type SignedSender = (call: Call, signal: AbortSignal) => Promise<TransportResponse>

export function createSignedSender(ports: {
  readonly transport: Transport
  readonly signIn: SignInMethod
  readonly now: () => Date
  /** The headers a request proves itself with. */
  readonly headersFor: (token: Secret) => Readonly<Record<string, string>>
  /** Whether the answer refuses the token. */
  readonly isUnauthenticated: (response: TransportResponse) => boolean
}): SignedSender {
  const { transport, signIn, now, headersFor, isUnauthenticated } = ports

  return async (call, signal) => {
    const timeoutMs = call.timeoutMs ?? (call.effect === 'change' ? changeTimeoutMs : readTimeoutMs)
    for (let renewed = false; ; renewed = true) {
      const token = await signIn.token(signal)
      const request = { ...call, headers: headersFor(token), timeoutMs, signal }
      const response = await sendWhenReady(transport, request, now).catch((cause: unknown) => {
        if (call.effect === 'read' || cause instanceof ProviderError) throw cause
        // A fault of the transport itself, which cannot say how far it came.
        throw new ProviderError('outcome-unknown', 'outcome-unknown', {}, { cause })
      })
      if (!isUnauthenticated(response) || renewed || !signIn.refused(token)) return response
    }
  }
}
