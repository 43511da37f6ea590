import { describe, expect, it } from 'vitest'
import { indexOfRow, personRows } from '../../../../renderer/features/desk/state/person-rows.ts'
import { account, astrid, astridInBranch, branch, createFixture, head, jonas, page, recent } from './desk-fixture.ts'

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

  it('never shows recents that were asked for before the workspace changed', async () => {
    const desk = createFixture()
    desk.holdRecents()
    void desk.desk.readRecents()
    const before = desk.question('directory:list-recents')
    await desk.emit({ type: 'workspace-changed' })
    await desk.question('directory:list-recents').answer({ recents: [] })
    await before.answer({ recents: [recent(astrid)] })
    expect(desk.state().recents).toEqual([])
  })

  it('keeps the recents it knows while they cannot be read, says why, and reads them when that is over', async () => {
    const desk = createFixture([recent(astrid)])
    await desk.settle()
    desk.refuseRecents('file-in-use')
    await desk.desk.readRecents()
    expect(desk.state()).toMatchObject({ recents: [recent(astrid)], recentsError: { code: 'file-in-use' } })
    desk.refuseRecents(null)
    await desk.emit({ type: 'problems-changed' })
    expect(desk.state()).toMatchObject({ recents: [recent(astrid)], recentsError: null })
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

it('keeps a row in hand where a slower system finds another account of the same person', async () => {
  const desk = createFixture()
  desk.desk.setText('astrid')
  await desk.endPauses()
  await desk.question('directory:search', branch).answer(page([astridInBranch]))
  const inHand = personRows(desk.state())[0]?.key ?? null
  await desk.question('directory:search', head).answer(page([jonas, astrid]))
  const rows = personRows(desk.state())
  expect(rows.map(({ accounts }) => accounts)).toContainEqual(expect.arrayContaining([astrid, astridInBranch]))
  expect(rows[indexOfRow(rows, inHand)]?.accounts).toContain(astridInBranch)
  expect(indexOfRow(rows, null)).toBe(-1)
})
