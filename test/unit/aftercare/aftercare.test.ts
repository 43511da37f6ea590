import { afterEach, describe, expect, it } from 'vitest'
import { createAftercare, maxWatched, type Aftercare } from '../../../electron/aftercare/aftercare.ts'
import { CodedError } from '../../../electron/errors/coded-error.ts'
import type { MfaProvider } from '../../../electron/providers/provider.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { foldOperation } from '../../../shared/domain/fold-operation.ts'
import type { HistoryEntry, Operation } from '../../../shared/domain/history-entry.ts'
import { accountKey } from '../../../shared/domain/match-people.ts'
import type { Factor, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AppEvent } from '../../../shared/ipc/events.ts'
import { clockwork } from '../../support/clockwork.ts'
import { makeAgent, makeFactor, makeStatus } from '../../support/domain-fixtures.ts'

const statusWith = (changes: Partial<MfaStatus>): MfaStatus => ({ ...makeStatus([]), ...changes })
import { inventedOperation, operationId } from '../../support/history-fixtures.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const start = '2026-11-20T10:42:00.000Z'

/** The removed method, of each invented operation: its first. */
const removedId = '0'
const newFactor = makeFactor('new', { label: 'Google Authenticator', enrolledAt: '2026-11-20T10:52:00.000Z' })

const opened: Aftercare[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

/** A record in memory, a system that answers as it is told, and a clock that stands. */
function setUp() {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const time = clockwork(start, turn)
  const journal = new Map<string, HistoryEntry[]>()
  const events: AppEvent[] = []
  const reads: { readonly at: number; readonly account: string }[] = []
  const world = {
    wanted: true,
    usedAt: Date.parse(start) as number | null,
    refusal: null as Error | null,
    recordFails: false,
    /** By account; nothing else is listed. */
    listed: new Map<string, Factor[]>(),
    mute: false,
    mayBeIncomplete: false,
    fails: null as CodedError | null,
    hangs: false,
    underWay: 0,
    mostUnderWay: 0,
  }
  const statusOf = (account: string): MfaStatus =>
    statusWith({
      readAt: time.now().toISOString(),
      factors: {
        knowledge: world.mute ? 'not-disclosed' : 'listed',
        mayBeIncomplete: world.mayBeIncomplete,
        items: world.listed.get(account) ?? [],
      },
    })
  const provider: Pick<MfaProvider, 'readMfaStatus' | 'compareAfter'> = {
    async readMfaStatus(accountId, signal) {
      reads.push({ at: (time.now().getTime() - Date.parse(start)) / minute, account: accountId })
      world.underWay += 1
      world.mostUnderWay = Math.max(world.mostUnderWay, world.underWay)
      try {
        await Promise.resolve()
        if (world.hangs) {
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new CodedError('cancelled'))))
        }
        if (world.fails !== null) throw world.fails
        return statusOf(accountId)
      } finally {
        world.underWay -= 1
      }
    },
    compareAfter: (step, { factors }) =>
      step.effects.map((effect) => {
        if (factors.knowledge !== 'listed' || effect.kind !== 'remove-factor') return 'cannot-tell'
        return factors.items.some(({ id }) => id === effect.factorId) ? 'still-there' : 'gone'
      }),
  }
  const operation = (id: string): Operation | null => {
    const entries = journal.get(id)
    return entries === undefined ? null : foldOperation(entries)
  }
  const open = () => {
    const aftercare = createAftercare({
      connections: {
        use: (_, work) => work(provider as MfaProvider),
        lastUsed: () => world.usedAt,
      },
      history: {
        query: ({ from }) =>
          Promise.resolve({
            rows: [...journal.keys()]
              .filter((id) => (operation(id)?.startedAt ?? '') >= (from ?? ''))
              .map((id) => ({ id }) as never),
            total: journal.size,
            problems: [],
          }),
        readOperation: (id) => Promise.resolve(operation(id)),
        refusal: () => world.refusal,
      },
      record(entry) {
        if (world.recordFails) return Promise.reject(new CodedError('disk-full'))
        journal.get(entry.operationId)?.push(entry)
        return Promise.resolve()
      },
      isWanted: () => world.wanted,
      agent: makeAgent,
      emit: (event) => events.push(event),
      now: time.now,
      wait: time.wait,
      random: () => 0,
      logger: createRecordingLogger(),
    })
    opened.push(aftercare)
    return aftercare
  }
  /** An operation that ends now. */
  const reset = (number: number): Operation => {
    const entries = inventedOperation(number, time.now().toISOString())
    journal.set(operationId(number), entries)
    return foldOperation(entries)
  }
  const recorded = (number: number) =>
    (journal.get(operationId(number)) ?? []).filter(({ kind }) => /set-up-again/.test(kind)).map(({ kind }) => kind)
  const minutes = () => reads.map(({ at }) => Math.round(at))
  return { time, world, events, reads, open, reset, recorded, operation, minutes }
}

const setUpNow = ({ world }: ReturnType<typeof setUp>, { accounts }: Operation, factor = newFactor): void => {
  for (const { account } of accounts) world.listed.set(account.accountId, [factor])
}

describe('after a reset', () => {
  it('a method that is there again is recorded, with the time the system says, and told; then nobody looks any more', async () => {
    const desk = setUp()
    const aftercare = desk.open()
    const operation = desk.reset(2)
    aftercare.watch(operation)
    await desk.time.pass(8 * minute)
    expect(desk.minutes()).toEqual([2, 7])
    expect(desk.recorded(2)).toEqual([])
    setUpNow(desk, operation)
    await desk.time.pass(day)
    expect(desk.minutes()).toEqual([2, 7, 17])
    expect(desk.operation(operation.id)?.steps[0]).toMatchObject({
      setUpAgain: [{ effect: 0, label: 'Google Authenticator', setUpAt: newFactor.enrolledAt, timeFrom: 'system' }],
    })
    expect(desk.events).toEqual([{ type: 'set-up-again', operationId: operation.id }])
  })

  it('what a list may leave out is not called missing', async () => {
    const desk = setUp()
    desk.world.mayBeIncomplete = true
    desk.open().watch(desk.reset(2))
    await desk.time.pass(day + minute)
    expect(desk.recorded(2)).toEqual([])
    const looks = desk.reads.length
    await desk.time.pass(2 * day)
    expect(desk.reads).toHaveLength(looks)
  })

  it('what is not there after a day is recorded as such, once, and nobody looks any more', async () => {
    const desk = setUp()
    const operation = desk.reset(2)
    desk.open().watch(operation)
    await desk.time.pass(day + minute)
    expect(desk.recorded(2)).toEqual(['not-set-up-again'])
    expect(desk.operation(operation.id)?.steps[0]?.notSetUpAgain).toMatchObject({ effects: [0] })
    const looks = desk.reads.length
    await desk.time.pass(2 * day)
    expect(desk.reads).toHaveLength(looks)
    expect(looks).toBeLessThan(30)
  })

  it.each<[string, (desk: ReturnType<typeof setUp>) => void]>([
    ['the system does not answer', ({ world }) => (world.fails = new CodedError('not-reachable'))],
    ['the system wants another token', ({ world }) => (world.fails = new CodedError('token-rejected'))],
    ['the system no longer says what there is', ({ world }) => (world.mute = true)],
    ['nobody has used the connection', ({ world }) => (world.usedAt = null)],
  ])('nothing is said of what is not known a day later, because %s', async (_, happen) => {
    const desk = setUp()
    desk.open().watch(desk.reset(2))
    await desk.time.pass(hour)
    happen(desk)
    await desk.time.pass(3 * day)
    expect(desk.recorded(2)).toEqual([])
    const looks = desk.reads.length
    await desk.time.pass(day)
    expect(desk.reads).toHaveLength(looks)
  })

  it('what another look shows is recorded at once, without one of its own', async () => {
    const desk = setUp()
    const aftercare = desk.open()
    const operation = desk.reset(2)
    aftercare.watch(operation)
    const [account] = operation.accounts.map((each) => each.account)
    if (account === undefined) throw new Error('fixture')
    const factors = { knowledge: 'listed', mayBeIncomplete: false, items: [newFactor] } as const
    aftercare.seen(account, statusWith({ factors: { ...factors, items: [] } }))
    aftercare.seen({ ...account, accountId: 'another' }, statusWith({ factors: { ...factors, items: [newFactor] } }))
    await desk.time.pass(0)
    expect(desk.recorded(2)).toEqual([])
    aftercare.seen(account, statusWith({ factors: { ...factors, items: [newFactor] } }))
    aftercare.seen(account, statusWith({ factors: { ...factors, items: [newFactor] } }))
    await desk.time.pass(day)
    expect(desk.recorded(2)).toEqual(['set-up-again'])
    expect(desk.reads).toEqual([])
  })

  it('a method that nobody could see gone is not taken for one that is there again', async () => {
    const desk = setUp()
    const aftercare = desk.open()
    const { steps, ...operation } = desk.reset(2)
    aftercare.watch({
      ...operation,
      steps: steps.map((step) => ({ ...step, check: { stepId: step.step.id, verdicts: ['not-read'], readAt: null } })),
    })
    setUpNow(desk, { ...operation, steps }, makeFactor(removedId, { label: 'Google Authenticator' }))
    await desk.time.pass(day + minute)
    expect(desk.recorded(2)).toEqual([])
  })
})

describe('a connection', () => {
  it('is asked for one person at a time, and once for two resets of the same account', async () => {
    const desk = setUp()
    const aftercare = desk.open()
    const same = [desk.reset(2), desk.reset(12_002)]
    expect(new Set(same.flatMap(({ accounts }) => accounts.map(({ account }) => accountKey(account)))).size).toBe(1)
    for (const operation of [...same, desk.reset(3), desk.reset(4)]) aftercare.watch(operation)
    await desk.time.pass(3 * minute)
    expect(desk.reads).toHaveLength(3)
    expect(desk.world.mostUnderWay).toBe(1)
  })

  it('is left alone while its system holds calls back, and a look under way gives way', async () => {
    const desk = setUp()
    const aftercare = desk.open()
    const operation = desk.reset(2)
    const connectionId = operation.accounts[0]?.account.connectionId ?? ''
    aftercare.watch(operation)
    desk.world.hangs = true
    await desk.time.pass(2 * minute)
    expect(desk.world.underWay).toBe(1)
    aftercare.heldBack(connectionId, new Date(desk.time.now().getTime() + 30 * minute).toISOString())
    await desk.time.pass(1)
    expect(desk.world.underWay).toBe(0)
    desk.world.hangs = false
    await desk.time.pass(29 * minute)
    expect(desk.reads).toHaveLength(1)
    await desk.time.pass(4 * minute)
    expect(desk.reads).toHaveLength(2)
  })

  it('that asks for a pause gets it', async () => {
    const desk = setUp()
    desk.open().watch(desk.reset(2))
    desk.world.fails = new CodedError('rate-limited', { retryAfterSeconds: 2 * 3_600 })
    await desk.time.pass(hour)
    desk.world.fails = null
    expect(desk.minutes()).toEqual([2])
    await desk.time.pass(hour + 3 * minute)
    expect(desk.minutes()).toHaveLength(2)
  })

  it.each(['token-rejected', 'keychain-locked', 'second-factor-required'] satisfies ErrorCode[])(
    'with %s waits until somebody has used it again',
    async (code) => {
      const desk = setUp()
      const operation = desk.reset(2)
      desk.open().watch(operation)
      desk.world.fails = new CodedError(code)
      await desk.time.pass(5 * hour)
      expect(desk.reads).toHaveLength(1)
      desk.world.fails = null
      setUpNow(desk, operation)
      await desk.time.pass(hour)
      expect(desk.recorded(2)).toEqual([])
      desk.world.usedAt = desk.time.now().getTime()
      await desk.time.pass(2 * minute)
      expect(desk.recorded(2)).toEqual(['set-up-again'])
    },
  )

  it('is not asked again for somebody who is gone', async () => {
    const desk = setUp()
    desk.open().watch(desk.reset(2))
    desk.world.fails = new CodedError('account-not-found')
    await desk.time.pass(day)
    expect(desk.reads).toHaveLength(1)
    expect(desk.recorded(2)).toEqual([])
  })
})

describe('the record', () => {
  it('is all that a restart needs, for what ended within a day', async () => {
    const desk = setUp()
    const before = desk.open()
    before.watch(desk.reset(2))
    await desk.time.pass(3 * hour)
    await before.close()
    const looks = desk.reads.length
    desk.time.jump(5 * hour)
    const operation = desk.reset(3)
    const after = desk.open()
    await after.lookAgain()
    setUpNow(desk, operation, makeFactor('new'))
    await desk.time.pass(17 * hour)
    expect(desk.reads.length).toBeGreaterThan(looks)
    expect([desk.recorded(2), desk.recorded(3)]).toEqual([['not-set-up-again'], ['set-up-again']])
    await after.close()
    const recorded = desk.reads.length
    const third = desk.open()
    await third.lookAgain()
    await desk.time.pass(day)
    expect(desk.reads).toHaveLength(recorded)
  })

  it('that takes no entries now is written at a later look', async () => {
    const desk = setUp()
    const operation = desk.reset(2)
    desk.open().watch(operation)
    setUpNow(desk, operation)
    desk.world.recordFails = true
    await desk.time.pass(10 * minute)
    expect([desk.recorded(2), desk.events]).toEqual([[], []])
    desk.world.recordFails = false
    await desk.time.pass(10 * minute)
    expect(desk.recorded(2)).toEqual(['set-up-again'])
  })

  it('of another process is not added to, and no system is asked', async () => {
    const desk = setUp()
    desk.open().watch(desk.reset(2))
    desk.world.refusal = new CodedError('history-open-elsewhere')
    await desk.time.pass(5 * hour)
    expect(desk.reads).toEqual([])
    desk.world.refusal = null
    await desk.time.pass(2 * hour)
    expect(desk.reads.length).toBeGreaterThan(0)
  })
})

describe('the rules', () => {
  it('can switch it off, at once, and on again from the record', async () => {
    const desk = setUp()
    const aftercare = desk.open()
    const operation = desk.reset(2)
    aftercare.watch(operation)
    await desk.time.pass(3 * minute)
    desk.world.wanted = false
    await aftercare.lookAgain()
    aftercare.watch(desk.reset(3))
    await desk.time.pass(hour)
    expect(desk.minutes()).toEqual([2])
    desk.world.wanted = true
    setUpNow(desk, operation)
    await aftercare.lookAgain()
    await desk.time.pass(2 * hour)
    expect(desk.recorded(2)).toEqual(['set-up-again'])
  })
})

it('no more people are watched than a system can be asked for, the latest first', async () => {
  const desk = setUp()
  const aftercare = desk.open()
  for (let number = 1; number <= maxWatched + 20; number += 1) {
    desk.time.jump(1)
    aftercare.watch(desk.reset(number))
  }
  await desk.time.pass(20 * minute)
  const asked = new Set(desk.reads.map(({ account }) => account))
  expect(asked.size).toBe(maxWatched)
  const last = desk.operation(operationId(maxWatched + 20))?.accounts[0]?.account.accountId
  expect(asked).toContain(last)
})
