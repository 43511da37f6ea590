import { describe, expect, it } from 'vitest'
import { plannedEffects } from '../../../../renderer/features/desk/state/plan-state.ts'
import {
  account,
  astrid,
  astridInBranch,
  branch,
  branchKey,
  createFixture,
  factor,
  head,
  key,
  page,
  recent,
  status,
} from './desk-fixture.ts'
import { removal } from '../../../support/domain-fixtures.ts'

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
    const third = '00000000-0000-4000-8000-000000000003'
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

  it('opens a recent from what was known, without resets, and wakes up when the system answers', async () => {
    const desk = createFixture([recent(astrid, status([factor('google')]))])
    await desk.settle()
    desk.desk.openPerson([astrid])
    await desk.question('directory:read-status').refuse('not-reachable')
    expect(desk.state().accounts[key]?.status?.factors.items).toHaveLength(1)
    desk.desk.tick(key, removal('google'), true)
    expect(plannedEffects(desk.state())).toEqual([])
    await desk.goOnline()
    await desk.question('directory:read-status').answer(status([factor('google')]))
    desk.desk.tick(key, removal('google'), true)
    expect(plannedEffects(desk.state())).toHaveLength(1)
  })

  it('reads a card that failed again once its connection has been changed, and no other card', async () => {
    const desk = createFixture()
    desk.desk.openPerson([astrid, astridInBranch])
    await desk.question('directory:read-status', head).refuse('token-rejected')
    await desk.question('directory:read-status', branch).answer(status([]))
    desk.setConnections([head, branch])
    const reads = desk.asked('directory:read-status').map(({ request }) => request['connectionId'])
    expect(reads).toEqual([head, branch, head])
  })
})
