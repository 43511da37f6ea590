import { describe, expect, it } from 'vitest'
import { keepInMemory } from '../../../../electron/providers/browser-sign-in.ts'
import { entra } from '../../../../electron/providers/entra/index.ts'
import { createEntraSignIn } from '../../../../electron/providers/entra/sign-in.ts'
import { practiceTenant } from '../../../support/browser-sign-in.ts'

/** The address at which the browser is opened, without asking any server. */
async function openedFor(baseUrl: string): Promise<URL> {
  const opened: string[] = []
  const { clientId, tenantId: tenant } = practiceTenant
  const signIn = createEntraSignIn({
    connection: {
      id: '0d4f8a3e-1111-4222-8333-444455556666',
      baseUrl,
      signIn: { kind: 'browser', clientId, tenant },
      offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    },
    browser: {
      transport: { send: () => Promise.reject(new Error('asked a server')), close: () => Promise.resolve() },
      open(url) {
        opened.push(url)
        return Promise.reject(new Error('no browser'))
      },
      page: (outcome) => ({ title: outcome, text: '', language: 'en' }),
    },
    keptSignIn: keepInMemory(),
    now: () => new Date(),
  })
  await expect(signIn.signInWithBrowser(new AbortController().signal)).rejects.toMatchObject({
    code: 'browser-not-opened',
  })
  return new URL(opened[0] ?? '')
}

describe('the server at which people sign in', () => {
  it.each([
    'https://graph.microsoft.com',
    'https://graph.microsoft.us',
    'https://dod-graph.microsoft.us',
    'https://microsoftgraph.chinacloudapi.cn',
  ])('is the one that is asked about before, in the cloud of %s', async (baseUrl) => {
    expect((await openedFor(baseUrl)).origin).toBe(entra.signInServer?.(baseUrl))
  })
})
