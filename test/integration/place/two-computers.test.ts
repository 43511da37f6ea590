/**
 * One person, one profile that travels, two computers at once, as on Remote Desktop hosts: signing on copies the travelling part to the
 * computer, signing off copies back each file that was changed there, and the later one replaces the earlier. So do entries of the
 * keychain.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path, { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { dataIn, findData } from '../../../electron/place/find-data.ts'
import { moveData } from '../../../electron/place/move-data.ts'
import { prepareDataFolder } from '../../../electron/place/prepare-data-folder.ts'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { createKeychainVault } from '../../../electron/vault/keychain-vault.ts'
import type { Operation } from '../../../shared/domain/history-entry.ts'
import { defaultRules } from '../../../shared/domain/default-rules.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import { makeDraft, chosen } from '../../support/domain-fixtures.ts'
import { serveSimulator, type SimulatorServer } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'
import { createFakeKeychain, type FakeKeychain } from '../../unit/vault/fake-keychain.ts'

interface Computer {
  readonly name: string
  readonly home: string
  readonly roaming: string
  readonly local: string
  readonly keychain: FakeKeychain
  /** The travelling files as they were when the session began, with their content. */
  readonly begun: Map<string, string>
}

/** On the file server. */
interface Profile {
  readonly roaming: string
  readonly entries: Map<string, string>
}

let simulator: AdaxesSimulator
let server: SimulatorServer
let profile: Profile
let a: Computer
let b: Computer
/** What copies of profiles on this computer come to at the end of a session. */
let localIsRemoved: boolean

beforeEach(async () => {
  simulator = createAdaxesSimulator()
  server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  profile = { roaming: makeTempFolder(), entries: new Map() }
  a = computer('RDSH01')
  b = computer('RDSH02')
  localIsRemoved = false
})

function computer(name: string): Computer {
  const home = makeTempFolder()
  const [roaming, local] = [join(home, 'AppData', 'Roaming'), join(home, 'AppData', 'Local')]
  return { name, home, roaming, local, keychain: createFakeKeychain(), begun: new Map() }
}

function signOn({ roaming, keychain, begun }: Computer): void {
  rmSync(roaming, { recursive: true, force: true })
  cpSync(profile.roaming, roaming, { recursive: true })
  replaceAll(begun, contentOf(roaming))
  replaceAll(keychain.entries, profile.entries)
}

function signOff({ roaming, local, keychain, begun }: Computer): void {
  for (const [name, content] of contentOf(roaming)) {
    if (begun.get(name) === content) continue
    mkdirSync(dirname(join(profile.roaming, name)), { recursive: true })
    writeFileSync(join(profile.roaming, name), content, 'latin1')
  }
  for (const [name, value] of keychain.entries) profile.entries.set(name, value)
  if (localIsRemoved) rmSync(local, { recursive: true, force: true })
}

function contentOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]))
}

function replaceAll(map: Map<string, string>, by: ReadonlyMap<string, string>): void {
  map.clear()
  for (const [name, value] of by) map.set(name, value)
}

/** As the application did while its data lay in the part that travels. */
const startOld = (on: Computer): Promise<TestApplication> => startIn(dataIn(join(on.roaming, 'MFA Desk')), on)

async function start(on: Computer): Promise<TestApplication> {
  const system = { platform: 'win32', appData: on.roaming, home: on.home, account: 'ann', host: on.name } as const
  const prepared = prepareDataFolder(
    // The rules of Windows, on the paths of the computer that runs this.
    { ...system, env: { LOCALAPPDATA: on.local }, path },
    { name: 'MFA Desk', told: null, machineFile: { kind: 'absent' }, localIsRemoved: () => localIsRemoved },
  )
  if (prepared.kind !== 'ready') throw new Error(prepared.kind)
  const found = findData(prepared.place, on.name)
  const data = dataIn(prepared.place.folder)
  if (found.kind === 'elsewhere') {
    const moved = await moveData({ from: found.from, to: data, host: on.name, now: () => new Date() })
    expect(moved.kind).toBe('moved')
  }
  return startIn(data, on)
}

async function startIn(folder: string, { name, keychain }: Computer): Promise<TestApplication> {
  mkdirSync(folder, { recursive: true })
  const vault = createKeychainVault({ loadKeychain: () => Promise.resolve(keychain), platform: 'win32' })
  const application = await startApplication(folder, { platform: 'windows', hostName: () => name, vault })
  onTestFinished(() => application.app.close())
  return application
}

/** The same person is reset more often here than a desk would. */
async function connect({ ask }: TestApplication) {
  await ask('settings:change', { changes: { limits: { ...defaultRules.limits, person30Days: null } } })
  return ask('connections:add', { draft: makeDraft(server.baseUrl, simulator.credentials.token) })
}

/** Resets somebody `times` times, with the connection that the settings have. */
async function reset({ ask }: TestApplication, times: number): Promise<void> {
  const { connections } = await ask('connections:list', {})
  const ref = { connectionId: connections[0]?.id ?? '', accountId: simulator.state.account('mira.dunmore').guid }
  for (let time = 0; time < times; time += 1) {
    const selection = { ...ref, ...chosen({ microsoft365: true }) }
    const { id } = await ask('resets:prepare', { selections: [selection], retryOf: null })
    expect((await ask('resets:commit', { planId: id, ticket: 'INC1', reason: '', unchecked: 'A test' })).outcome).toBe(
      'succeeded',
    )
  }
}

async function record({ ask }: TestApplication): Promise<Operation[]> {
  expect(await ask('history:verify', { progressId: 'v' })).toMatchObject({ problems: [] })
  const { rows } = await ask('history:query', { filters: noFilters, offset: 0, limit: 100 })
  return Promise.all(rows.map(({ id }) => ask('history:read-operation', { operationId: id })))
}

const hostsOf = (operations: readonly Operation[]): string[] => operations.map(({ agent }) => agent.host)
const carriedOut = (): number => simulator.requests.filter(({ path: of }) => /\/resetmfa$/i.test(of)).length
const close = (...applications: TestApplication[]) => Promise.all(applications.map(({ app }) => app.close()))

/** The version before recorded one reset at the first computer. */
async function workBefore(): Promise<void> {
  signOn(a)
  const old = await startOld(a)
  await connect(old)
  await reset(old, 1)
  await close(old)
  signOff(a)
}

it('with the data in the part that travels, what one of them recorded vanishes, and nobody can tell', async () => {
  await workBefore()
  signOn(a)
  signOn(b)
  const [atA, atB] = [await startOld(a), await startOld(b)]
  await reset(atA, 3)
  await reset(atB, 3)
  await close(atA, atB)
  signOff(a)
  signOff(b)

  signOn(a)
  const after = await record(await startOld(a))
  expect(carriedOut()).toBe(7)
  expect(hostsOf(after)).toEqual(['RDSH02', 'RDSH02', 'RDSH02', 'RDSH01'])
})

describe.each([
  ['the local part of the profile stays', false],
  ['the local part of the profile is removed at sign-off', true],
])('where %s', (_case, removed) => {
  beforeEach(() => {
    localIsRemoved = removed
  })

  it('each computer’s record is whole, says which computer it is, and none has what another has', async () => {
    await workBefore()
    // The first start of this version, at one and then at the other.
    signOn(a)
    await close(await start(a))
    signOff(a)
    signOn(b)
    await close(await start(b))
    signOff(b)

    for (let day = 0; day < 2; day += 1) {
      signOn(a)
      signOn(b)
      const [atA, atB] = [await start(a), await start(b)]
      await reset(atA, 3)
      await reset(atB, 2)
      await close(atA, atB)
      signOff(a)
      signOff(b)
    }

    signOn(a)
    signOn(b)
    const [atA, atB] = [await record(await start(a)), await record(await start(b))]
    expect(hostsOf(atA)).toEqual(Array<string>(7).fill('RDSH01'))
    expect(hostsOf(atB)).toEqual(Array<string>(4).fill('RDSH02'))
    expect(new Set([...atA, ...atB].map(({ id }) => id)).size).toBe(carriedOut())
  })

  it('nothing is lost where both bring the old record over at the same time, each with resets that the other has not', async () => {
    await workBefore()
    signOn(a)
    signOn(b)
    const old = [await startOld(a), await startOld(b)]
    for (const each of old) await reset(each, 1)
    await close(...old)

    const [atA, atB] = [await start(a), await start(b)]
    await reset(atA, 1)
    await reset(atB, 1)
    await close(atA, atB)
    signOff(a)
    signOff(b)

    signOn(a)
    signOn(b)
    const records = [await record(await start(a)), await record(await start(b))]
    // What they had in common before is in both.
    expect(records.map(hostsOf)).toEqual([
      ['RDSH01', 'RDSH01', 'RDSH01'],
      ['RDSH02', 'RDSH02', 'RDSH01'],
    ])
    expect(new Set(records.flat().map(({ id }) => id)).size).toBe(carriedOut())
  })
})

describe('entries of the keychain travel', () => {
  it('so that the second computer resets with the token that was entered at the first', async () => {
    await workBefore()
    signOn(b)
    const atB = await start(b)
    await reset(atB, 1)
    expect(carriedOut()).toBe(2)
  })

  it('and look-ups of both stay readable, whoever sealed them first', async () => {
    await workBefore()
    const lookedUp = async (on: Computer): Promise<readonly unknown[]> => {
      const application = await start(on)
      const { recents } = await application.ask('directory:list-recents', {})
      const { connections } = await application.ask('connections:list', {})
      const ref = { connectionId: connections[0]?.id ?? '', accountId: simulator.state.account('mira.dunmore').guid }
      await application.ask('directory:read-account', { ...ref })
      await close(application)
      return recents
    }
    signOn(a)
    signOn(b)
    await lookedUp(a)
    await lookedUp(b)
    signOff(a)
    signOff(b)
    signOn(a)
    signOn(b)
    expect(await lookedUp(a)).toHaveLength(1)
    expect(await lookedUp(b)).toHaveLength(1)
  })
})
