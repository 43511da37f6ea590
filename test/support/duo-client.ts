/**
 * Duo's own client for Node, talking to a simulator on this computer. It speaks TLS with certificates of its own to a host without a port, so
 * the line underneath is another one: everything above it is the client's.
 */
import https from 'node:https'
import { connect } from 'node:net'
import { Client, SIGNATURE_VERSION_5 } from '@duosecurity/duo_api'
import { z } from 'zod'
import type { DuoApplication } from '../../electron/practice/duo/duo-simulator.ts'

/** What the simulator is to take for its API hostname, because the host is part of what is signed. */
export const duoOrigin = 'https://api-practice.duosecurity.com'

const Answer = z.looseObject({
  stat: z.string(),
  code: z.number().optional(),
  response: z.unknown().optional(),
  metadata: z.unknown().optional(),
})
export type DuoAnswer = z.infer<typeof Answer>

export interface DuoClientCalls {
  readonly call: (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    params?: Readonly<Record<string, string>>,
  ) => Promise<DuoAnswer>
  readonly close: () => Promise<void>
}

export function openDuoClient(
  port: number,
  { integrationKey, secretKey }: DuoApplication,
  signatureVersion: 2 | 5 = SIGNATURE_VERSION_5,
): DuoClientCalls {
  const client = new Client(integrationKey, secretKey, new URL(duoOrigin).host, signatureVersion)
  const agent = new https.Agent({ keepAlive: true })
  agent.createConnection = () => connect(port, '127.0.0.1')
  return {
    async call(method, path, params = {}) {
      const answer = await new Promise<unknown>((resolve) => {
        // The client takes the agent of everybody when it is called.
        const { globalAgent } = https
        https.globalAgent = agent
        client.jsonApiCall(method, path, params, resolve)
        https.globalAgent = globalAgent
      })
      return Answer.parse(answer)
    },
    close() {
      agent.destroy()
      return Promise.resolve()
    },
  }
}
