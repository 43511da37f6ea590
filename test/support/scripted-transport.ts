/** A transport without a socket, which answers what a test says and keeps what was sent. */
import type { Transport, TransportRequest, TransportResponse } from '../../electron/providers/http/transport.ts'

export interface ScriptedTransport extends Transport {
  readonly sent: readonly TransportRequest[]
}

/** `script` may throw or reject with what the real transport would. */
export function scriptedTransport(
  script: (request: TransportRequest) => TransportResponse | Promise<TransportResponse>,
): ScriptedTransport {
  const sent: TransportRequest[] = []
  return {
    sent,
    async send(request) {
      sent.push(request)
      return script(request)
    },
    close: () => Promise.resolve(),
  }
}

export function answer(status: number, json?: unknown, headers: Record<string, string> = {}): TransportResponse {
  return { status, headers, json }
}
