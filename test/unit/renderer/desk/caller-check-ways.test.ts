import { expect, it } from 'vitest'
import { checkWays, isReadingWays } from '../../../../renderer/features/desk/state/caller-check-ways.ts'
import type { ConnectionView } from '../../../../shared/domain/connection.ts'
import { removal } from '../../../support/domain-fixtures.ts'
import { astrid, branch, createFixture, factor, head, key, page, status } from './desk-fixture.ts'

const capabilities = { checksCaller: true, knownServices: [], knownFactors: [] }
const connections = [
  { id: head, name: 'head office', capabilities },
  { id: branch, name: 'branch', capabilities },
] as unknown as ConnectionView[]

async function withFactors(...items: Parameters<typeof factor>[]) {
  const desk = createFixture()
  desk.desk.openPerson([astrid])
  await desk.question('directory:search', branch).answer(page([]))
  await desk.question('directory:read-status').answer(status(items.map((each) => factor(...each))))
  return desk
}
const labels = (desk: Awaited<ReturnType<typeof withFactors>>, among = connections) =>
  checkWays(desk.state(), among).map((way) => way.factor.label)

it('offers what is tied to this call first, and what others may read or know last', async () => {
  const desk = await withFactors(
    ['question', { callerCheck: 'answer' }],
    ['mail', { kind: 'email', callerCheck: 'sent-code' }],
    ['text message', { callerCheck: 'sent-code' }],
    ['none'],
    ['app', { callerCheck: 'shown-code' }],
    ['push', { callerCheck: 'push' }],
    ['numbered push', { callerCheck: 'push-with-number' }],
  )
  expect(labels(desk)).toEqual(['numbered push', 'push', 'app', 'text message', 'mail', 'question'])
})

it('offers what is ticked as lost after everything else', async () => {
  const desk = await withFactors(['push', { callerCheck: 'push' }], ['question', { callerCheck: 'answer' }])
  desk.desk.tick(key, removal('push'), true)
  expect(labels(desk)).toEqual(['question', 'push'])
})

it('offers nothing of a system that checks nobody', async () => {
  const desk = await withFactors(['push', { callerCheck: 'push' }])
  expect(
    labels(desk, [{ ...connections[0], capabilities: { ...capabilities, checksCaller: false } } as ConnectionView]),
  ).toEqual([])
})

it('offers nothing while an account has not been read', () => {
  const desk = createFixture()
  desk.desk.openPerson([astrid])
  expect(checkWays(desk.state(), connections)).toEqual([])
})

it('tells two that are called alike apart by their device', async () => {
  const desk = await withFactors(
    ['1', { label: 'Push', detail: 'Pixel 9', callerCheck: 'push' }],
    ['2', { label: 'Push', detail: 'iPad', callerCheck: 'push' }],
    ['3', { label: 'Token', detail: 'No. 4', callerCheck: 'shown-code' }],
  )
  expect(checkWays(desk.state(), connections).map(({ label }) => label)).toEqual([
    'Push (Pixel 9)',
    'Push (iPad)',
    'Token',
  ])
})

it('waits until every system that checks callers has answered, and for no other', async () => {
  const desk = createFixture()
  desk.desk.openPerson([astrid])
  const [first, ...others] = connections
  const mute = [{ ...first, capabilities: { ...capabilities, checksCaller: false } } as ConnectionView, ...others]
  expect(isReadingWays(desk.state(), connections)).toBe(true)
  expect(isReadingWays(desk.state(), mute)).toBe(false)
  await desk.question('directory:read-status').answer(status([factor('push', { callerCheck: 'push' })]))
  expect(isReadingWays(desk.state(), connections)).toBe(false)
  // Reading it again changes nothing that is offered.
  desk.desk.refresh(key)
  expect(isReadingWays(desk.state(), connections)).toBe(false)
})
