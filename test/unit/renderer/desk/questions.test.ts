import { describe, expect, it } from 'vitest'
import { astrid, createFixture, operation } from './desk-fixture.ts'
import { resetMicrosoft365 } from '../../../support/domain-fixtures.ts'

describe('resets of an earlier run that need a check', () => {
  const lost = operation([{ effects: [resetMicrosoft365], state: 'outcome-unknown' }], astrid)

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

  it('say why a check failed, and can be checked again', async () => {
    const desk = createFixture()
    desk.setToCheck([lost.id])
    await desk.emit({ type: 'history-changed' })
    await desk.question('history:read-operation').answer(lost)
    void desk.desk.checkQuestion(lost.id)
    await desk.question('resets:check-now').refuse('not-reachable')
    expect(desk.state().questions).toMatchObject([
      { checking: false, checked: false, error: { code: 'not-reachable' } },
    ])
    void desk.desk.checkQuestion(lost.id)
    expect(desk.state().questions).toMatchObject([{ checking: true, error: null }])
  })
})
