import { describe, expect, it } from 'vitest'
import type { CallerCheck, CallerProof } from '../../../../shared/domain/caller-check.ts'
import type { ResetEffect } from '../../../../shared/domain/reset-plan.ts'
import {
  heldBy,
  isChecking,
  personRows,
  plannedEffects,
  proofsOfOpen,
  runOf,
  runsThatEnded,
  type Run,
} from '../../../../renderer/features/desk/desk-state.ts'
import { account, branch, createFixture, factor, head, operation, page, plan, recent, status } from './desk-fixture.ts'

// Invented people only.
const astrid = account(head, '1', { email: 'astrid@example.com' })
const astridInBranch = account(branch, '9', { email: 'ASTRID@example.com' })
const jonas = account(head, '2', { displayName: 'Jonas Lindqvist' })
const third = '00000000-0000-4000-8000-000000000003'
const key = `${head}/1`
const branchKey = `${branch}/9`

async function opened() {
  const desk = createFixture()
  desk.desk.openPerson([astrid])
  await desk.question('directory:search', branch).answer(page([]))
  await desk.question('directory:read-account').answer(astrid)
  await desk.question('directory:read-status').answer(status([factor('google'), factor('duo')]))
  return desk
}

describe('finding', () => {
  it('shows fitting recents before any system is asked', () => {
    const desk = createFixture()
    desk.desk.setState({ recents: [recent(astrid), recent(jonas)] })
    desk.desk.setText('jonas')
    expect(personRows(desk.state()).map((row) => row.name)).toEqual(['Jonas Lindqvist'])
    expect(desk.asked('directory:search')).toHaveLength(0)
  })

  it('shows whom one looked up last first, also after the clock was set back', () => {
    const desk = createFixture()
    const before = { ...recent(jonas), lookedUpAt: '2030-01-01T00:00:00.000Z' }
    desk.desk.setState({ recents: [recent(astrid), before] })
    expect(personRows(desk.state()).map((row) => row.name)).toEqual([astrid.displayName, jonas.displayName])
  })

  it('asks each connection once, after a pause, with the latest text only', async () => {
    const desk = createFixture()
    desk.desk.setText('li')
    desk.desk.setText('lin')
    await desk.endPauses()
    expect(desk.asked('directory:search').map((each) => each.request)).toEqual([
      { connectionId: head, text: 'lin' },
      { connectionId: branch, text: 'lin' },
    ])
  })

  it('asks no system for one character', async () => {
    const desk = createFixture()
    desk.desk.setText('l')
    await desk.endPauses()
    expect(desk.asked('directory:search')).toHaveLength(0)
  })

  it('shows what one system found while another is still silent', async () => {
    const desk = createFixture()
    desk.desk.setText('lindqvist')
    desk.desk.searchNow()
    await desk.question('directory:search', head).answer(page([astrid]))
    expect(personRows(desk.state())).toHaveLength(1)
    expect(desk.state().parts[branch]?.phase).toBe('searching')
  })

  it('gives older questions up and drops their late answers', async () => {
    const desk = createFixture()
    desk.desk.setText('lindqvist')
    desk.desk.searchNow()
    const old = desk.question('directory:search', head)
    desk.desk.setText('jonas')
    desk.desk.searchNow()
    expect(old.signal?.aborted).toBe(true)
    await desk.question('directory:search', head).answer(page([jonas]))
    await old.answer(page([astrid]))
    expect(personRows(desk.state()).map((row) => row.name)).toEqual(['Jonas Lindqvist'])
  })

  it('keeps one system’s failure to itself and keeps the text', async () => {
    const desk = createFixture()
    desk.desk.setText('lindqvist')
    desk.desk.searchNow()
    await desk.question('directory:search', head).refuse('token-rejected')
    await desk.question('directory:search', branch).answer(page([astridInBranch]))
    expect(desk.state().parts[head]?.error?.code).toBe('token-rejected')
    expect(personRows(desk.state())).toHaveLength(1)
    expect(desk.state().text).toBe('lindqvist')
    expect(desk.openPauses()).toEqual([])
  })

  it('asks an unreachable system again by itself, later and later, and at once when the network is back', async () => {
    const desk = createFixture()
    desk.desk.setText('lindqvist')
    desk.desk.searchNow()
    await desk.question('directory:search', branch).answer(page([]))
    await desk.endPauses()
    await desk.question('directory:search', head).refuse('not-reachable')
    const [first] = desk.openPauses()
    await desk.endPauses()
    await desk.question('directory:search', head).refuse('not-reachable')
    const [second] = desk.openPauses()
    expect(second).toBeGreaterThan(first ?? Infinity)
    await desk.goOnline()
    await desk.question('directory:search', head).answer(page([astrid]))
    expect(desk.state().parts[head]?.phase).toBe('answered')
  })

  it('asks a connection that is added while something is typed', () => {
    const desk = createFixture()
    desk.setConnections([head])
    desk.desk.setText('lindqvist')
    desk.desk.searchNow()
    desk.setConnections([head, branch])
    expect(desk.question('directory:search', branch).request['text']).toBe('lindqvist')
    desk.setConnections([branch])
    expect(Object.keys(desk.state().parts)).toEqual([branch])
  })

  it('tells look-alikes apart and opens neither by itself', async () => {
    const desk = createFixture()
    desk.desk.setText('astrid')
    desk.desk.searchNow()
    const other = account(head, '7', { email: 'astrid.l@example.com' })
    await desk.question('directory:search', head).answer(page([astrid, other]))
    const rows = personRows(desk.state())
    expect(rows.map((row) => row.lookAlike)).toEqual([true, true])
    expect(desk.state().open).toBeNull()
  })
})

describe('the person', () => {
  it('reads account and state separately: one can fail alone', async () => {
    const desk = createFixture()
    desk.desk.openPerson([astrid])
    await desk.question('directory:read-account').refuse('forbidden')
    await desk.question('directory:read-status').answer(status([factor('google')]))
    const view = desk.state().accounts[key]
    expect(view?.accountRead.error?.code).toBe('forbidden')
    expect(view?.status?.factors.items).toHaveLength(1)
  })

  it('asks the other systems by address and lets the same person’s account join', async () => {
    const desk = createFixture()
    desk.desk.openPerson([astrid])
    const question = desk.question('directory:search', branch)
    expect(question.request['text']).toBe('astrid@example.com')
    await question.answer(page([astridInBranch, account(branch, '10', { email: 'other@example.com' })]))
    expect(desk.state().open?.accountKeys).toEqual([key, branchKey])
  })

  it('lets nobody join on an address that two accounts of one connection share', async () => {
    const desk = createFixture()
    desk.desk.openPerson([astrid])
    await desk
      .question('directory:search', branch)
      .answer(page([astridInBranch, account(branch, '10', { email: 'astrid@example.com' })]))
    expect(desk.state().open?.accountKeys).toEqual([key])
  })

  it('lets nobody join while what is found tears the open person apart', async () => {
    const desk = createFixture()
    const both = account(head, '1', { email: 'astrid@example.com', logins: ['lindqvist@example.com'] })
    desk.setConnections([head, branch, third])
    desk.desk.openPerson([both, astridInBranch])
    desk.desk.setText('astrid')
    desk.desk.searchNow()
    const twin = account(branch, '10', { email: 'astrid@example.com' })
    const byLogin = account(third, '5', { email: 'lindqvist@example.com' })
    await desk.question('directory:search', branch).answer(page([twin, byLogin]))
    expect(desk.state().open?.accountKeys).toEqual([key, branchKey])
  })

  it('ticks nothing on what was only known before, while it is read again', async () => {
    const desk = createFixture([recent(astrid, status([factor('google')]))])
    await desk.settle()
    desk.desk.openPerson([astrid])
    desk.desk.tickFactor(key, 'google', true)
    expect(desk.state().ticks).toEqual({})
  })

  it('opens a recent from what was known, without resets, and wakes up when the system answers', async () => {
    const desk = createFixture([recent(astrid, status([factor('google')]))])
    await desk.settle()
    desk.desk.openPerson([astrid])
    await desk.question('directory:read-status').refuse('not-reachable')
    expect(desk.state().accounts[key]?.status?.factors.items).toHaveLength(1)
    desk.desk.tickFactor(key, 'google', true)
    expect(plannedEffects(desk.state())).toEqual([])
    await desk.goOnline()
    await desk.question('directory:read-status').answer(status([factor('google')]))
    desk.desk.tickFactor(key, 'google', true)
    expect(plannedEffects(desk.state())).toHaveLength(1)
  })

  it('keeps ticks that still exist after a refresh, and drops the others', async () => {
    const desk = await opened()
    desk.desk.tickFactor(key, 'google', true)
    desk.desk.tickFactor(key, 'duo', true)
    desk.desk.tickMicrosoft365(key, true)
    desk.desk.refresh(key)
    await desk.question('directory:read-status').answer(status([factor('duo')], { microsoft365: 'not-possible' }))
    expect(desk.state().ticks[key]).toEqual({
      factorIds: ['duo'],
      microsoft365: false,
      all: false,
      further: [],
    })
  })

  it('keeps ticks with their person while another is looked at', async () => {
    const desk = await opened()
    desk.desk.tickFactor(key, 'google', true)
    desk.desk.openPerson([jonas])
    expect(plannedEffects(desk.state())).toEqual([])
    desk.desk.openPerson([astrid])
    await desk.question('directory:read-status').answer(status([factor('google')]))
    expect(plannedEffects(desk.state())).toHaveLength(1)
  })

  it('plans "reset all" instead of single methods', async () => {
    const desk = await opened()
    desk.desk.tickFactor(key, 'google', true)
    desk.desk.tickAll(key, true)
    expect(plannedEffects(desk.state()).map(({ effect }) => effect.kind)).toEqual(['reset-all'])
  })
})

describe('resetting', () => {
  async function ticked() {
    const desk = await opened()
    desk.desk.setTicket(' INC1 ')
    desk.desk.setReason('phone lost')
    desk.desk.tickFactor(key, 'google', true)
    return desk
  }
  const step = {
    id: 's0',
    connectionId: head,
    accountId: '1',
    effects: [{ kind: 'remove-factor' as const, factorId: 'google', label: 'google' }],
  }

  it('sends exactly what is ticked, then the plan’s id with ticket and reason', async () => {
    const desk = await ticked()
    void desk.desk.review()
    const prepare = desk.question('resets:prepare')
    expect(prepare.request).toEqual({
      selections: [{ connectionId: head, accountId: '1', factorIds: ['google'], microsoft365: false, all: false }],
      retryOf: null,
    })
    await prepare.answer(plan([step]))
    expect(desk.question('resets:commit').request).toEqual({
      planId: 'a'.repeat(32),
      ticket: 'INC1',
      reason: 'phone lost',
    })
  })

  it('asks nothing when nothing is ticked, and only once while one is under way', async () => {
    const desk = await opened()
    await desk.desk.review()
    expect(desk.asked('resets:prepare')).toHaveLength(0)
    desk.desk.tickFactor(key, 'google', true)
    void desk.desk.review()
    void desk.desk.review()
    expect(desk.asked('resets:prepare')).toHaveLength(1)
  })

  it('holds to the ticket rule before anything is asked', async () => {
    const desk = await ticked()
    desk.settings.ticket = { required: true, pattern: 'INC\\d{7}' }
    await desk.desk.review()
    expect(desk.state().fieldErrors.ticket).toBe('ticket-invalid')
    desk.desk.setTicket('')
    await desk.desk.review()
    expect(desk.state().fieldErrors.ticket).toBe('ticket-required')
    expect(desk.asked('resets:prepare')).toHaveLength(0)
    desk.desk.setTicket('inc0048213')
    void desk.desk.review()
    expect(desk.asked('resets:prepare')).toHaveLength(1)
  })

  it('gives up the reading before it, and of a plan under way what was not sent', async () => {
    const desk = await ticked()
    void desk.desk.review()
    const preparing = runOf(desk.state())
    if (preparing === null) throw new Error('no run')
    desk.desk.stopRun(preparing)
    const given = desk.question('resets:prepare')
    expect(given.signal?.aborted).toBe(true)
    await given.refuse('cancelled')
    expect(runOf(desk.state())).toBeNull()
    expect(plannedEffects(desk.state())).toHaveLength(1)

    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([step]))
    const planId = 'a'.repeat(32)
    const confirming = runOf(desk.state())
    if (confirming === null) throw new Error('no run')
    desk.desk.stopRun(confirming)
    expect(desk.asked('resets:stop')).toHaveLength(0)
    await desk.emit({ type: 'reset-progress', operationId: 'o', planId, stepId: step.id, state: 'sent' })
    desk.desk.stopRun(runOf(desk.state()) ?? confirming)
    expect(desk.question('resets:stop').request).toEqual({ planId })
    expect(runOf(desk.state())?.phase).toBe('running')
  })

  it('comes back quietly, with nothing lost, when the person cancels', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([step]))
    await desk.question('resets:commit').refuse('not-confirmed')
    expect(runOf(desk.state())).toBeNull()
    expect(desk.state()).toMatchObject({ ticket: ' INC1 ', reason: 'phone lost' })
    expect(plannedEffects(desk.state())).toHaveLength(1)
  })

  it('follows the steps, shows the outcome and reads the state again', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([step]))
    const done = operation([{ effects: step.effects, state: 'succeeded' }], astrid)
    await desk.emit({
      type: 'reset-progress',
      operationId: done.id,
      planId: 'a'.repeat(32),
      stepId: 's0',
      state: 'sent',
    })
    expect(runOf(desk.state())).toMatchObject({ phase: 'running', steps: { s0: 'sent' } })
    await desk.emit({ type: 'reset-checking', operationId: done.id, planId: 'a'.repeat(32) })
    expect(runOf(desk.state())?.phase).toBe('checking')
    await desk.question('resets:commit').answer(done)
    expect(runOf(desk.state())).toMatchObject({ phase: 'done', operation: { id: done.id } })
    expect(desk.state().ticks[key]).toBeUndefined()
    expect(desk.question('directory:read-status').open).toBe(true)
  })

  it('keeps ticks and says why when main refuses', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').refuse('selection-outdated')
    expect(runOf(desk.state())).toMatchObject({ phase: 'refused', error: { code: 'selection-outdated' } })
    expect(desk.state().ticks[key]?.factorIds).toEqual(['google'])
    expect(desk.question('directory:read-status').open).toBe(true)
  })

  it('reads the cards again when a system is gone since, so that it holds up no other', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').refuse('not-reachable')
    expect(runOf(desk.state())).toMatchObject({ phase: 'refused', error: { code: 'not-reachable' } })
    await desk.question('directory:read-status').refuse('not-reachable')
    expect(plannedEffects(desk.state())).toEqual([])
    expect(desk.state().ticks[key]?.factorIds).toEqual(['google'])
  })

  it('retries failed steps alone, as a new operation, and never the unknown ones', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([step]))
    const mixed = operation(
      [
        { effects: step.effects, state: 'failed' },
        { effects: [{ kind: 'reset-microsoft365' }], state: 'outcome-unknown' },
      ],
      astrid,
    )
    await desk.question('resets:commit').answer(mixed)
    const run = runOf(desk.state())
    if (run === null) throw new Error('no run')
    void desk.desk.retryFailed(run)
    expect(desk.question('resets:prepare').request).toEqual({
      selections: [{ connectionId: head, accountId: '1', factorIds: ['google'], microsoft365: false, all: false }],
      retryOf: mixed.id,
    })
  })

  it('puts everything of the caller away on "next caller", but not what is still running', async () => {
    const desk = await ticked()
    desk.desk.setText('astrid')
    void desk.desk.review()
    desk.desk.nextCaller()
    expect(desk.state()).toMatchObject({ text: '', open: null, ticks: {}, ticket: '', reason: '' })
    expect(desk.state().runs).toHaveLength(1)
  })

  it('forgets everything when the workspace changes', async () => {
    const desk = await ticked()
    await desk.emit({ type: 'workspace-changed' })
    expect(desk.state()).toMatchObject({ open: null, ticks: {}, accounts: {}, ticket: '' })
  })
})

describe('resets of an earlier run that need a check', () => {
  const lost = operation([{ effects: [{ kind: 'reset-microsoft365' }], state: 'outcome-unknown' }], astrid)

  it('are listed, and the answer to a check stays to be read after the history has nothing left to check', async () => {
    const desk = createFixture()
    desk.setToCheck([lost.id])
    await desk.emit({ type: 'history-changed' })
    await desk.question('history:read-operation').answer(lost)
    expect(desk.state().questions).toMatchObject([{ operation: { id: lost.id }, checked: false }])

    void desk.desk.checkQuestion(lost.id)
    desk.setToCheck([])
    await desk.emit({ type: 'history-changed' })
    expect(desk.state().questions).toMatchObject([{ checking: true }])
    await desk.question('resets:check-now').answer(lost)
    await desk.emit({ type: 'history-changed' })
    expect(desk.state().questions).toMatchObject([{ checking: false, checked: true }])
  })
})

describe('further steps', () => {
  it('are ticked, planned and sent beside the reset', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    const further = ['unlock', 'end-sessions'] as const
    await desk.question('directory:read-status').answer(status([factor('google')], { further: [...further] }))
    desk.desk.tickFurther(key, 'end-sessions', true)
    desk.desk.tickFurther(key, 'unlock', true)
    desk.desk.tickFactor(key, 'google', true)
    expect(plannedEffects(desk.state()).map(({ effect }) => effect.kind)).toEqual([
      'remove-factor',
      'unlock',
      'end-sessions',
    ])
    void desk.desk.review()
    expect(desk.question('resets:prepare').request['selections']).toMatchObject([{ further }])
  })

  it('are no longer ticked once the system does not offer them', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    await desk.question('directory:read-status').answer(status([], { further: ['unlock'] }))
    desk.desk.tickFurther(key, 'unlock', true)
    desk.desk.refresh(key)
    await desk.question('directory:read-status').answer(status([]))
    expect(plannedEffects(desk.state())).toEqual([])
  })
})

describe('methods that leave together', () => {
  it('are ticked and unticked as one, the others stay', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    const items = [factor('push', { group: 'verify' }), factor('totp', { group: 'verify' }), factor('sms')]
    await desk.question('directory:read-status').answer(status(items))
    desk.desk.tickFactor(key, 'sms', true)
    desk.desk.tickFactor(key, 'totp', true)
    expect(desk.state().ticks[key]?.factorIds.toSorted()).toEqual(['push', 'sms', 'totp'])
    desk.desk.tickFactor(key, 'push', false)
    expect(desk.state().ticks[key]?.factorIds).toEqual(['sms'])
  })
})

describe('checking the caller', () => {
  const checkId = '00000000-0000-4000-8000-0000000000c1'
  const push = factor('push', { callerCheck: 'push-with-number' })
  const waiting: CallerCheck = {
    id: checkId,
    state: 'waiting',
    number: 72,
    question: null,
    expiresAt: null,
    triesLeft: null,
    code: null,
    proof: null,
  }
  const proof: CallerProof = {
    id: '00000000-0000-4000-8000-0000000000f1',
    connection: { connectionId: head, system: 'okta', name: 'head office', environment: 'production' },
    accountId: '1',
    factor: { id: 'push', label: 'push', kind: 'push' },
    takenAt: '2026-01-05T10:44:00.000Z',
    expiresAt: '2999-01-05T10:59:00.000Z',
  }
  const passed: CallerCheck = { ...waiting, state: 'passed', proof }

  async function waitingForDevice() {
    const desk = await opened()
    void desk.desk.beginCheck(key, push)
    await desk.question('caller-check:begin').answer(waiting)
    return desk
  }

  it('asks main once, and hears of the end from main', async () => {
    const desk = await waitingForDevice()
    expect(desk.asked('caller-check:begin').map((each) => each.request)).toEqual([
      { connectionId: head, accountId: '1', factorId: 'push' },
    ])
    expect(desk.state().step).toBe('reset')
    expect(isChecking(desk.state().check)).toBe(true)
    await desk.emit({ type: 'caller-check', check: { ...waiting, id: proof.id, state: 'rejected' } })
    expect(desk.state().check?.check?.state).toBe('waiting')
    await desk.emit({ type: 'caller-check', check: passed })
    expect(isChecking(desk.state().check)).toBe(false)
    expect(desk.state().proofs).toEqual([proof])
  })

  it('goes into the next reset of this person by its id, and is used up by it', async () => {
    const desk = await waitingForDevice()
    await desk.emit({ type: 'caller-check', check: passed })
    desk.desk.tickFactor(key, 'google', true)
    void desk.desk.review()
    expect(desk.question('resets:prepare').request['proofIds']).toEqual([proof.id])
    await desk.question('resets:prepare').answer(plan([]))
    await desk.question('resets:commit').answer({ ...operation([], astrid), proofs: [proof] })
    expect(desk.state().proofs).toEqual([])
    expect(desk.state().check).toBeNull()
  })

  it('holds the reset while it waits, and after a refusal until the alarm is closed', async () => {
    const desk = await waitingForDevice()
    desk.desk.tickFactor(key, 'google', true)
    await desk.desk.review()
    await desk.emit({ type: 'caller-check', check: { ...waiting, state: 'rejected' } })
    await desk.desk.review()
    expect(desk.asked('resets:prepare')).toHaveLength(0)
    desk.desk.dismissCheck()
    void desk.desk.review()
    expect(desk.asked('resets:prepare')).toHaveLength(1)
  })

  it('holds the retry of failed steps as well, and brings back the plan that says so', async () => {
    const desk = await opened()
    desk.desk.tickFactor(key, 'google', true)
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([]))
    const effects: ResetEffect[] = [{ kind: 'remove-factor', factorId: 'google', label: 'google' }]
    await desk.question('resets:commit').answer(operation([{ effects, state: 'failed' }], astrid))
    void desk.desk.beginCheck(key, push)
    await desk.question('caller-check:begin').answer({ ...waiting, state: 'rejected' })
    const run = runOf(desk.state())
    if (run === null) throw new Error('No run.')
    desk.desk.putAside(run, false)
    await desk.desk.retryFailed(run)
    expect(desk.asked('resets:prepare')).toHaveLength(1)
    expect(runOf(desk.state())?.putAside).toBe(true)
  })

  it('stays out of the reset of somebody else, and out of it once it has run out', async () => {
    const desk = await waitingForDevice()
    await desk.emit({
      type: 'caller-check',
      check: { ...passed, proof: { ...proof, expiresAt: '2026-01-05T10:59:00.000Z' } },
    })
    desk.desk.tickFactor(key, 'google', true)
    void desk.desk.review()
    expect(desk.question('resets:prepare').request).not.toHaveProperty('proofIds')
    expect(proofsOfOpen({ open: desk.state().open, proofs: [{ ...proof, accountId: '2' }] }, 0)).toEqual([])
  })

  it('is forgotten where main says that it does not count', async () => {
    const desk = await waitingForDevice()
    await desk.emit({ type: 'caller-check', check: passed })
    desk.desk.tickFactor(key, 'google', true)
    void desk.desk.review()
    await desk.question('resets:prepare').refuse('proof-not-valid')
    expect(runOf(desk.state())?.error?.code).toBe('proof-not-valid')
    expect(desk.state().proofs).toEqual([])
  })

  it('hands an answer on and keeps nothing of it, right or wrong', async () => {
    const desk = await opened()
    void desk.desk.beginCheck(key, push)
    const wanted: CallerCheck = { ...waiting, state: 'answer-wanted', number: null, triesLeft: 3 }
    await desk.question('caller-check:begin').answer(wanted)
    desk.desk.setAnswer(' 123456 ')
    void desk.desk.answerCheck()
    void desk.desk.answerCheck()
    expect(desk.asked('caller-check:answer').map((each) => each.request)).toEqual([{ checkId, answer: '123456' }])
    expect(JSON.stringify(desk.state())).not.toContain('123456')
    await desk.question('caller-check:answer').answer({ ...wanted, state: 'wrong-answer', triesLeft: 2 })
    expect(isChecking(desk.state().check)).toBe(true)
    desk.desk.setAnswer('654321')
    void desk.desk.answerCheck()
    await desk.question('caller-check:answer').refuse('timed-out')
    expect(desk.state().check).toMatchObject({ error: { code: 'timed-out' }, answering: false })
    expect(isChecking(desk.state().check)).toBe(true)
    desk.desk.setAnswer('654321')
    void desk.desk.answerCheck()
    await desk.question('caller-check:answer').refuse('caller-check-not-found')
    expect(desk.state().check).toMatchObject({ error: { code: 'caller-check-not-found' }, answering: false })
    expect(isChecking(desk.state().check)).toBe(false)
    expect(heldBy(desk.state().check)).toBeNull()
  })

  it('is cancelled with the caller, and for another person', async () => {
    const desk = await waitingForDevice()
    desk.desk.openPerson([astrid])
    expect(desk.asked('caller-check:cancel')).toHaveLength(0)
    desk.desk.openPerson([jonas])
    expect(desk.asked('caller-check:cancel').map((each) => each.request)).toEqual([{ checkId }])
    expect(desk.state().check).toBeNull()
    desk.desk.openPerson([astrid])
    await desk.question('directory:read-status').answer(status([push]))
    void desk.desk.beginCheck(key, push)
    const begun = desk.question('caller-check:begin')
    desk.desk.nextCaller()
    expect(begun.signal?.aborted).toBe(true)
    await begun.answer(waiting)
    expect(desk.state().check).toBeNull()
    // It came too late to be stopped on its way.
    expect(desk.asked('caller-check:cancel')).toHaveLength(2)
  })

  it('that is over is not cancelled, and its proof stays when it is closed', async () => {
    const desk = await waitingForDevice()
    await desk.emit({ type: 'caller-check', check: passed })
    desk.desk.dismissCheck()
    expect(desk.asked('caller-check:cancel')).toHaveLength(0)
    expect(desk.state().proofs).toEqual([proof])
  })
})

describe('resets that end while nobody looks at the desk', () => {
  const run = { id: 1, phase: 'running', error: null } as Run

  it('are those that were busy, with or without success', () => {
    const done: Run = { ...run, phase: 'done' }
    const refused: Run = {
      ...run,
      id: 2,
      phase: 'refused',
      error: { code: 'disk-full', message: '', correlationId: '' },
    }
    expect(runsThatEnded([run, { ...run, id: 2 }], [done, refused])).toEqual([done, refused])
    expect(runsThatEnded([done], [done])).toEqual([])
    expect(runsThatEnded([], [done])).toEqual([])
  })

  it('are not those that were called off', () => {
    const off: Run = { ...run, phase: 'refused', error: { code: 'not-confirmed', message: '', correlationId: '' } }
    expect(runsThatEnded([run], [off])).toEqual([])
  })
})
