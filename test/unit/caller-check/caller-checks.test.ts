import { beforeEach, describe, expect, it } from 'vitest'
import { challengeWindowMs, createCallerChecks, maxChallenges } from '../../../electron/caller-check/caller-checks.ts'
import { createProofBook, proofLifetimeMs } from '../../../electron/caller-check/proof-book.ts'
import { createConnections } from '../../../electron/connections/connections.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { Account } from '../../../shared/domain/account.ts'
import type { CallerCheck, StatedProof } from '../../../shared/domain/caller-check.ts'
import { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import type { AppEvent } from '../../../shared/ipc/events.ts'
import { ProofKind } from '../../../shared/domain/rules.ts'
import {
  otherConnectionId,
  connectionId,
  instant,
  makeAccount,
  makeAgent,
  makeConnection,
  makeFactor,
  makeStatus,
} from '../../support/domain-fixtures.ts'
import { createFakeCallerVerifier } from '../../support/fake-caller-verifier.ts'
import { addPerson, createFakeSupport, createFakeSystem } from '../../support/fake-provider.ts'
import { codeOfRejection, memoryStore, signal } from '../resets/resets-harness.ts'
import { willingPerson } from '../../support/willing-person.ts'

const ref = { connectionId, accountId: 'account-1' }
const unknownId = '44444444-4444-4444-8444-444444444444'

function setUp() {
  const system = createFakeSystem()
  const verifier = createFakeCallerVerifier()
  Object.assign(system.replace, { callerVerifier: verifier })
  const items = [
    makeFactor('push', { kind: 'push', callerCheck: 'push-with-number', label: 'Okta Verify' }),
    makeFactor('sms', { kind: 'sms', callerCheck: 'sent-code' }),
    makeFactor('compared', { kind: 'push', callerCheck: 'push-with-code', label: 'Duo Mobile' }),
    makeFactor('key', { kind: 'security-key' }),
  ]
  const factors = { knowledge: 'listed', mayBeIncomplete: false, items } as const
  for (const accountId of ['account-1', 'account-2']) {
    addPerson(system, { accountId }, makeStatus([], { factors: { ...factors, items: [...items] } }))
  }
  const who = { agent: makeAgent(), related: [] as Account[] }
  const rules = { acceptedProofs: [...ProofKind.options], approvers: [] as string[] }
  const clock = { ms: Date.parse(instant) }
  const events: CallerCheck[] = []
  const recorded: HistoryEntry[] = []
  const proofs = createProofBook(() => new Date(clock.ms))
  /** Pauses between looks; each ends when the test says so, and moves the clock by its length. */
  const awake = { holds: 0 }
  const pauses: { readonly ms: number; readonly end: () => void }[] = []
  const checks = createCallerChecks({
    connections: createConnections({
      ...willingPerson,
      store: memoryStore([makeConnection()]),
      vault: createMemoryVault(),
      systems: [createFakeSupport(system)],
      now: () => new Date(clock.ms),
    }),
    proofs,
    agent: () => who.agent,
    rules: () => rules,
    relatedTo: () => who.related,
    record: (entry) => void recorded.push(entry),
    emit: (event: AppEvent) => {
      if (event.type === 'caller-check') events.push(event.check)
    },
    keepAwake: () => {
      awake.holds += 1
      return () => void (awake.holds -= 1)
    },
    now: () => new Date(clock.ms),
    wait: (ms, stopped) =>
      new Promise((resolve, reject) => {
        stopped.addEventListener('abort', () => reject(new Error('stopped')), { once: true })
        pauses.push({ ms, end: resolve })
      }),
  })
  return {
    system,
    rules,
    who,
    verifier,
    clock,
    events,
    recorded,
    /** What the test had answered. */
    answers: [] as CallerCheck[],
    proofs,
    checks,
    pauses,
    awake,
    /** Lets the pause under way end and everything that follows run. */
    async nextLook() {
      await settle()
      const pause = pauses.shift()
      if (pause === undefined) throw new Error('Nobody waits.')
      clock.ms += pause.ms
      pause.end()
      await settle()
    },
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

let desk: ReturnType<typeof setUp>
beforeEach(() => {
  desk = setUp()
})

describe('a push', () => {
  it('goes out once, shows its number, is followed at its pace, and passes into a proof', async () => {
    desk.verifier.polls = ['waiting', 'waiting', 'passed']
    const check = await desk.checks.begin(1, ref, 'push', signal)
    expect(check).toMatchObject({ state: 'waiting', numberToChoose: '72', triesLeft: null, proof: null })
    expect(desk.pauses.map(({ ms }) => ms)).toEqual([4000])
    await desk.nextLook()
    await desk.nextLook()
    await desk.nextLook()
    expect(desk.verifier.sent).toEqual(['account-1 push'])
    expect(desk.verifier.counts.polls).toBe(3)
    expect(desk.events).toHaveLength(1)
    const { proof, state, id } = desk.events[0] ?? check
    expect([id, state]).toEqual([check.id, 'passed'])
    expect(proof).toMatchObject({
      accountId: 'account-1',
      connection: { connectionId, name: 'Head office' },
      factor: { id: 'push', label: 'Okta Verify', kind: 'push' },
      takenAt: new Date(desk.clock.ms).toISOString(),
      expiresAt: new Date(desk.clock.ms + proofLifetimeMs).toISOString(),
    })
    expect(desk.proofs.find(1, [proof?.id ?? ''], [makeAccount()])).toEqual([proof])
    expect(desk.pauses).toEqual([])
  })

  it('shows its number when that comes with a look only', async () => {
    desk.verifier.shape = { numberToChoose: null }
    expect(await desk.checks.begin(1, ref, 'push', signal)).toMatchObject({ state: 'waiting', numberToChoose: null })
    await desk.nextLook()
    expect(desk.events).toEqual([])
    desk.verifier.shape = { numberToChoose: '042' }
    await desk.nextLook()
    await desk.nextLook()
    expect(desk.events).toMatchObject([{ state: 'waiting', numberToChoose: '042' }])
  })

  it.each(['rejected', 'expired'] as const)('that is %s says so, and proves nothing', async (state) => {
    desk.verifier.polls = [state]
    await desk.checks.begin(1, ref, 'push', signal)
    await desk.nextLook()
    expect(desk.events).toMatchObject([{ state, proof: null, code: null }])
    expect(desk.pauses).toEqual([])
  })

  it('that is rejected is recorded once: who, for whom, with what, and the state before', async () => {
    desk.verifier.polls = ['waiting', 'rejected']
    await desk.checks.begin(1, ref, 'push', signal)
    await desk.nextLook()
    expect(desk.recorded).toEqual([])
    await desk.nextLook()
    expect(desk.recorded.map((entry) => HistoryEntry.parse(entry))).toEqual(desk.recorded)
    expect(desk.recorded).toMatchObject([
      {
        kind: 'caller-refused',
        agent: makeAgent(),
        account: { account: { accountId: 'account-1' }, connection: { connectionId, name: 'Head office' } },
        challengedAt: instant,
        at: new Date(desk.clock.ms).toISOString(),
        refusal: { answer: 'rejected', factor: { id: 'push', label: 'Okta Verify', kind: 'push' } },
      },
    ])
    expect(desk.proofs.refusalsOf([makeAccount()])).toMatchObject([{ refusal: { answer: 'rejected' } }])
  })

  it.each(['expired', 'passed'] as const)('that is %s is no refusal to record', async (state) => {
    desk.verifier.polls = [state]
    await desk.checks.begin(1, ref, 'push', signal)
    await desk.nextLook()
    expect(desk.recorded).toEqual([])
  })

  it.each(['not-reachable', 'proxy-refused'] as const)(
    'is looked at again after %s, without being sent again',
    async (code) => {
      desk.verifier.polls = [new ProviderError('not-reachable', code), 'passed']
      await desk.checks.begin(1, ref, 'push', signal)
      await desk.nextLook()
      expect(desk.events).toEqual([])
      await desk.nextLook()
      expect(desk.events).toMatchObject([{ state: 'passed' }])
      expect(desk.verifier.sent).toHaveLength(1)
    },
  )

  it('ends as "could not say" where the system refuses the look, and is taken back', async () => {
    const detail = { serverText: 'No. (Okta reference oaeX1)' }
    desk.verifier.polls = [new ProviderError('forbidden', 'forbidden', detail)]
    await desk.checks.begin(1, ref, 'push', signal)
    await desk.nextLook()
    expect(desk.events).toMatchObject([{ state: 'failed', code: 'forbidden', proof: null, ...detail }])
    expect(desk.verifier.counts.cancels).toBe(1)
  })

  it('is not followed for ever, however the system answers', async () => {
    desk.verifier.shape = { pollEveryMs: 60_000 }
    await desk.checks.begin(1, ref, 'push', signal)
    for (let look = 0; desk.events.length === 0 && look < 100; look += 1) await desk.nextLook()
    expect(desk.events).toMatchObject([{ state: 'expired' }])
  })

  it.each([
    ['expires where the system answered last', ['waiting'], { state: 'expired' }],
    ['has failed where it did not', [], { state: 'failed', code: 'not-reachable' }],
  ] as const)('that stands too long %s', async (_what, after, ending) => {
    desk.verifier.shape = { pollEveryMs: 60_000 }
    desk.verifier.polls = [new ProviderError('not-reachable', 'not-reachable'), ...after]
    await desk.checks.begin(1, ref, 'push', signal)
    for (let look = 0; desk.events.length === 0 && look < 100; look += 1) await desk.nextLook()
    expect(desk.events).toMatchObject([ending])
  })

  it('is not asked after without a pause, whatever pace it names', async () => {
    desk.verifier.shape = { pollEveryMs: 0 }
    await desk.checks.begin(1, ref, 'push', signal)
    expect(desk.pauses[0]?.ms).toBeGreaterThan(100)
  })

  it('is taken back when it is cancelled, and a late yes does not count', async () => {
    const check = await desk.checks.begin(1, ref, 'push', signal)
    expect(desk.checks.cancel(1, check.id).state).toBe('cancelled')
    expect(desk.checks.cancel(1, check.id).state).toBe('cancelled')
    await settle()
    expect(desk.verifier.counts).toEqual({ polls: 0, cancels: 1 })
    expect(desk.events).toEqual([])
  })

  it('is taken back when its window closes, also while it is on its way', async () => {
    await desk.checks.begin(1, ref, 'push', signal)
    desk.checks.forgetWindow(1)
    expect(desk.verifier.counts.cancels).toBe(1)
    const gate = Promise.withResolvers<undefined>()
    desk.verifier.before = gate.promise
    const late = desk.checks.begin(1, ref, 'push', signal)
    const refused = codeOfRejection(late)
    await settle()
    desk.checks.forgetWindow(1)
    gate.resolve(undefined)
    expect(await refused).toBe('cancelled')
    expect(desk.verifier.counts.cancels).toBe(2)
  })

  it('keeps the application awake for as long as it is asked after, and no longer', async () => {
    desk.verifier.polls = ['waiting', 'passed']
    await desk.checks.begin(1, ref, 'push', signal)
    await desk.nextLook()
    expect(desk.awake.holds).toBe(1)
    await desk.nextLook()
    expect(desk.awake.holds).toBe(0)
    const { id } = await desk.checks.begin(1, ref, 'push', signal)
    expect(desk.awake.holds).toBe(1)
    desk.checks.cancel(1, id)
    await settle()
    expect(desk.awake.holds).toBe(0)
  })

  it('gives way to the next check of the same window, and to no other window', async () => {
    const first = await desk.checks.begin(1, ref, 'push', signal)
    const elsewhere = await desk.checks.begin(2, { ...ref, accountId: 'account-2' }, 'push', signal)
    await desk.checks.begin(1, ref, 'sms', signal)
    expect(desk.verifier.counts.cancels).toBe(1)
    expect(() => desk.checks.cancel(1, first.id)).toThrow('caller-check-not-found')
    expect(() => desk.checks.cancel(1, elsewhere.id)).toThrow('caller-check-not-found')
    expect(desk.checks.cancel(2, elsewhere.id).state).toBe('cancelled')
  })

  it('is refused before it wears the person down, by whatever window', async () => {
    for (let sent = 0; sent < maxChallenges; sent += 1) await desk.checks.begin(sent, ref, 'push', signal)
    expect(await codeOfRejection(desk.checks.begin(9, ref, 'push', signal))).toBe('caller-check-limit')
    await desk.checks.begin(9, { ...ref, accountId: 'account-2' }, 'push', signal)
    expect(desk.verifier.sent.filter((sent) => sent.startsWith('account-1'))).toHaveLength(maxChallenges)
    desk.clock.ms += challengeWindowMs
    await desk.checks.begin(9, ref, 'push', signal)
  })
})

describe('a push that shows a code', () => {
  const shown = '004200'
  const challengedUntil = () => new Date(desk.clock.ms + 120_000).toISOString()
  beforeEach(() => {
    desk.verifier.shape = { numberToChoose: null, codeOnDevice: new Secret(shown), expiresAt: challengedUntil() }
  })
  const begin = () => desk.checks.begin(1, ref, 'compared', signal)
  const proofsKept = () => desk.events.concat(desk.answers).filter(({ proof }) => proof !== null)
  const answer = async (id: string, text: string) => {
    const check = await desk.checks.answer(1, id, text)
    desk.answers.push(check)
    return check
  }

  it('proves nothing by a confirmation alone, and passes with the code that is read out afterwards', async () => {
    desk.verifier.polls = ['waiting', 'passed']
    const check = await begin()
    expect(check).toMatchObject({ state: 'answer-wanted', triesLeft: 3, confirmedOnDevice: false })
    await desk.nextLook()
    await desk.nextLook()
    expect(desk.events).toMatchObject([{ state: 'answer-wanted', confirmedOnDevice: true, proof: null }])
    const passed = await answer(check.id, ' 004-200 ')
    expect(passed).toMatchObject({ state: 'passed', proof: { kind: 'factor-challenge', factor: { id: 'compared' } } })
    expect(desk.proofs.find(1, [passed.proof?.id ?? ''], [makeAccount()])).toEqual([passed.proof])
    expect(desk.verifier.counts).toEqual({ polls: 2, cancels: 0 })
    await settle()
    expect(desk.awake.holds).toBe(0)
  })

  it('proves nothing by the code alone, and passes when the device confirms afterwards', async () => {
    desk.verifier.polls = ['waiting', 'passed']
    const { id } = await begin()
    expect(await answer(id, '004 200')).toMatchObject({ state: 'waiting', triesLeft: null, proof: null })
    // It was right, and stays so.
    expect(await codeOfRejection(desk.checks.answer(1, id, '000000'))).toBe('caller-check-not-found')
    await desk.nextLook()
    expect(proofsKept()).toEqual([])
    await desk.nextLook()
    expect(desk.events).toMatchObject([{ state: 'passed', proof: { factor: { id: 'compared' } } }])
    expect(desk.recorded).toEqual([])
  })

  it.each([
    ['read out with its zeros missing', '4200'],
    ['not read out at all', ' - '],
  ])('is not passed by a code %s, though confirmed', async (_what, text) => {
    desk.verifier.polls = ['passed']
    const { id } = await begin()
    await desk.nextLook()
    expect(await answer(id, text)).toMatchObject({ state: 'wrong-answer', triesLeft: 2, confirmedOnDevice: true })
    expect(proofsKept()).toEqual([])
  })

  it('never passes where the system gives no code to compare', async () => {
    desk.verifier.shape = { numberToChoose: null, codeOnDevice: null }
    desk.verifier.polls = ['passed']
    const { id } = await begin()
    await desk.nextLook()
    for (const text of ['', '72', 'null']) await answer(id, text)
    expect(proofsKept()).toEqual([])
  })

  it.each([['waiting'], ['passed']] as const)(
    'ends with the third wrong code while the device says %s: taken back, and recorded',
    async (device) => {
      desk.verifier.polls = [device]
      const { id } = await begin()
      await desk.nextLook()
      for (const text of ['1', '2', '3']) await answer(id, text)
      expect(desk.answers.at(-1)).toMatchObject({ state: 'wrong-answer', triesLeft: 0, proof: null })
      expect(desk.verifier.counts.cancels).toBe(1)
      expect(desk.recorded).toMatchObject([{ refusal: { answer: 'wrong-answer', factor: { id: 'compared' } } }])
      desk.verifier.polls = ['passed']
      await settle()
      expect(desk.awake.holds).toBe(0)
      expect(await codeOfRejection(desk.checks.answer(1, id, shown))).toBe('caller-check-not-found')
      expect(proofsKept()).toEqual([])
    },
  )

  it.each(['rejected', 'expired'] as const)('that is %s proves nothing, though the code was right', async (state) => {
    desk.verifier.polls = [state]
    const { id } = await begin()
    await answer(id, shown)
    await desk.nextLook()
    expect(desk.events).toMatchObject([{ state, proof: null }])
    expect(desk.recorded).toHaveLength(state === 'rejected' ? 1 : 0)
    expect(await codeOfRejection(desk.checks.answer(1, id, shown))).toBe('caller-check-not-found')
  })

  it('expires although it was confirmed, where nobody reads the code out while it stands', async () => {
    desk.verifier.polls = ['passed']
    const { id } = await begin()
    await desk.nextLook()
    expect(desk.pauses.map(({ ms }) => ms)).toEqual([116_000])
    await desk.nextLook()
    expect(desk.events.at(-1)).toMatchObject({ state: 'expired', proof: null })
    expect(await codeOfRejection(desk.checks.answer(1, id, shown))).toBe('caller-check-not-found')
  })

  it('is not passed by a code after its time, although the computer slept through its end', async () => {
    desk.verifier.polls = ['passed']
    const { id } = await begin()
    await desk.nextLook()
    desk.clock.ms += 10 * 60_000
    expect(await answer(id, shown)).toMatchObject({ state: 'expired', proof: null })
    await settle()
    expect(desk.awake.holds).toBe(0)
  })

  it.each([
    ['cancelled', (id: string) => void desk.checks.cancel(1, id)],
    ['left for the next caller', () => desk.checks.dropPerson(1, [makeAccount()])],
  ])('that is %s is taken back, and neither half of it counts any more', async (_what, end) => {
    desk.verifier.polls = ['passed']
    const { id } = await begin()
    await desk.nextLook()
    end(id)
    expect(desk.verifier.counts.cancels).toBe(1)
    expect(await codeOfRejection(desk.checks.answer(1, id, shown))).toBe('caller-check-not-found')
    const second = await begin()
    await answer(second.id, shown)
    end(second.id)
    await settle()
    expect(proofsKept()).toEqual([])
    expect(desk.awake.holds).toBe(0)
  })

  it('tells its code to no page and no record', async () => {
    desk.verifier.polls = ['passed']
    const check = await begin()
    await desk.nextLook()
    await answer(check.id, '1')
    await answer(check.id, shown)
    expect(JSON.stringify([check, desk.answers, desk.events, desk.recorded])).not.toContain(shown)
  })
})

describe('a code', () => {
  beforeEach(() => {
    desk.verifier.shape = { answeredBy: 'agent', numberToChoose: null }
  })

  it('that is right passes, and goes to the system alone', async () => {
    const check = await desk.checks.begin(1, ref, 'sms', signal)
    expect(check).toMatchObject({ state: 'answer-wanted', triesLeft: 3 })
    const passed = await desk.checks.answer(1, check.id, '123456')
    expect(passed.state).toBe('passed')
    expect(passed.proof).toMatchObject({ kind: 'factor-challenge', factor: { id: 'sms' } })
    expect(desk.verifier.answers).toEqual(['123456'])
    expect(JSON.stringify([passed, desk.events])).not.toContain('123456')
    expect(desk.verifier.counts.polls).toBe(0)
  })

  it('may be wrong twice; the third wrong answer ends the check', async () => {
    desk.verifier.verdicts = ['wrong-answer']
    const { id } = await desk.checks.begin(1, ref, 'sms', signal)
    expect(await desk.checks.answer(1, id, '1')).toMatchObject({ state: 'wrong-answer', triesLeft: 2 })
    expect(await desk.checks.answer(1, id, '2')).toMatchObject({ state: 'wrong-answer', triesLeft: 1 })
    expect(await desk.checks.answer(1, id, '3')).toMatchObject({ state: 'wrong-answer', triesLeft: 0, proof: null })
    desk.verifier.verdicts = ['passed']
    expect(await codeOfRejection(desk.checks.answer(1, id, '4'))).toBe('caller-check-not-found')
    expect(desk.verifier.answers).toHaveLength(3)
    expect(desk.recorded).toMatchObject([
      { kind: 'caller-refused', refusal: { answer: 'wrong-answer', factor: { id: 'sms' } } },
    ])
    expect(JSON.stringify(desk.recorded)).not.toMatch(/"[123]"/)
  })

  it('counts as a try also when nobody knows what the system made of it', async () => {
    desk.verifier.verdicts = [new ProviderError('timeout', 'timed-out')]
    const { id } = await desk.checks.begin(1, ref, 'sms', signal)
    for (let tried = 0; tried < 3; tried += 1) {
      expect(await codeOfRejection(desk.checks.answer(1, id, '1'))).toBe('timed-out')
    }
    expect(desk.checks.cancel(1, id)).toMatchObject({ state: 'failed', code: 'timed-out', triesLeft: 0 })
  })

  it('is taken from the window of the check only, one at a time, and not after the end', async () => {
    const { id } = await desk.checks.begin(1, ref, 'sms', signal)
    expect(await codeOfRejection(desk.checks.answer(2, id, '1'))).toBe('caller-check-not-found')
    expect(await codeOfRejection(desk.checks.answer(1, unknownId, '1'))).toBe('caller-check-not-found')
    const first = desk.checks.answer(1, id, '123456')
    expect(await codeOfRejection(desk.checks.answer(1, id, '123456'))).toBe('caller-check-not-found')
    await first
    expect(await codeOfRejection(desk.checks.answer(1, id, '123456'))).toBe('caller-check-not-found')
    expect(desk.verifier.answers).toEqual(['123456'])
  })

  it('that comes right after the check was cancelled proves nothing', async () => {
    const { id } = await desk.checks.begin(1, ref, 'sms', signal)
    const answering = desk.checks.answer(1, id, '123456')
    desk.checks.cancel(1, id)
    expect(await answering).toMatchObject({ state: 'cancelled', proof: null })
  })
})

describe('at the end of the program', () => {
  it('pushes are taken back before it is over, also one that is still on its way', async () => {
    await desk.checks.begin(1, ref, 'push', signal)
    const sent = Promise.withResolvers<undefined>()
    desk.verifier.before = sent.promise
    const refused = codeOfRejection(desk.checks.begin(2, { ...ref, accountId: 'account-2' }, 'push', signal))
    await settle()
    const back = Promise.withResolvers<undefined>()
    desk.verifier.cancelling = back.promise
    let over = false
    const closing = desk.checks.close().then(() => (over = true))
    sent.resolve(undefined)
    expect(await refused).toBe('cancelled')
    expect(desk.verifier.counts.cancels).toBe(2)
    await settle()
    expect(over).toBe(false)
    back.resolve(undefined)
    await closing
  })

  it('a push of a window that has just closed is waited for as well', async () => {
    await desk.checks.begin(1, ref, 'push', signal)
    const back = Promise.withResolvers<undefined>()
    desk.verifier.cancelling = back.promise
    desk.checks.forgetWindow(1)
    let over = false
    const closing = desk.checks.close().then(() => (over = true))
    await settle()
    expect(over).toBe(false)
    back.resolve(undefined)
    await closing
  })

  it('a system that does not answer is not waited for without end', async () => {
    await desk.checks.begin(1, ref, 'push', signal)
    desk.verifier.cancelling = new Promise(() => undefined)
    desk.pauses.length = 0
    const closing = desk.checks.close()
    await desk.nextLook()
    await closing
    expect(desk.clock.ms - Date.parse(instant)).toBeLessThan(10_000)
  })
})

describe('a check is refused, and nothing sent,', () => {
  it.each(['key', 'not-there'])('with the factor %s', async (factorId) => {
    expect(await codeOfRejection(desk.checks.begin(1, ref, factorId, signal))).toBe('caller-check-not-offered')
    expect(desk.verifier.sent).toEqual([])
  })

  it('in a system that cannot challenge', async () => {
    Object.assign(desk.system.replace, { callerVerifier: undefined })
    expect(await codeOfRejection(desk.checks.begin(1, ref, 'push', signal))).toBe('caller-check-not-offered')
  })

  it('for an account by another name than its id', async () => {
    const readAccount = () => Promise.resolve(makeAccount({ accountId: 'its-id' }))
    Object.assign(desk.system.replace, { readAccount })
    expect(await codeOfRejection(desk.checks.begin(1, ref, 'push', signal))).toBe('invalid-request')
    expect(desk.verifier.sent).toEqual([])
  })

  it('once the page has given it up', async () => {
    const given = AbortSignal.abort()
    expect(await codeOfRejection(desk.checks.begin(1, ref, 'push', given))).toBe('cancelled')
    expect(desk.verifier.sent).toEqual([])
  })
})

it('cleans the question of a directory and keeps it short', async () => {
  desk.verifier.shape = {
    answeredBy: 'agent',
    numberToChoose: null,
    question: `First\n pet\u202E? ${'x'.repeat(2000)}`,
  }
  const { question } = await desk.checks.begin(1, ref, 'sms', signal)
  expect(question).toMatch(/^First pet\? x/)
  expect(question?.length).toBeLessThanOrEqual(300)
})

describe('a statement of the agent', () => {
  const mobile = { kind: 'mobile', number: '+44 20 7946 0123' } as const
  const onRecord = (changes: Partial<Account>) => addPerson(desk.system, { accountId: 'account-1', ...changes })

  it.each<[StatedProof, Partial<Account>, object]>([
    [{ kind: 'call-back', number: mobile.number }, { phones: [mobile] }, {}],
    [{ kind: 'manager', way: 'work-phone' }, { manager: 'Edda Overmuch' }, { manager: 'Edda Overmuch' }],
    [{ kind: 'live-video', document: 'passport' }, {}, {}],
    [{ kind: 'in-person', document: 'company-badge' }, {}, {}],
  ])('makes a proof: %j', async (stated, account, more) => {
    onRecord(account)
    const proof = await desk.checks.state(1, ref, stated, signal)
    expect(proof).toMatchObject({ ...stated, ...more, accountId: 'account-1', takenAt: instant })
    expect(Date.parse(proof.expiresAt) - Date.parse(proof.takenAt)).toBe(proofLifetimeMs)
    expect(desk.proofs.find(1, [proof.id], [makeAccount()])).toEqual([proof])
    expect(desk.verifier.sent).toEqual([])
  })

  it.each<[string, StatedProof, Partial<Account>, string]>([
    [
      'a number of somebody else',
      { kind: 'call-back', number: '+44 20 7946 0999' },
      { phones: [mobile] },
      'number-not-registered',
    ],
    ['a number where none is held', { kind: 'call-back', number: mobile.number }, {}, 'number-not-registered'],
    ['a manager where none is named', { kind: 'manager', way: 'in-person' }, { manager: null }, 'manager-not-known'],
    [
      'the account by another name than its id',
      { kind: 'live-video', document: 'passport' },
      { accountId: 'its-id' },
      'invalid-request',
    ],
  ])('does not count with %s', async (_case, stated, account, code) => {
    const readAccount = () => Promise.resolve(makeAccount(account))
    Object.assign(desk.system.replace, { readAccount })
    expect(await codeOfRejection(desk.checks.state(1, ref, stated, signal))).toBe(code)
  })

  it('does not count where the rules do not take its kind', async () => {
    desk.rules.acceptedProofs = ['factor-challenge', 'in-person']
    const stated = { kind: 'live-video', document: 'passport' } as const
    expect(await codeOfRejection(desk.checks.state(1, ref, stated, signal))).toBe('proof-not-accepted')
  })
})

describe('a second person', () => {
  const approver = { connectionId, accountId: 'approver' }
  const account = {
    accountId: 'approver',
    displayName: 'Otmar Zweitler',
    logins: ['o.zweitler@practice.example'],
    email: null,
  }
  beforeEach(() => {
    desk.rules.approvers = ['O.Zweitler@practice.example']
    const push = makeFactor('push', { kind: 'push', callerCheck: 'push-with-number', label: 'Okta Verify' })
    const code = makeFactor('sms', { kind: 'sms', callerCheck: 'sent-code' })
    const compared = makeFactor('compared', { kind: 'push', callerCheck: 'push-with-code', label: 'Duo Mobile' })
    const factors = { knowledge: 'listed', mayBeIncomplete: false, items: [push, code, compared] } as const
    addPerson(desk.system, account, makeStatus([], { factors: { ...factors, items: [...factors.items] } }))
  })
  const ask = (factorId = 'push', about = [ref]) => desk.checks.begin(1, approver, factorId, signal, about)

  it('agrees on a device of their own, about the person who is to be reset', async () => {
    desk.verifier.polls = ['passed']
    await ask()
    expect(desk.verifier.sent).toEqual(['approver push'])
    await desk.nextLook()
    const [over] = desk.events
    expect(over).toMatchObject({ state: 'passed', proof: null, approval: { kind: 'second-person' } })
    const id = over?.approval?.id ?? ''
    expect(desk.proofs.find(1, [id], [makeAccount()])).toMatchObject([
      { name: 'Otmar Zweitler', accountId: 'approver' },
    ])
    expect(() => desk.proofs.find(1, [id], [makeAccount(account)])).toThrow('proof-not-valid')
  })

  it('has to read out the code as well where the request shows one', async () => {
    desk.verifier.shape = { numberToChoose: null, codeOnDevice: new Secret('004200') }
    desk.verifier.polls = ['passed']
    const { id } = await ask('compared')
    await desk.nextLook()
    expect(desk.events).toMatchObject([{ confirmedOnDevice: true }])
    expect(desk.events[0]).not.toHaveProperty('approval')
    expect(await desk.checks.answer(1, id, '004200')).toMatchObject({
      state: 'passed',
      proof: null,
      approval: { name: 'Otmar Zweitler' },
    })
  })

  it('who does not know the code of the request is recorded with the person it was about', async () => {
    desk.verifier.shape = { numberToChoose: null, codeOnDevice: new Secret('004200') }
    const { id } = await ask('compared')
    for (const text of ['1', '2', '3']) await desk.checks.answer(1, id, text)
    expect(desk.recorded).toMatchObject([
      {
        account: { account: { accountId: 'account-1' } },
        refusal: { answer: 'wrong-answer', secondPerson: { name: 'Otmar Zweitler' } },
      },
    ])
  })

  it('who refuses is recorded with the person it was about', async () => {
    desk.verifier.polls = ['rejected']
    await ask()
    await desk.nextLook()
    expect(desk.recorded).toMatchObject([
      {
        kind: 'caller-refused',
        account: { account: { accountId: 'account-1' } },
        refusal: { answer: 'rejected', secondPerson: { name: 'Otmar Zweitler' } },
      },
    ])
    expect(HistoryEntry.safeParse(desk.recorded[0]).success).toBe(true)
  })

  it.each<[string, () => void, () => Promise<unknown>, string]>([
    [
      'somebody the rules do not name',
      () => void (desk.rules.approvers = ['else@practice.example']),
      () => ask(),
      'approver-not-allowed',
    ],
    ['the agent', () => void (desk.who.agent.osUser = 'PRACTICE\\O.Zweitler'), () => ask(), 'approver-not-allowed'],
    ['the person who is reset', () => undefined, () => ask('push', [approver]), 'approver-not-allowed'],
    [
      'the person by another account of theirs',
      () => void (desk.who.related = [makeAccount({ ...account, connectionId: otherConnectionId })]),
      () => ask(),
      'approver-not-allowed',
    ],
    [
      'asked for a code, which would have to be read out',
      () => undefined,
      () => ask('sms'),
      'caller-check-not-offered',
    ],
  ])('is never %s', async (_case, given, asked, code) => {
    given()
    expect(await codeOfRejection(asked())).toBe(code)
    expect(desk.verifier.sent).toEqual([])
  })

  it('is found by the whole login, with what can be answered on a device', async () => {
    expect(await desk.checks.listApprovers(signal)).toEqual([])
    desk.system.capabilities = { ...desk.system.capabilities, checksCaller: true }
    expect(await desk.checks.listApprovers(signal)).toEqual([
      {
        ...approver,
        name: 'Otmar Zweitler',
        login: 'o.zweitler@practice.example',
        factors: [
          { id: 'push', label: 'Okta Verify', callerCheck: 'push-with-number' },
          { id: 'compared', label: 'Duo Mobile', callerCheck: 'push-with-code' },
        ],
      },
    ])
  })
})
