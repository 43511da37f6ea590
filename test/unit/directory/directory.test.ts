import { beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../shared/domain/account.ts'
import { createConnections } from '../../../electron/connections/connections.ts'
import { createDirectory, type Directory } from '../../../electron/directory/directory.ts'
import { createMemoryRecents } from '../../../electron/directory/memory-recents.ts'
import type { Recents } from '../../../electron/directory/recents.ts'
import { createSeenAccounts, type SeenAccounts } from '../../../electron/directory/seen-accounts.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import { connectionId, instant, makeConnection, makeStatus } from '../../support/domain-fixtures.ts'
import { addPerson, createFakeSupport, createFakeSystem, type FakeSystem } from '../../support/fake-provider.ts'
import { willingPerson } from '../../support/willing-person.ts'

const now = () => new Date(instant)
const signal = new AbortController().signal
const ref = { connectionId, accountId: 'account-1' }

let system: FakeSystem
let recents: Recents
let seen: SeenAccounts
let directory: Directory
let heard: string[]

beforeEach(() => {
  system = createFakeSystem()
  addPerson(system)
  heard = []
  recents = createMemoryRecents({ rules: () => ({ kept: true, days: 30 }), now })
  const connections = createConnections({
    ...willingPerson,
    store: { connections: () => [makeConnection()], putConnection: () => undefined, removeConnection: () => undefined },
    vault: createMemoryVault(),
    systems: [createFakeSupport(system)],
    now,
  })
  seen = createSeenAccounts()
  directory = createDirectory({
    connections,
    recents,
    seen,
    recentsWatch: {
      kept: () => void heard.push('kept'),
      refused: (cause) => void heard.push(cause instanceof Error ? cause.message : 'refused'),
    },
  })
})

describe('directory', () => {
  it('asks for what was typed composed, once', async () => {
    const asked: string[] = []
    system.replace.searchUsers = (text) => {
      asked.push(text)
      return Promise.resolve({ accounts: [], more: false, narrowed: false })
    }
    await directory.search(connectionId, 'Mu\u0308ller O’Brien', signal)
    expect(asked).toEqual(['Müller O’Brien'])
  })

  it('tells a system without a look-up by id what recents know of the account, before it is read', async () => {
    const log: string[] = []
    Object.assign(system.replace, {
      recall: ({ accountId, email }: Account) => void log.push(`${accountId} ${email ?? ''}`),
      readMfaStatus: () => Promise.resolve(makeStatus()),
    })
    await directory.readAccount(ref, signal)
    await directory.close()
    expect(log).toEqual([])
    await directory.readStatus(ref, signal)
    await directory.readStatus({ ...ref, accountId: 'account-2' }, signal)
    expect(log).toEqual(['account-1 mira.dunmore@practice.example'])
  })

  it('remembers an account that was read until its connection is removed, whatever becomes of the look-up', async () => {
    recents.rememberAccount = () => Promise.reject(new StorageError('disk-full'))
    const account = await directory.readAccount(ref, signal)
    expect(seen.personOf([ref])).toEqual([account])

    await directory.forgetConnection(connectionId)
    expect(seen.personOf([ref])).toEqual([])
  })

  it('knows the accounts of a person that were read, and else what recents kept', async () => {
    const account = await directory.readAccount(ref, signal)
    const elsewhere = { ...account, connectionId: 'other', accountId: '7' }
    seen.remember(elsewhere)
    expect(await directory.known([ref])).toEqual([account, elsewhere])

    await directory.close()
    await directory.forgetConnection('nobody')
    seen.forgetConnection(connectionId)
    expect(await directory.known([ref])).toEqual([account, elsewhere])
    expect(await directory.known([{ ...ref, accountId: 'never-seen' }])).toEqual([])
  })

  it('keeps an account and its status as looked up', async () => {
    await directory.readAccount(ref, signal)
    await directory.readStatus(ref, signal)
    await directory.close()
    expect(await directory.listRecents()).toMatchObject([
      { account: { accountId: 'account-1' }, status: makeStatus(), lookedUpAt: instant },
    ])
    expect(heard).toEqual(['kept', 'kept'])
  })

  it('keeps the status also when it came before its account, in whatever order people are read', async () => {
    await directory.readStatus(ref, signal)
    await directory.readAccount(ref, signal)
    await directory.close()
    expect(await directory.listRecents()).toMatchObject([{ account: { accountId: 'account-1' }, status: makeStatus() }])
  })

  it('keeps nobody who was only found', async () => {
    expect((await directory.search(connectionId, 'mira', signal)).accounts).toHaveLength(1)
    await directory.close()
    expect(await directory.listRecents()).toEqual([])
  })

  it('gives the answer also when it cannot be kept, and says that it could not', async () => {
    Object.assign(recents, { rememberAccount: () => Promise.reject(new StorageError('disk-full')) })
    expect(await directory.readAccount(ref, signal)).toMatchObject({ accountId: 'account-1' })
    await directory.close()
    expect(heard).toEqual(['disk-full'])
  })

  it('keeps what could not be kept before when it is tried again, and once more at the end', async () => {
    let tries = 0
    const refuse = () => Promise.reject(new StorageError('file-in-use'))
    Object.assign(recents, { rememberAccount: refuse, keepAgain: () => ((tries += 1), refuse()) })
    await directory.readAccount(ref, signal)
    await directory.keepAgain()
    expect(heard).toEqual(['file-in-use', 'file-in-use'])
    Object.assign(recents, { keepAgain: () => Promise.resolve(void (tries += 1)) })
    await directory.close()
    expect(tries).toBe(2)
    await directory.keepAgain()
    expect(heard.at(-1)).toBe('kept')
    await directory.close()
    expect(tries).toBe(3)
  })

  it('does not let the answer wait for the keeping, and the closing does', async () => {
    const { promise: written, resolve: write } = Promise.withResolvers<undefined>()
    Object.assign(recents, { rememberAccount: () => written })
    await directory.readAccount(ref, signal)
    expect(heard).toEqual([])
    const closing = directory.close()
    write(undefined)
    await closing
    expect(heard).toEqual(['kept'])
  })

  it('keeps nothing of a failed look-up', async () => {
    system.people.clear()
    await expect(directory.readAccount(ref, signal)).rejects.toMatchObject({ detail: { connectionId } })
    await directory.close()
    expect(heard).toEqual([])
  })

  it('forgets a connection and clears all', async () => {
    await directory.readAccount(ref, signal)
    await directory.close()
    await directory.forgetConnection(connectionId)
    expect(await directory.listRecents()).toEqual([])
    await directory.readAccount(ref, signal)
    await directory.clearRecents()
    expect(await directory.listRecents()).toEqual([])
  })
})
