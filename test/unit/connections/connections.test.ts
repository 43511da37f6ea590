import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ConnectionFailure } from '../../../electron/connections/connection-failure.ts'
import { createConnections, type Connections, type ConnectionStore } from '../../../electron/connections/connections.ts'
import { codeOf } from '../../../electron/errors/coded-error.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import { VaultUnavailableError, type ConnectionVault, type VaultTrouble } from '../../../electron/vault/secret-vault.ts'
import type { Connection, ConnectionDraft } from '../../../shared/domain/connection.ts'
import { connectionId, instant, makeConnection, otherConnectionId } from '../../support/domain-fixtures.ts'
import { createFakeSupport, createFakeSystem, type FakeSupport, type FakeSystem } from '../../support/fake-provider.ts'
import { willingPerson } from '../../support/willing-person.ts'

const token = 'token-for-head-office'
const signal = new AbortController().signal
const ref = { connectionId, origin: 'https://adaxes.head-office.example' }

const draft: ConnectionDraft = {
  system: 'adaxes',
  name: 'Branch',
  address: 'https://branch.example/restApi/',
  environment: 'production',
  signIn: { kind: 'access-token' },
  secret: 'token-for-branch',
}

let vault: ConnectionVault
let kept: Connection[]
/** Thrown by the next write of the settings. */
let settingsFault: Error | null
let system: FakeSystem
let support: FakeSupport
let connections: Connections

function putFault(): void {
  if (settingsFault) throw settingsFault
}

beforeEach(async () => {
  vault = createMemoryVault()
  kept = [makeConnection()]
  settingsFault = null
  system = createFakeSystem()
  support = createFakeSupport(system)
  const store: ConnectionStore = {
    connections: () => kept,
    putConnection: (connection) => {
      putFault()
      kept = [...kept.filter(({ id }) => id !== connection.id), connection]
    },
    removeConnection: (id) => {
      putFault()
      kept = kept.filter((connection) => connection.id !== id)
    },
  }
  connections = createConnections({ ...willingPerson, store, vault, systems: [support], now: () => new Date(instant) })
  await vault.write(ref, new Secret(token))
})

const secretAt = async (id: string, origin: string): Promise<string | null> => {
  const result = await vault.read({ connectionId: id, origin })
  return result.kind === 'ok' ? result.secret.reveal() : null
}

/** What the provider of a connection gets when it asks for the secret. */
const secretInUse = async (id = connectionId): Promise<string> => {
  await connections.use(id, () => Promise.resolve())
  const secret = await support.opened.findLast(({ connection }) => connection.id === id)?.readSecret()
  return secret?.reveal() ?? ''
}

const codeFrom = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (cause) {
    return codeOf(cause)
  }
  throw new Error('It did not reject.')
}

const answering = (kind: 'absent' | 'incomplete' | VaultTrouble): ConnectionVault['read'] => {
  return () =>
    Promise.resolve(kind === 'absent' || kind === 'incomplete' ? { kind } : { kind: 'unavailable', state: kind })
}

describe('a connection in use', () => {
  it('opens its provider once, with its own secret', async () => {
    await connections.use(connectionId, () => Promise.resolve())
    await connections.use(connectionId, () => Promise.resolve())
    expect(support.opened.map(({ connection }) => connection.id)).toEqual([connectionId])
    expect(await secretInUse()).toBe(token)
  })

  it('is named when a limit of its system holds it back', async () => {
    const told: (string | null)[][] = []
    connections = createConnections({
      ...willingPerson,
      store: { connections: () => kept, putConnection: () => undefined, removeConnection: () => undefined },
      vault,
      systems: [
        {
          ...support,
          openProvider: (input) => {
            input.onWaiting?.(instant)
            input.onWaiting?.(null)
            return support.openProvider(input)
          },
        },
      ],
      now: () => new Date(instant),
      onWaiting: (...heard) => told.push(heard),
    })
    await connections.use(connectionId, () => Promise.resolve())
    expect(told).toEqual([
      [connectionId, instant],
      [connectionId, null],
    ])
  })

  it('is named by whatever fails in it, and the cause stays', async () => {
    const cause = new ProviderError('forbidden', 'forbidden')
    const failing = connections.use(connectionId, () => Promise.reject(cause))
    await expect(failing).rejects.toMatchObject({ detail: { connectionId, system: 'adaxes' }, cause })
    await expect(failing).rejects.toBeInstanceOf(ConnectionFailure)
  })

  it('is unknown when it is not among the settings', async () => {
    expect(await codeFrom(connections.use(otherConnectionId, () => Promise.resolve()))).toBe('connection-not-found')
    expect(() => connections.label(otherConnectionId)).toThrow('connection-not-found')
  })

  it('is begun with nothing where its system is not known, which is no failure of the work', async () => {
    kept = [makeConnection({ system: 'entra-id' })]
    const using = connections.use(connectionId, () => Promise.reject(new Error('begun')))
    await expect(using).rejects.toMatchObject({
      code: 'system-not-known',
      detail: { connectionId, system: 'entra-id' },
    })
    // As which a reset would be called unknown, and nothing was sent.
    await expect(using).rejects.not.toBeInstanceOf(ConnectionFailure)
  })

  it.each([
    ['absent', 'secret-missing'],
    ['incomplete', 'secret-incomplete'],
    ['locked', 'keychain-locked'],
    ['unavailable', 'keychain-unavailable'],
    ['refused', 'keychain-refused'],
  ] as const)('tells a secret that is %s as %s', async (kind, code) => {
    Object.assign(vault, { read: answering(kind) })
    expect(await codeFrom(secretInUse())).toBe(code)
  })
})

describe('a code at sign-in', () => {
  it('goes to the provider as a secret and nowhere else', async () => {
    const codes: unknown[] = []
    Object.assign(system.replace, { enterCode: (code: Secret) => Promise.resolve(void codes.push(code)) })
    await connections.enterCode(connectionId, '123456', signal)
    await connections.testDraft(1, draft, signal, '654321')
    expect(codes.map((code) => (code instanceof Secret ? code.reveal() : code))).toEqual(['123456', '654321'])
    expect(JSON.stringify(await connections.list())).not.toContain('123456')
  })

  it('is refused where none is taken', async () => {
    expect(await codeFrom(connections.enterCode(connectionId, '123456', signal))).toBe('invalid-request')
  })
})

describe('the secret of an open connection', () => {
  it('is asked of the keychain once, and again only where it could not be read', async () => {
    const read = vi.spyOn(vault, 'read')
    read.mockResolvedValueOnce({ kind: 'unavailable', state: 'locked' })
    expect(await codeFrom(secretInUse())).toBe('keychain-locked')
    expect(await secretInUse()).toBe(token)
    expect(await secretInUse()).toBe(token)
    expect(read).toHaveBeenCalledTimes(2)
  })
})

describe('the view of a connection', () => {
  it.each([
    ['absent', 'missing'],
    ['incomplete', 'incomplete'],
    ['locked', 'unavailable'],
    ['unavailable', 'unavailable'],
    ['refused', 'refused'],
  ] as const)('says of a secret that is %s: %s', async (kind, secret) => {
    Object.assign(vault, { read: answering(kind) })
    expect(await connections.list()).toMatchObject([{ id: connectionId, secret }])
  })

  it('never holds the secret', async () => {
    const views = [
      ...(await connections.list()),
      await connections.add(1, draft),
      await connections.change(1, connectionId, { secret: 'another-token' }),
    ]
    expect(views.map(({ secret }) => secret)).toEqual(['stored', 'stored', 'stored'])
    expect(JSON.stringify(views)).not.toMatch(/token-for|another-token/)
  })
})

describe('adding', () => {
  it('keeps the secret under the new id and the address as the system writes it', async () => {
    const added = await connections.add(1, draft)
    expect(added).toMatchObject({ name: 'Branch', baseUrl: 'https://branch.example/restApi', secret: 'stored' })
    expect(await secretAt(added.id, 'https://branch.example')).toBe(draft.secret)
    expect(added.offer).toEqual({ hiddenFactorIds: [], hiddenServiceIds: [] })
  })

  it('leaves no secret behind when the settings refuse', async () => {
    settingsFault = new StorageError('disk-full')
    const forgotten: string[] = []
    const forget = vault.forget.bind(vault)
    Object.assign(vault, { forget: (id: string) => forget(id).finally(() => forgotten.push(id)) })
    expect(await codeFrom(connections.add(1, draft))).toBe('disk-full')
    expect(forgotten).toHaveLength(1)
    expect(await secretAt(forgotten[0] ?? '', 'https://branch.example')).toBeNull()
    expect(kept).toHaveLength(1)
  })

  it('keeps no connection when the keychain refuses', async () => {
    Object.assign(vault, { write: () => Promise.reject(new VaultUnavailableError('locked')) })
    expect(await codeFrom(connections.add(1, draft))).toBe('keychain-locked')
    expect(kept).toHaveLength(1)
  })

  it('refuses a name that is taken, in any case of letters', async () => {
    expect(await codeFrom(connections.add(1, { ...draft, name: 'HEAD OFFICE' }))).toBe('connection-name-taken')
  })

  it('takes a name once, also when it is asked for twice at the same time', async () => {
    const results = await Promise.allSettled([connections.add(1, draft), connections.add(1, draft)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(kept.map(({ name }) => name)).toEqual(['Head office', 'Branch'])
  })

  it('refuses an address that the system refuses, before anything is kept', async () => {
    expect(await codeFrom(connections.add(1, { ...draft, address: 'not an address' }))).toBe('address-invalid')
    expect(kept).toHaveLength(1)
  })

  it('refuses a system that this version does not know', async () => {
    expect(await codeFrom(connections.add(1, { ...draft, system: 'okta' }))).toBe('invalid-request')
  })
})

describe('changing', () => {
  it.each([
    ['the host', { address: 'https://elsewhere.example/restApi' }],
    ['the path', { address: 'https://adaxes.head-office.example/other' }],
    ['the way of signing in', { signIn: { kind: 'password', username: 'desk' } as const }],
  ])('%s forgets the secret', async (_what, changes) => {
    expect(await connections.change(1, connectionId, changes)).toMatchObject({ secret: 'missing' })
    expect(await codeFrom(secretInUse())).toBe('secret-missing')
    expect(await secretAt(connectionId, ref.origin)).toBeNull()
  })

  it('forgets the secret with another user name, and keeps it with the same', async () => {
    kept = [makeConnection({ signIn: { kind: 'password', username: 'desk' } })]
    await connections.change(1, connectionId, { signIn: { kind: 'password', username: 'desk' } })
    expect(await secretAt(connectionId, ref.origin)).toBe(token)
    await connections.change(1, connectionId, { signIn: { kind: 'password', username: 'other' } })
    expect(await secretAt(connectionId, ref.origin)).toBeNull()
  })

  it('keeps the secret with the same address in other writing, a new name, environment or offer', async () => {
    await connections.change(1, connectionId, { address: 'https://adaxes.head-office.example/restApi/' })
    await connections.change(1, connectionId, {
      name: 'Main office',
      environment: 'sandbox',
      offer: { hiddenFactorIds: ['Duo'], hiddenServiceIds: ['microsoft-365'] },
    })
    expect(kept).toMatchObject([{ name: 'Main office', environment: 'sandbox', offer: { hiddenFactorIds: ['Duo'] } }])
    expect(await secretInUse()).toBe(token)
  })

  it('binds a secret that comes with a new address to that address', async () => {
    await connections.change(1, connectionId, { address: 'https://elsewhere.example/restApi', secret: 'new-token' })
    expect(await secretAt(connectionId, 'https://elsewhere.example')).toBe('new-token')
    expect(await secretAt(connectionId, ref.origin)).toBeNull()
    expect(await secretInUse()).toBe('new-token')
  })

  it('loses nothing when the settings refuse', async () => {
    settingsFault = new StorageError('disk-full')
    const changes = { address: 'https://elsewhere.example/restApi', secret: 'new-token' }
    expect(await codeFrom(connections.change(1, connectionId, changes))).toBe('disk-full')
    expect(await codeFrom(connections.change(1, connectionId, { secret: 'new-token' }))).toBe('disk-full')
    expect(kept).toEqual([makeConnection()])
    expect(await secretInUse()).toBe(token)
  })

  it('keeps the old secret when the keychain refuses the new one at the same address', async () => {
    Object.assign(vault, { write: () => Promise.reject(new VaultUnavailableError('unavailable')) })
    const changing = connections.change(1, connectionId, { secret: 'new-token' })
    expect(await codeFrom(changing)).toBe('keychain-unavailable')
    expect(await secretInUse()).toBe(token)
  })

  it('changes nothing when the keychain does not let go of the old secret', async () => {
    Object.assign(vault, { forget: () => Promise.reject(new VaultUnavailableError('locked')) })
    const changing = connections.change(1, connectionId, { address: 'https://elsewhere.example/restApi' })
    expect(await codeFrom(changing)).toBe('keychain-locked')
    expect(kept).toEqual([makeConnection()])
  })

  it('leaves no provider of the connection as it was, not even one opened while the keychain was at work', async () => {
    const forget = vault.forget.bind(vault)
    Object.assign(vault, {
      forget: async (id: string) => {
        await connections.use(connectionId, () => Promise.resolve())
        await forget(id)
      },
    })
    await connections.change(1, connectionId, { address: 'https://elsewhere.example/restApi', secret: 'new-token' })
    expect(await secretInUse()).toBe('new-token')
    expect(support.opened.map(({ connection, closed }) => [connection.baseUrl, closed])).toEqual([
      ['https://adaxes.head-office.example/restApi', true],
      ['https://elsewhere.example/restApi', false],
    ])
  })

  it.each([
    ['name', { name: 'Main office' }, false],
    ['environment', { environment: 'sandbox' } as const, false],
    ['offer', { offer: { hiddenFactorIds: [], hiddenServiceIds: ['microsoft-365'] } }, true],
    ['secret', { secret: 'new-token' }, true],
  ])('of the %s ends the session where the provider works by it', async (_what, changes, ends) => {
    await connections.use(connectionId, () => Promise.resolve())
    await connections.change(1, connectionId, changes)
    expect(support.opened.map(({ closed }) => closed)).toEqual([ends])
  })

  it('does not bring back a connection that was removed while the keychain was at work', async () => {
    const changing = connections.change(1, connectionId, {
      address: 'https://elsewhere.example/restApi',
      secret: 'new-token',
    })
    const removing = connections.remove(1, connectionId)
    await Promise.allSettled([changing, removing])
    expect(kept).toEqual([])
    expect(await secretAt(connectionId, 'https://elsewhere.example')).toBeNull()
  })

  it('refuses the name of another, and lets a connection keep its own', async () => {
    const added = await connections.add(1, draft)
    expect(await codeFrom(connections.change(1, added.id, { name: 'head office' }))).toBe('connection-name-taken')
    expect((await connections.change(1, added.id, { name: 'BRANCH' })).name).toBe('BRANCH')
  })
})

describe('removing', () => {
  it('forgets the secret and closes the provider', async () => {
    await connections.use(connectionId, () => Promise.resolve())
    await connections.remove(1, connectionId)
    expect(kept).toEqual([])
    expect(await secretAt(connectionId, ref.origin)).toBeNull()
    expect(support.opened.map(({ closed }) => closed)).toEqual([true])
  })

  it('keeps the connection in sight when its secret cannot be forgotten', async () => {
    Object.assign(vault, { forget: () => Promise.reject(new VaultUnavailableError('locked')) })
    expect(await codeFrom(connections.remove(1, connectionId))).toBe('keychain-locked')
    expect(kept).toHaveLength(1)
  })
})

describe('testing', () => {
  const fineCheck = { baseUrl: 'https://x.example', principal: null, abilities: [], tookMs: 1 }

  it('of a draft keeps nothing, closes what it opened and uses the typed secret', async () => {
    await connections.testDraft(1, draft, signal)
    expect(kept).toEqual([makeConnection()])
    expect(support.opened).toMatchObject([{ connection: { baseUrl: 'https://branch.example/restApi' }, closed: true }])
    expect((await support.opened[0]?.readSecret())?.reveal()).toBe(draft.secret)
  })

  it('of a draft says what the system makes of the pasted address', async () => {
    const warning = { addressWarnings: () => ['admin-address-corrected' as const] }
    connections = createConnections({
      ...willingPerson,
      store: { connections: () => kept, putConnection: () => undefined, removeConnection: () => undefined },
      vault,
      systems: [{ ...support, ...warning }],
      now: () => new Date(instant),
    })
    expect((await connections.testDraft(1, draft, signal)).warnings).toEqual(['admin-address-corrected'])
  })

  it('says what is to be said of the line, once the system has answered', async () => {
    let answered = false
    system.replace.checkConnection = () => {
      answered = true
      return Promise.resolve({ ...fineCheck, warnings: ['principal-not-disclosed'] })
    }
    const openProvider: typeof support.openProvider = (input) => ({
      ...support.openProvider(input),
      transportWarnings: () => (answered ? ['system-certificates-not-read'] : []),
    })
    connections = createConnections({
      ...willingPerson,
      store: { connections: () => kept, putConnection: () => undefined, removeConnection: () => undefined },
      vault,
      systems: [{ ...support, openProvider }],
      now: () => new Date(instant),
    })
    const expected = ['principal-not-disclosed', 'system-certificates-not-read']
    expect((await connections.testDraft(1, draft, signal)).warnings).toEqual(expected)
    answered = false
    expect((await connections.test(connectionId, signal)).warnings).toEqual(expected)
  })

  it('of a draft closes what it opened when the system refuses', async () => {
    system.replace.checkConnection = () => Promise.reject(new ProviderError('unauthenticated', 'token-rejected'))
    expect(await codeFrom(connections.testDraft(1, draft, signal))).toBe('token-rejected')
    expect(support.opened.map(({ closed }) => closed)).toEqual([true])
  })

  it('of a connection names it when the system refuses', async () => {
    system.replace.checkConnection = () => Promise.reject(new ProviderError('tls', 'certificate-not-trusted'))
    await expect(connections.test(connectionId, signal)).rejects.toMatchObject({ detail: { connectionId } })
  })
})
