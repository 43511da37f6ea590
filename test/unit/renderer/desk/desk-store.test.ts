import { describe, expect, it } from 'vitest'
import { ticked } from './desk-fixture.ts'

describe('the desk', () => {
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
