/** A sign-in with the browser for tests: the practice server, a browser that signs in by itself, and what is kept in memory. */
import type { Connection } from '../../shared/domain/connection.ts'
import { createEntraSignInServer, type EntraSignInServer } from '../../electron/practice/entra/sign-in-server.ts'
import { createPracticeTransport } from '../../electron/practice/practice-transport.ts'
import { keepInMemory, type KeptSignIn, type SignInBrowser } from '../../electron/providers/browser-sign-in.ts'
import { createEntraSignIn, type EntraSignIn } from '../../electron/providers/entra/sign-in.ts'

export const practiceTenant = {
  tenantId: '3d1c2f60-5a0b-4c39-9d0e-6f5d8a2b1c47',
  clientId: '8f0d3a52-7c1e-4b0a-8a6f-2e9b4c5d6e7f',
  agent: { objectId: '5b7f8f0e-9c55-4b6e-a0a1-0e6f3c2d1b4a', username: 'adm-agent@practice.example', name: 'Agent' },
}

export interface SignInWorld {
  readonly server: EntraSignInServer
  readonly kept: KeptSignIn
  /** Every address the browser was opened at. */
  readonly opened: string[]
  readonly browser: SignInBrowser
  /** Another window, or another process with the same data. */
  signIn(input?: Partial<{ signIn: Connection['signIn']; kept: KeptSignIn; browser: SignInBrowser }>): EntraSignIn
}

export function createSignInWorld(now: () => Date = () => new Date()): SignInWorld {
  const server = createEntraSignInServer({ ...practiceTenant, now })
  const opened: string[] = []
  const kept = keepInMemory()
  const browser: SignInBrowser = {
    transport: createPracticeTransport(server),
    open(url) {
      opened.push(url)
      return server.browse(url)
    },
    page: (outcome) => ({ title: outcome, text: '', language: 'en' }),
  }
  const connection = {
    id: '0d4f8a3e-1111-4222-8333-444455556666',
    baseUrl: 'https://graph.microsoft.com',
    signIn: { kind: 'browser', clientId: practiceTenant.clientId, tenant: practiceTenant.tenantId } as const,
    offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
  }
  return {
    server,
    kept,
    opened,
    browser,
    signIn: (input = {}) =>
      createEntraSignIn({
        connection: { ...connection, signIn: input.signIn ?? connection.signIn },
        browser: input.browser ?? browser,
        keptSignIn: input.kept ?? kept,
        now,
      }),
  }
}
