/** Connections that a person signs in to with the browser: what is kept of it, who is signed in, and when it is given up. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createConnections, type Connections, type ConnectionStore } from '../../../electron/connections/connections.ts'
import { codeOf } from '../../../electron/errors/coded-error.ts'
import type { KeptSignIn } from '../../../electron/providers/browser-sign-in.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import { ConnectionDraft, type Connection } from '../../../shared/domain/connection.ts'
import { connectionId, instant, makeConnection } from '../../support/domain-fixtures.ts'
import { createFakeSupport, createFakeSystem } from '../../support/fake-provider.ts'
import { willingPerson } from '../../support/willing-person.ts'

const signal = new AbortController().signal
const signIn = { kind: 'browser', clientId: 'the-application', tenant: 'the-tenant' } as const
const draft: ConnectionDraft = {
  system: 'adaxes',
  name: 'Branch',
  address: 'https://branch.example',
  environment: 'production',
  signIn,
}

let vault: ReturnType<typeof createMemoryVault>
let kept: Connection[]
let connections: Connections
/** Who signs in next; what goes wrong otherwise. */
let person: string | ProviderError
let opens: number
let latest: KeptSignIn | undefined

beforeEach(() => {
  vault = createMemoryVault()
  kept = [makeConnection({ signIn })]
  person = 'ann@example.com'
  opens = 0
  const support = createFakeSupport(createFakeSystem())
  const store: ConnectionStore = {
    connections: () => kept,
    putConnection: (connection) => {
      kept = [...kept.filter(({ id }) => id !== connection.id), connection]
    },
    removeConnection: (id) => {
      kept = kept.filter((connection) => connection.id !== id)
    },
  }
  connections = createConnections({
    ...willingPerson,
    store,
    vault,
    systems: [
      {
        ...support,
        openProvider(input) {
          latest = input.keptSignIn
          const opened = support.openProvider(input)
          return {
            ...opened,
            provider: {
              ...opened.provider,
              async signInWithBrowser() {
                opens += 1
                if (person instanceof ProviderError) throw person
                await input.keptSignIn?.write({ account: person, tokens: new Secret(`tokens of ${person}`) })
              },
            },
          }
        },
      },
    ],
    now: () => new Date(instant),
  })
})

const listed = async (id = connectionId) => (await connections.list()).find((connection) => connection.id === id)
const tokensNow = async () => (await latest?.read())?.tokens.reveal() ?? null

describe('signing in to a connection', () => {
  it('says that nobody is signed in, then who is, and never what renews it', async () => {
    expect(await listed()).toMatchObject({ secret: 'missing' })
    const signedIn = await connections.signIn(connectionId, signal)
    expect(signedIn).toMatchObject({ secret: 'stored', signedInAs: 'ann@example.com' })
    expect(JSON.stringify(await connections.list())).not.toContain('tokens of')
  })

  it('shows one line of a name, however the system writes it', async () => {
    person = 'ann\u202e@example.com\nand more'
    await connections.signIn(connectionId, signal)
    expect((await listed())?.signedInAs).toBe('ann@example.com and more')
  })

  it('leaves the earlier sign-in where the new one fails', async () => {
    await connections.signIn(connectionId, signal)
    person = new ProviderError('unauthenticated', 'tenant-mismatch')
    expect(await connections.signIn(connectionId, signal).catch(codeOf)).toBe('tenant-mismatch')
    expect(await listed()).toMatchObject({ signedInAs: 'ann@example.com' })
  })

  it('is refused where a token is pasted', async () => {
    kept = [makeConnection()]
    await expect(connections.signOut(connectionId)).rejects.toMatchObject({ code: 'invalid-request' })
  })

  it('takes no secret from the page', async () => {
    expect(ConnectionDraft.safeParse({ ...draft, secret: 'pasted' }).success).toBe(false)
    expect(ConnectionDraft.safeParse({ ...draft, signIn: { kind: 'access-token' } }).success).toBe(false)
    await expect(connections.change(1, connectionId, { secret: 'pasted' })).rejects.toMatchObject({
      code: 'invalid-request',
    })
    expect(await listed()).toMatchObject({ secret: 'missing' })
  })
})

describe('what is kept of a sign-in', () => {
  it('goes on as it is renewed', async () => {
    await connections.signIn(connectionId, signal)
    await latest?.renew(new Secret('renewed'))
    expect(await tokensNow()).toBe('renewed')
    expect(await listed()).toMatchObject({ signedInAs: 'ann@example.com' })
  })

  it('is gone after signing out, and a renewal that was under way does not bring it back', async () => {
    await connections.signIn(connectionId, signal)
    const underWay = latest
    expect(await connections.signOut(connectionId)).toMatchObject({ secret: 'missing' })
    await underWay?.renew(new Secret('renewed'))
    expect(await listed()).toMatchObject({ secret: 'missing' })
  })

  it.each([
    ['the application', { signIn: { ...signIn, clientId: 'another' } }],
    ['the tenant', { signIn: { ...signIn, tenant: 'another' } }],
    ['the address', { address: 'https://elsewhere.example' }],
  ])('does not survive a change of %s, not even by a sign-in that was under way', async (_, changes) => {
    await connections.signIn(connectionId, signal)
    const underWay = latest
    await connections.change(1, connectionId, changes)
    await underWay?.write({ account: 'ann@example.com', tokens: new Secret('late') })
    expect(await listed()).toMatchObject({ secret: 'missing' })
  })

  it('is gone with the connection', async () => {
    await connections.signIn(connectionId, signal)
    const underWay = latest
    await connections.remove(1, connectionId)
    await underWay?.write({ account: 'ann@example.com', tokens: new Secret('late') })
    expect(await underWay?.read()).toBeNull()
  })

  it('stays where only the name changes', async () => {
    await connections.signIn(connectionId, signal)
    await connections.change(1, connectionId, { name: 'Another' })
    expect(await listed()).toMatchObject({ signedInAs: 'ann@example.com' })
  })
})

describe('a sign-in at the test of what is being added', () => {
  it('is that of the connection which is then added, without asking again', async () => {
    await connections.testDraft(1, draft, signal)
    const added = await connections.add(1, draft)
    expect(added).toMatchObject({ secret: 'stored', signedInAs: 'ann@example.com' })
    expect(opens).toBe(1)
  })

  it('is not that of another tenant', async () => {
    await connections.testDraft(1, draft, signal)
    const added = await connections.add(1, { ...draft, signIn: { ...signIn, tenant: 'another' } })
    expect(added).toMatchObject({ secret: 'missing' })
  })

  it('is nobody’s where a later test of the same did not come to an end', async () => {
    await connections.testDraft(1, draft, signal)
    person = new ProviderError('cancelled', 'cancelled')
    await expect(connections.testDraft(1, draft, signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(await connections.add(1, draft)).toMatchObject({ secret: 'missing' })
  })

  it('is forgotten when all connections are closed', async () => {
    await connections.testDraft(1, draft, signal)
    await connections.close()
    expect(await connections.add(1, draft)).toMatchObject({ secret: 'missing' })
  })

  it('serves one connection only', async () => {
    await connections.testDraft(1, draft, signal)
    await connections.add(1, draft)
    expect(await connections.add(1, { ...draft, name: 'Another' })).toMatchObject({ secret: 'missing' })
  })
})
