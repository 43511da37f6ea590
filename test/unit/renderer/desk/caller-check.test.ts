import { describe, expect, it } from 'vitest'
import type { CallerCheck, CallerProof } from '../../../../shared/domain/caller-check.ts'
import type { ResetEffect } from '../../../../shared/domain/reset-plan.ts'
import { heldBy, isChecking, proofsOfOpen } from '../../../../renderer/features/desk/state/caller-check-state.ts'
import { runOf } from '../../../../renderer/features/desk/state/run-state.ts'
import { astrid, factor, head, jonas, key, opened, operation, plan, status } from './desk-fixture.ts'
import { removal } from '../../../support/domain-fixtures.ts'

describe('checking the caller', () => {
  const checkId = '00000000-0000-4000-8000-0000000000c1'
  const push = factor('push', { callerCheck: 'push-with-number' })
  const waiting: CallerCheck = {
    id: checkId,
    state: 'waiting',
    numberToChoose: '72',
    question: null,
    expiresAt: null,
    triesLeft: null,
    confirmedOnDevice: false,
    code: null,
    proof: null,
  }
  const proof: CallerProof = {
    kind: 'factor-challenge',
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
    desk.desk.tick(key, removal('google'), true)
    void desk.desk.review()
    expect(desk.question('resets:prepare').request['proofIds']).toEqual([proof.id])
    await desk.question('resets:prepare').answer(plan([]))
    await desk.question('resets:commit').answer({ ...operation([], astrid), proofs: [proof] })
    expect(desk.state().proofs).toEqual([])
    expect(desk.state().check).toBeNull()
  })

  it('holds the reset while it waits, and after a refusal until the alarm is closed', async () => {
    const desk = await waitingForDevice()
    desk.desk.tick(key, removal('google'), true)
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
    desk.desk.tick(key, removal('google'), true)
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
    desk.desk.tick(key, removal('google'), true)
    void desk.desk.review()
    expect(desk.question('resets:prepare').request).not.toHaveProperty('proofIds')
    expect(proofsOfOpen({ open: desk.state().open, proofs: [{ ...proof, accountId: '2' }] }, 0)).toEqual([])
  })

  it('is forgotten where main says that it does not count', async () => {
    const desk = await waitingForDevice()
    await desk.emit({ type: 'caller-check', check: passed })
    desk.desk.tick(key, removal('google'), true)
    void desk.desk.review()
    await desk.question('resets:prepare').refuse('proof-not-valid')
    expect(runOf(desk.state())?.error?.code).toBe('proof-not-valid')
    expect(desk.state().proofs).toEqual([])
  })

  it('hands an answer on and keeps nothing of it, right or wrong', async () => {
    const desk = await opened()
    void desk.desk.beginCheck(key, push)
    const wanted: CallerCheck = { ...waiting, state: 'answer-wanted', numberToChoose: null, triesLeft: 3 }
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
