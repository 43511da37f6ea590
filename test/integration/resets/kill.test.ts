/** Killed at every point between two states of the journal, then started again on the same files. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import type { Operation } from '../../../shared/domain/history-entry.ts'
import { makeDraft, chosen } from '../../support/domain-fixtures.ts'
import { linesUntilCut } from '../../support/power-cut.ts'
import type { DyingPoint, ResetChildOrder } from '../../support/reset-child.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'

const child = fileURLToPath(new URL('../../support/reset-child.ts', import.meta.url))
const journalOfAWholeReset = ['intended', 'sent', 'outcome', 'sent', 'outcome', 'finished']

let simulator: AdaxesSimulator
let folder: string
let connectionId: string
let origin: string

beforeEach(async () => {
  simulator = createAdaxesSimulator()
  const server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  origin = new URL(server.baseUrl).origin
  folder = makeTempFolder()
  const first = await startApplication(folder)
  const added = await first.ask('connections:add', {
    draft: makeDraft(server.baseUrl, simulator.credentials.token),
  })
  connectionId = added.id
  const { limits } = await first.ask('settings:read', {})
  await first.ask('settings:change', { changes: { limits: { ...limits, agentHour: 1 } } })
  await first.app.close()
})

/** Of the check that the reset uses up. */
const proofId = '44444444-4444-4444-8444-444444444444'

const mira = () => simulator.state.account('mira.dunmore')
const changesArrived = (): number => simulator.requests.filter(({ path }) => /\/resetmfa$/i.test(path)).length

/** What the reset leaves alone. */
const stillThere = () => ({ connectionId, accountId: mira().guid, ...chosen({ factorIds: ['Duo'] }) })

/** Starts a reset of one app and Microsoft 365 in a process of its own. */
function startReset(diesAt: DyingPoint | null, check: ResetChildOrder['check'] = { proofId }) {
  const order: ResetChildOrder = {
    folder,
    token: simulator.credentials.token,
    selection: { connectionId, accountId: mira().guid, ...chosen({ factorIds: ['Microsoft'], microsoft365: true }) },
    diesAt,
    check,
  }
  const started = spawn(process.execPath, [child, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void started.kill('SIGKILL'))
  const ended = Promise.all([
    text(started.stdout),
    text(started.stderr),
    once(started, 'exit') as Promise<[number | null, string | null]>,
  ])
  return {
    kill: () => started.kill('SIGKILL'),
    /** The kinds of the acknowledged entries. */
    async ended() {
      const [output, errors, [code, signal]] = await ended
      const { cut, lines } = linesUntilCut(output, code !== 0)
      if (!cut && signal !== 'SIGKILL' && code !== 0) throw new Error(errors)
      return { cut, acknowledged: lines }
    },
  }
}

async function restart(): Promise<TestApplication> {
  const vault = createMemoryVault()
  await vault.write({ connectionId, origin }, new Secret(simulator.credentials.token))
  const application = await startApplication(folder, { vault })
  onTestFinished(() => application.app.close())
  return application
}

/** The only operation there is, or null. */
async function theOperation({ ask }: TestApplication): Promise<Operation | null> {
  const page = await ask('history:query', { filters: noFilters, offset: 0, limit: 10 })
  expect(page.total).toBeLessThan(2)
  const [row] = page.rows
  return row ? ask('history:read-operation', { operationId: row.id }) : null
}

/** The kinds of the entries in the files, in order. */
function journal(): string[] {
  const history = join(folder, 'history')
  return readdirSync(history)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(history, name), 'utf8').split('\n'))
    .flatMap((line) => /"kind":"(intended|sent|outcome|finished|recovered|checked)"/.exec(line)?.[1] ?? [])
}

const setAside = (): string[] => readdirSync(join(folder, 'history')).filter((name) => name.includes('.torn-'))

interface Expected {
  readonly states: readonly string[] | null
  readonly calls: number
  readonly outcome?: string
}

const nothing: Expected = { states: null, calls: 0 }
const begun: Expected = { states: ['not-sent', 'not-sent'], calls: 0, outcome: 'failed' }
const firstSent = (calls: number): Expected => ({ states: ['outcome-unknown', 'not-sent'], calls, outcome: 'unknown' })
const firstDone: Expected = { states: ['succeeded', 'not-sent'], calls: 1, outcome: 'partly-failed' }
const secondSent = (calls: number): Expected => ({
  states: ['succeeded', 'outcome-unknown'],
  calls,
  outcome: 'unknown',
})
const bothDone: Expected = { states: ['succeeded', 'succeeded'], calls: 2, outcome: 'succeeded' }

const points: [DyingPoint, Expected][] = [
  ['before 1', nothing],
  ['within 1', nothing],
  ['after 1', begun],
  ['within 2', begun],
  ['after 2', firstSent(0)],
  ['before 3', firstSent(1)],
  ['within 3', firstSent(1)],
  ['after 3', firstDone],
  ['within 4', firstDone],
  ['after 4', secondSent(1)],
  ['before 5', secondSent(2)],
  ['within 5', secondSent(2)],
  ['after 5', bothDone],
  ['within 6', bothDone],
  ['after 6', bothDone],
]

/** Slow computers take seconds to start a process. Once it has called, it is killed within the half second the server takes. */
const slowStart = { timeout: 30_000, interval: 5 }

// Each starts a process and the application twice.
describe('a reset killed', { timeout: 60_000 }, () => {
  it.each(points)(
    '%s of its six entries is closed as what is known of it, losing and repeating nothing',
    async (point, expected) => {
      const { cut, acknowledged } = await startReset(point).ended()
      expect(cut).toBe(true)
      expect(changesArrived()).toBe(expected.calls)

      const application = await restart()
      const operation = await theOperation(application)
      expect(operation?.steps.map(({ state }) => state) ?? null).toEqual(expected.states)
      if (expected.outcome !== undefined) expect(operation?.outcome).toBe(expected.outcome)

      // Nothing that was acknowledged is lost, nothing was sent again.
      const wholeReset = acknowledged.length === journalOfAWholeReset.length
      expect(acknowledged).toEqual(journalOfAWholeReset.slice(0, acknowledged.length))
      expect(journal()).toEqual([...acknowledged, ...(acknowledged.length === 0 || wholeReset ? [] : ['recovered'])])
      expect(changesArrived()).toBe(expected.calls)

      expect(await application.ask('history:verify', { progressId: 'v' })).toMatchObject({ problems: [] })
      const state = await application.ask('app:read-state', {})
      expect(state.problems).toEqual([])
      expect(state.operationsToCheck).toBe(expected.outcome === 'unknown' ? 1 : 0)
      expect(setAside()).toHaveLength(point.startsWith('within') ? 1 : 0)

      // What began counts and has used up its check, what did not has not.
      const another = { selections: [stillThere()], retryOf: null }
      if (expected.states === null) {
        expect((await application.ask('resets:prepare', another)).steps).toHaveLength(1)
      } else {
        expect(operation?.proofs).toMatchObject([{ id: proofId }])
        expect(await application.refusalOf('resets:prepare', another)).toMatchObject({ code: 'limit-agent' })
        const { limits } = await application.ask('settings:read', {})
        await application.ask('settings:change', { changes: { limits: { ...limits, agentHour: null } } })
        const withIt = { ...another, proofIds: [proofId] }
        expect((await application.refusalOf('resets:prepare', withIt)).code).toBe('proof-not-valid')
      }

      // A second start finds nothing more to do.
      const before = journal()
      await application.app.close()
      await theOperation(await restart())
      expect(journal()).toEqual(before)
    },
  )

  it.each([
    ['before 1', false],
    ['within 1', false],
    ['after 1', true],
  ] as const)(
    '%s of a refused check holds the person back as far as the refusal is on the disk',
    async (point, held) => {
      expect((await startReset(point, 'refused').ended()).cut).toBe(true)
      const application = await restart()
      const request = { selections: [stillThere()], retryOf: null }
      if (held) {
        expect(await application.refusalOf('resets:prepare', request)).toMatchObject({ code: 'cool-down' })
        await application.app.close()
        expect((await (await restart()).refusalOf('resets:prepare', request)).code).toBe('cool-down')
      } else {
        expect((await application.ask('resets:prepare', request)).steps).toHaveLength(1)
      }
      expect(changesArrived()).toBe(0)
    },
  )

  it('while the call is in the server is unknown, and a look tells what became of it', async () => {
    // Reading the status for the two plans comes by a path that begins alike and meets the first two; the third meets the reset.
    simulator.faults.add({ path: '/resetmfa', times: 3, effect: { kind: 'delay', ms: 500 } })
    const reset = startReset(null)
    await expect.poll(changesArrived, slowStart).toBe(1)
    reset.kill()
    const { acknowledged } = await reset.ended()
    expect(acknowledged).toEqual(['intended', 'sent'])
    expect(mira().activatedApps).toEqual([2, 5])

    const application = await restart()
    const operation = await theOperation(application)
    expect(operation?.steps.map(({ state }) => state)).toEqual(['outcome-unknown', 'not-sent'])

    await expect.poll(() => mira().activatedApps).toHaveLength(1)
    const checked = await application.ask('resets:check-now', { operationId: operation?.id ?? '' })
    expect(checked.steps.map(({ state, check }) => [state, check?.verdicts ?? null])).toEqual([
      ['confirmed-done', ['gone']],
      ['not-sent', null],
    ])
    expect(changesArrived()).toBe(1)
    expect((await application.ask('app:read-state', {})).operationsToCheck).toBe(0)
  })

  it('nowhere is finished, and the start after it has nothing to close', async () => {
    const { cut, acknowledged } = await startReset(null).ended()
    expect(cut).toBe(false)
    expect(acknowledged).toEqual(journalOfAWholeReset)
    const operation = await theOperation(await restart())
    expect(operation).toMatchObject({ outcome: 'succeeded', recovered: false })
  })
})
