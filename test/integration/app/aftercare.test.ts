/** Watching after a reset in the whole application: a reset in Adaxes, and a person who sets up again what was removed, or does not. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import type { Operation, OperationStep } from '../../../shared/domain/history-entry.ts'
import { chosen, makeDraft } from '../../support/domain-fixtures.ts'
import { movableClock } from '../../support/movable-clock.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { historySettled, startApplication, type TestApplication } from '../../support/test-application.ts'

let simulator: AdaxesSimulator
let folder: string
let vault: ReturnType<typeof createMemoryVault>
let connectionId: string
let clock: ReturnType<typeof movableClock>
let application: TestApplication
/** Ends each pause between looks that has begun. */
const pauses = new Set<() => void>()

async function start(): Promise<TestApplication> {
  pauses.clear()
  const started = await startApplication(
    folder,
    { vault, now: clock.now },
    {
      firstAftercareMs: 0,
      waitForAftercare: (_, signal) =>
        new Promise((resolve, reject) => {
          pauses.add(resolve)
          signal.addEventListener('abort', () => {
            pauses.delete(resolve)
            reject(new DOMException('given up', 'AbortError'))
          })
        }),
    },
  )
  onTestFinished(() => started.app.close())
  await historySettled(started)
  return started
}

/** Lets so many minutes pass, and whatever is due happen. */
function pass(minutes: number): void {
  clock.pass(minutes)
  for (const end of pauses) end()
  pauses.clear()
}

/** Resolves when everything that is due has happened, and a pause has begun. */
const paused = () => expect.poll(() => pauses.size).toBeGreaterThan(0)

beforeEach(async () => {
  simulator = createAdaxesSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  folder = makeTempFolder()
  vault = createMemoryVault()
  clock = movableClock()
  application = await start()
  connectionId = (
    await application.ask('connections:add', { draft: makeDraft(server.baseUrl, simulator.credentials.token) })
  ).id
})

const person = () => simulator.state.account('mira.dunmore')

async function reset(windowId = 1): Promise<Operation> {
  const selections = [
    { connectionId, accountId: person().guid, ...chosen({ factorIds: ['Microsoft'], microsoft365: true }) },
  ]
  const plan = await application.ask('resets:prepare', { selections, retryOf: null }, windowId)
  return application.ask('resets:commit', { planId: plan.id, ticket: '', reason: '', unchecked: 'A test' }, windowId)
}

/** The person has set the method up on a new telephone. */
let appsBefore: ReturnType<AdaxesSimulator['state']['activatedApps']>
const setUpAgain = () => Object.assign(person(), { activatedApps: [...appsBefore] })

const stepOf = async ({ id }: Operation): Promise<OperationStep | undefined> =>
  (await application.ask('history:read-operation', { operationId: id })).steps[0]
const isSetUpAgain = async (operation: Operation) => (await stepOf(operation))?.setUpAgain?.map(({ label }) => label)

const looks = () => simulator.requests.filter(({ path }) => path.toLowerCase().endsWith('getstatus')).length

describe('what a reset removed', () => {
  beforeEach(() => {
    appsBefore = [...simulator.state.activatedApps(person().guid)]
  })

  it('is recorded and told in every window once the person has set it up again', async () => {
    const operation = await reset()
    await paused()
    setUpAgain()
    pass(3)
    await expect.poll(() => isSetUpAgain(operation)).toEqual(['Microsoft Authenticator'])
    expect((await stepOf(operation))?.setUpAgain?.[0]).toMatchObject({ timeFrom: 'seen', kind: 'authenticator-app' })
    expect(application.events).toContainEqual({ type: 'set-up-again', operationId: operation.id })
    const asked = looks()
    expect(asked).toBeGreaterThan(2)
    pass(600)
    await application.ask('history:read-operation', { operationId: operation.id })
    expect(looks()).toBe(asked)
  })

  it('is seen at once where the agent reads the person again', async () => {
    const operation = await reset()
    await paused()
    setUpAgain()
    const ref = { connectionId, accountId: person().guid }
    await application.ask('directory:read-status', ref, 2)
    await expect.poll(() => isSetUpAgain(operation)).toEqual(['Microsoft Authenticator'])
  })

  it('is listed when it was not set up after a day, and counted', async () => {
    const operation = await reset()
    await paused()
    pass(24 * 60 + 1)
    await expect.poll(async () => (await stepOf(operation))?.notSetUpAgain?.effects).toEqual([0])
    const end = new Date(clock.now().getTime() + 60_000).toISOString()
    const starts = [new Date(clock.now().getTime() - 2 * 86_400_000).toISOString()]
    expect(await application.ask('history:read-overview', { starts, end, agent: null })).toMatchObject({
      resets: 1,
      notSetUpAgain: 1,
    })
  })

  it('is watched on after a restart, from the record, once somebody has used the connection', async () => {
    const operation = await reset()
    await application.app.close()
    setUpAgain()
    clock.pass(60)
    application = await start()
    const asked = looks()
    await paused()
    pass(120)
    await paused()
    expect(looks()).toBe(asked)
    await application.ask('directory:search', { connectionId, text: 'nona' })
    pass(10)
    await expect.poll(() => isSetUpAgain(operation)).toEqual(['Microsoft Authenticator'])
  })

  it.each<[string, () => void]>([
    [
      'is busy',
      () =>
        simulator.faults.add({
          path: 'getstatus',
          effect: { kind: 'answer', status: 429, headers: { 'Retry-After': '600' } },
        }),
    ],
    [
      'is down',
      () => simulator.faults.add({ path: 'getstatus', times: 4, effect: { kind: 'connection-lost-before-applying' } }),
    ],
    [
      'answers nonsense',
      () => simulator.faults.add({ path: 'getstatus', effect: { kind: 'answer', status: 200, html: '<p>' } }),
    ],
  ])('is found at a later look where the system %s', async (_, happen) => {
    const operation = await reset()
    await paused()
    setUpAgain()
    happen()
    pass(3)
    await paused()
    expect(await isSetUpAgain(operation)).toBeUndefined()
    await expect
      .poll(async () => {
        pass(15)
        return isSetUpAgain(operation)
      })
      .toEqual(['Microsoft Authenticator'])
  })

  it('is not asked for where the rules have switched it off, from then on', async () => {
    await application.ask('settings:change', { changes: { watchAfterReset: false } })
    expect(application.questions.at(-1)?.detail).toContain('set up again')
    const operation = await reset()
    setUpAgain()
    const asked = looks()
    pass(3)
    await historySettled(application)
    expect(looks()).toBe(asked)
    await application.ask('settings:change', { changes: { watchAfterReset: true } })
    await expect
      .poll(async () => {
        pass(5)
        return isSetUpAgain(operation)
      })
      .toEqual(['Microsoft Authenticator'])
  })
})
