/** Signing in with the browser: through MSAL, our own transport and a real answer on this computer, against the practice server. */
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { EntraSignIn } from '../../../electron/providers/entra/sign-in.ts'
import type { TransportResponse } from '../../../electron/providers/http/transport.ts'
import { createSignInWorld, practiceTenant } from '../../support/browser-sign-in.ts'

const never = new AbortController().signal
const target = { method: 'GET', path: '/v1.0/me' } as const

const tokenOf = async (signIn: EntraSignIn): Promise<string> =>
  ((await signIn.headers(target, never))['authorization'] ?? '').replace('Bearer ', '')

const unauthorized = (challenge?: string): TransportResponse => ({
  status: 401,
  headers: challenge === undefined ? {} : { 'www-authenticate': challenge },
  json: {},
})

/** Closes a tab; the server that it posted to has noticed, because it has answered somebody else since. */
async function closed(tab: AbortController, redirect: string): Promise<void> {
  tab.abort()
  await fetch(redirect, { method: 'POST' }).then((answer) => answer.text())
}

afterEach(() => {
  vi.useRealTimers()
})

describe('signing in with the browser', () => {
  it('signs the person in, and says who it is and what was granted', async () => {
    const world = createSignInWorld()
    const signIn = world.signIn()
    await signIn.signInWithBrowser(never)

    expect(world.server.signedInWith(await tokenOf(signIn))).toMatchObject({ agent: practiceTenant.agent })
    expect(await signIn.who(never)).toMatchObject({
      username: 'adm-agent@practice.example',
      objectId: practiceTenant.agent.objectId,
      tenantId: practiceTenant.tenantId,
      scopes: expect.arrayContaining(['User.Read.All', 'UserAuthenticationMethod.ReadWrite.All']) as string[],
    })
  })

  it('opens the tenant’s own sign-in page, with a challenge, and has the answer posted rather than put into an address', async () => {
    const world = createSignInWorld()
    await world.signIn().signInWithBrowser(never)

    const url = new URL(world.opened[0] ?? '')
    expect(url.origin + url.pathname).toBe(
      `https://login.microsoftonline.com/${practiceTenant.tenantId}/oauth2/v2.0/authorize`,
    )
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
    expect(url.searchParams.get('response_mode')).toBe('form_post')
    expect(url.searchParams.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+$/)
    expect(url.searchParams.get('prompt')).toBe('select_account')
  })

  it('opens no browser unasked', async () => {
    const world = createSignInWorld()
    await expect(tokenOf(world.signIn())).rejects.toMatchObject({ kind: 'unauthenticated', code: 'sign-in-needed' })
    expect(world.opened).toEqual([])
  })

  it('signs in by itself where the browser answers by itself', async () => {
    const world = createSignInWorld()
    const signIn = world.signIn({ browser: { ...world.browser, answersByItself: true } })
    expect(world.server.signedInWith(await tokenOf(signIn))).not.toBeNull()
  })

  it('serves another window, and the next start, from what is kept', async () => {
    const world = createSignInWorld()
    await world.signIn().signInWithBrowser(never)
    const later = world.signIn()
    expect(world.server.signedInWith(await tokenOf(later))).not.toBeNull()
    expect(world.opened).toHaveLength(1)
  })

  it('renews before the token ends, and keeps what renews it for all', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const world = createSignInWorld()
    const signIn = world.signIn()
    await signIn.signInWithBrowser(never)
    const first = await tokenOf(signIn)
    vi.setSystemTime(Date.now() + 58 * 60_000)
    const second = await tokenOf(signIn)
    expect(second).not.toBe(first)
    expect(await tokenOf(world.signIn())).toBe(second)
  })

  it('asks once for many requests at a time', async () => {
    const world = createSignInWorld()
    await world.signIn().signInWithBrowser(never)
    const signIn = world.signIn()
    signIn.startOver()
    const asked = () => world.server.requests.filter(({ path }) => path.endsWith('/token')).length
    const before = asked()
    await Promise.all([tokenOf(signIn), tokenOf(signIn), tokenOf(signIn)])
    expect(asked() - before).toBe(1)
  })
})

describe('what goes wrong in the browser', () => {
  it('gives up after a while where the tab was closed, and lets nobody in afterwards', async () => {
    const world = createSignInWorld()
    world.server.next.signIn = 'closes-tab'
    const signIn = world.signIn({ browser: { ...world.browser, waitMs: 30 } })
    await expect(signIn.signInWithBrowser(never)).rejects.toMatchObject({ code: 'sign-in-not-finished' })
    const redirect = new URL(world.opened[0] ?? '').searchParams.get('redirect_uri') ?? ''
    await expect(fetch(redirect, { method: 'POST' })).rejects.toThrow()
    expect(await world.kept.read()).toBeNull()
  })

  it('ends at once when the person cancels', async () => {
    const world = createSignInWorld()
    world.server.next.signIn = 'closes-tab'
    const cancel = new AbortController()
    const signing = world.signIn().signInWithBrowser(cancel.signal)
    await expect.poll(() => world.opened.length).toBe(1)
    cancel.abort()
    await expect(signing).rejects.toMatchObject({ kind: 'cancelled', code: 'cancelled' })
  })

  it('ends at once when the person cancels while the computer is still opening the browser', async () => {
    const world = createSignInWorld()
    const opening = Promise.withResolvers<undefined>()
    const cancel = new AbortController()
    const open = () => {
      opening.resolve(undefined)
      return new Promise<void>(() => undefined)
    }
    const signing = world.signIn({ browser: { ...world.browser, open } }).signInWithBrowser(cancel.signal)
    await opening.promise
    cancel.abort()
    await expect(signing).rejects.toMatchObject({ kind: 'cancelled', code: 'cancelled' })
  })

  it('begins anew when it is asked for again, and the first one ends', async () => {
    const world = createSignInWorld()
    world.server.next.signIn = 'closes-tab'
    const signIn = world.signIn()
    const first = signIn.signInWithBrowser(never)
    const lost = expect(first).rejects.toMatchObject({ code: 'cancelled' })
    await expect.poll(() => world.opened.length).toBe(1)
    world.server.next.signIn = 'signs-in'
    await signIn.signInWithBrowser(never)
    await lost
    expect(world.server.signedInWith(await tokenOf(signIn))).not.toBeNull()
  })

  it('does not take an answer with another state, and goes on waiting for the right one', async () => {
    const world = createSignInWorld()
    world.server.next.signIn = 'answers-something-else'
    const signing = world.signIn().signInWithBrowser(never)
    await expect.poll(() => world.opened.length).toBe(1)
    world.server.next.signIn = 'signs-in'
    await world.server.browse(world.opened[0] ?? '')
    await signing
    expect(await world.kept.read()).toMatchObject({ account: 'adm-agent@practice.example' })
  })

  it.each([
    ['a code in the address', (to: string) => fetch(`${to}/?code=1&state=x`)],
    [
      'JSON',
      (to: string) => fetch(to, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
    ],
    ['a form without a state', (to: string) => fetch(to, { method: 'POST', body: new URLSearchParams({ code: '1' }) })],
    [
      'a form that is too long',
      (to: string) => fetch(to, { method: 'POST', body: new URLSearchParams({ code: 'x'.repeat(100_000) }) }),
    ],
  ])('refuses %s from a page that guessed the port', async (_, send) => {
    const world = createSignInWorld()
    world.server.next.signIn = 'closes-tab'
    const cancel = new AbortController()
    const signing = world.signIn().signInWithBrowser(cancel.signal)
    const ended = expect(signing).rejects.toMatchObject({ code: 'cancelled' })
    await expect.poll(() => world.opened.length).toBe(1)
    const redirect = new URL(world.opened[0] ?? '').searchParams.get('redirect_uri') ?? ''
    const status = await send(redirect)
      .then((answer) => answer.status)
      .catch(() => 400)
    expect(status).toBe(400)
    cancel.abort()
    await ended
  })

  it('signs in also where the tab is closed while the answer is being exchanged', async () => {
    const world = createSignInWorld()
    world.server.next.signIn = 'closes-tab'
    const tab = new AbortController()
    const { transport } = world.browser
    const signing = world
      .signIn({
        browser: {
          ...world.browser,
          transport: {
            ...transport,
            async send(request) {
              const redirect = request.form?.['redirect_uri']
              if (redirect !== undefined) await closed(tab, redirect)
              return transport.send(request)
            },
          },
        },
      })
      .signInWithBrowser(never)
    await expect.poll(() => world.opened.length).toBe(1)
    world.server.next.signIn = 'signs-in'
    await world.server.browse(world.opened[0] ?? '', tab.signal)
    await signing
    expect(await world.kept.read()).toMatchObject({ account: 'adm-agent@practice.example' })
  })

  it('says when the browser cannot be opened', async () => {
    const world = createSignInWorld()
    const browser = { ...world.browser, open: () => Promise.reject(new Error('no browser')) }
    await expect(world.signIn({ browser }).signInWithBrowser(never)).rejects.toMatchObject({
      code: 'browser-not-opened',
    })
  })

  it('lets nobody of another tenant in, and keeps nothing of it', async () => {
    const world = createSignInWorld()
    world.server.next.signIn = 'other-tenant'
    await expect(world.signIn().signInWithBrowser(never)).rejects.toMatchObject({ code: 'tenant-mismatch' })
    expect(await world.kept.read()).toBeNull()
  })

  it.each([
    ['declines', 'sign-in-declined'],
    [{ refusedWith: 65001, sentence: 'The user or administrator has not consented.' }, 'consent-missing'],
    [{ refusedWith: 53003, sentence: 'Access has been blocked by Conditional Access policies.' }, 'sign-in-blocked'],
    [{ refusedWith: 50105, sentence: 'The signed in user is not assigned to a role.' }, 'app-not-assigned'],
    [{ refusedWith: 50053, sentence: 'The account is locked.' }, 'sign-in-account-locked'],
  ] as const)('tells what %o means, with Microsoft’s number', async (signIn, code) => {
    const world = createSignInWorld()
    world.server.next.signIn = signIn
    await expect(world.signIn().signInWithBrowser(never)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code,
      detail: { serverText: expect.stringMatching(/AADSTS\d+: .*Correlation ID/) as string },
    })
  })

  it.each([
    ['tenant', { kind: 'browser', clientId: practiceTenant.clientId, tenant: 'common' }, 'tenant-rejected'],
    ['client', { kind: 'browser', clientId: '../x', tenant: practiceTenant.tenantId }, 'client-id-rejected'],
  ] as const)('sends nothing for a %s that is no GUID', async (_, how, code) => {
    const world = createSignInWorld()
    await expect(world.signIn({ signIn: how }).signInWithBrowser(never)).rejects.toMatchObject({ code })
    expect(world.opened).toEqual([])
  })
})

describe('a sign-in that ends', () => {
  it('says that it has ended, and works again after signing in again', async () => {
    const world = createSignInWorld()
    const signIn = world.signIn()
    await signIn.signInWithBrowser(never)
    const used = await signIn.headers(target, never)
    world.server.endAll()
    expect(signIn.refused(used, unauthorized())).toBe(true)
    await expect(tokenOf(signIn)).rejects.toMatchObject({ kind: 'unauthenticated', code: 'sign-in-ended' })
    await signIn.signInWithBrowser(never)
    expect(world.server.signedInWith(await tokenOf(signIn))).not.toBeNull()
  })

  it('stays with whoever signed in last, though a renewal for somebody before comes to an end afterwards', async () => {
    const world = createSignInWorld()
    await world.signIn().signInWithBrowser(never)
    const renewal = Promise.withResolvers<undefined>()
    const asked = Promise.withResolvers<undefined>()
    const { transport } = world.browser
    const send: typeof transport.send = async (request) => {
      const response = await transport.send(request)
      if (request.form?.['grant_type'] !== 'refresh_token') return response
      asked.resolve(undefined)
      await renewal.promise
      return response
    }
    const signIn = world.signIn({ browser: { ...world.browser, transport: { ...transport, send } } })
    signIn.startOver()
    const renewing = tokenOf(signIn)
    await asked.promise
    world.server.next.agent = { ...practiceTenant.agent, objectId: randomUUID(), username: 'adm-next@practice.example' }
    await signIn.signInWithBrowser(never)
    const kept = (await world.kept.read())?.tokens.reveal()
    const token = await tokenOf(signIn)

    renewal.resolve(undefined)
    expect(await renewing).toBe(token)
    expect(await signIn.who(never)).toMatchObject({ username: 'adm-next@practice.example' })
    expect((await world.kept.read())?.tokens.reveal()).toBe(kept)
  })

  it('answers a challenge for claims without asking anybody, where what is kept suffices', async () => {
    const world = createSignInWorld()
    const signIn = world.signIn()
    await signIn.signInWithBrowser(never)
    const used = await signIn.headers(target, never)
    const challenge = world.server.demandClaims()
    expect(signIn.refused(used, unauthorized(challenge))).toBe(true)
    expect(world.server.signedInWith(await tokenOf(signIn))).not.toBeNull()
    expect(world.opened).toHaveLength(1)
  })

  it('asks for a fresh sign-in where a rule wants more of the person', async () => {
    const world = createSignInWorld()
    const signIn = world.signIn()
    await signIn.signInWithBrowser(never)
    const used = await signIn.headers(target, never)
    world.server.wantInteraction(50076)
    signIn.refused(used, unauthorized())
    await expect(tokenOf(signIn)).rejects.toMatchObject({ code: 'fresh-sign-in-needed' })
  })
})
