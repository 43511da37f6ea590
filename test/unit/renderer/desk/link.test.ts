import { expect, it } from 'vitest'
import { astrid, createFixture, head, jonas, page } from './desk-fixture.ts'

const link = { login: 'jonas.lindqvist', ticket: 'INC7' }

it('fills in both fields of an empty desk, and searches for nobody', async () => {
  const desk = createFixture()
  desk.desk.takeLink(link)
  await desk.endPauses()
  desk.desk.connectionsChanged()
  expect(desk.state()).toMatchObject({ text: 'jonas.lindqvist', ticket: 'INC7', open: null, offered: null })
  expect(desk.asked('directory:search')).toEqual([])
})

it('is searched for by Enter, and typing goes on from it', async () => {
  const desk = createFixture()
  desk.desk.takeLink(link)
  desk.desk.searchNow()
  expect(desk.asked('directory:search').map(({ request }) => request)).toContainEqual({
    connectionId: head,
    text: 'jonas.lindqvist',
  })
  const other = createFixture()
  other.desk.takeLink(link)
  other.desk.setText('jonas.lindqvist ')
  await other.endPauses()
  expect(other.asked('directory:search')).toHaveLength(2)
})

it('the ticket goes with the first person who is opened', () => {
  const desk = createFixture()
  desk.desk.takeLink(link)
  desk.desk.openPerson([jonas])
  expect(desk.state().ticket).toBe('INC7')
})

it('touches nothing of a call under way until the agent begins the other one, and nothing of it is lost then', async () => {
  const desk = createFixture()
  desk.desk.openPerson([astrid])
  desk.desk.setTicket('INC1')
  desk.desk.setReason('phone lost')
  const before = desk.state()
  desk.desk.takeLink(link)
  expect(desk.state()).toEqual({ ...before, offered: link })

  desk.desk.fillFromLink()
  expect(desk.state()).toMatchObject({ text: link.login, ticket: link.ticket, reason: '', open: null, offered: null })
  desk.desk.openPerson([jonas])
  expect(desk.state().ticket).toBe('INC7')
  desk.desk.openPerson([astrid])
  expect(desk.state()).toMatchObject({ ticket: 'INC1', reason: 'phone lost' })
  await desk.settle()
})

it('asks before it takes the place of what is typed, and goes when it is dismissed', () => {
  const desk = createFixture()
  desk.desk.setText('astr')
  desk.desk.takeLink(link)
  expect(desk.state()).toMatchObject({ text: 'astr', ticket: '', offered: link })
  desk.desk.dismissLink()
  expect(desk.state()).toMatchObject({ text: 'astr', offered: null })
})

it('drops the answers to what was searched for before', async () => {
  const desk = createFixture()
  desk.desk.openPerson([astrid])
  desk.desk.setText('astrid')
  desk.desk.searchNow()
  const late = desk.question('directory:search', head)
  desk.desk.takeLink(link)
  desk.desk.fillFromLink()
  await late.answer(page([astrid]))
  expect(desk.state().parts).toEqual({})
})
