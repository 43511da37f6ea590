/** What is ServiceNow's own: its tables, its silence, and the one key that a note may be sent under. */
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ServiceNowSimulatorOptions } from '../../../../electron/practice/servicenow/servicenow-simulator.ts'
import { createServiceNowTickets } from '../../../../electron/providers/servicenow/servicenow-tickets.ts'
import { normaliseServiceNowAddress } from '../../../../electron/providers/servicenow/servicenow-address.ts'
import { Secret } from '../../../../electron/secret/secret.ts'
import { answer, scriptedTransport } from '../../../support/scripted-transport.ts'
import { openServiceNow } from '../../../support/systems/servicenow.ts'

const alive = new AbortController().signal
const note = { operationId: '6f1c1f0e-31c4-4f5a-9c0b-9a0c0f2d7b11', text: 'Reset' }

async function open(options: ServiceNowSimulatorOptions = {}) {
  const opened = await openServiceNow(options)
  onTestFinished(() => opened.close())
  return opened
}

describe('looking a ticket up', () => {
  it.each([
    ['INC0048217', 'open', 'On Hold'],
    ['INC0048205', 'resolved', 'Resolved'],
    ['INC0048127', 'closed', 'Closed'],
    ['SCTASK0031002', 'open', 'Work in Progress'],
    ['RITM0020077', 'open', 'Work in Progress'],
  ])('decides by active and by numbers, and shows the words: %s', async (number, kind, label) => {
    const { tickets } = await open()
    expect(await tickets.lookUp(number, alive)).toMatchObject({ number, state: { kind, label } })
  })

  it('knows whom a catalogue task is for by the item it belongs to, and of another task nobody', async () => {
    const { tickets } = await open()
    expect((await tickets.lookUp('SCTASK0031002', alive))?.people).toContain('mira.dunmore')
    expect((await tickets.lookUp('RITM0020077', alive))?.people).toEqual([])
  })

  it('tells of nobody where the people may not be read', async () => {
    const { tickets } = await open({ peopleReadable: false })
    expect((await tickets.lookUp('INC0048213', alive))?.people).toEqual([])
  })

  it('refuses an answer of several rows, and one of another number', async () => {
    const everything = await open({ ignoresQueries: true })
    await expect(everything.tickets.lookUp('INC0048213', alive)).rejects.toMatchObject({
      code: 'answer-not-understood',
    })

    const other = await open()
    other.simulator.faults.add({
      path: '/incident',
      effect: {
        kind: 'rewrite',
        change: (json) => JSON.parse(JSON.stringify(json).replaceAll('INC0048213', 'INC0048214')) as unknown,
      },
    })
    await expect(other.tickets.lookUp('INC0048213', alive)).rejects.toMatchObject({ code: 'answer-not-understood' })
  })

  it('asks for a number that its prefix does not place wherever tasks are, and then where it is', async () => {
    const { tickets, simulator } = await open()
    const renamed = simulator.state.ticket('INC0048213')
    Object.assign(renamed, { number: 'ISSUE0048213' })
    expect(await tickets.lookUp('ISSUE0048213', alive)).toMatchObject({
      people: ['mira.dunmore@practice.example', 'mira.dunmore'],
    })
    expect(simulator.requests.map(({ path }) => path)).toEqual(['/api/now/table/task', '/api/now/table/incident'])
  })

  it('reads values that come without what is shown', async () => {
    const tickets = scripted(() =>
      answer(200, {
        result: [{ sys_id: 'a'.repeat(32), number: 'INC0048213', state: '2', active: 'true', caller_id: '' }],
      }),
    ).tickets
    expect(await tickets.lookUp('INC0048213', alive)).toEqual({
      number: 'INC0048213',
      title: null,
      state: { label: '2', kind: 'open' },
      people: [],
    })
  })

  it('does not sign in with a refused password again, until a person tests the connection', async () => {
    const { tickets, simulator } = await open()
    simulator.faults.add({ path: '', effect: { kind: 'expired-token' } })
    await expect(tickets.lookUp('INC0048213', alive)).rejects.toMatchObject({ code: 'password-rejected' })
    await expect(tickets.lookUp('INC0048213', alive)).rejects.toMatchObject({ code: 'password-rejected' })
    expect(simulator.requests).toHaveLength(1)
    await tickets.checkConnection(alive)
    expect(await tickets.lookUp('INC0048213', alive)).not.toBeNull()
  })
})

describe('a note', () => {
  it('is sent under the key work_notes and no other, whatever the server answers', async () => {
    const row = { sys_id: 'a'.repeat(32), number: 'INC0048213', sys_mod_count: '3', work_notes: '' }
    for (const status of [200, 400, 401, 403, 404, 500]) {
      const { tickets, transport } = scripted(({ method }) =>
        method === 'GET' ? answer(200, { result: [row] }) : answer(status, { result: row }),
      )
      await tickets.addInternalNote('INC0048213', note, alive).catch(() => undefined)
      const changes = transport.sent.filter(({ method }) => method !== 'GET')
      expect(changes.length).toBeGreaterThan(0)
      for (const { path, json, form } of changes) {
        expect(path).toBe(`/api/now/table/incident/${'a'.repeat(32)}`)
        expect(Object.keys(json as object)).toEqual(['work_notes'])
        expect(form).toBeUndefined()
      }
    }
  })

  it('is shown as it is: no bracket makes HTML of it, and it stays below the limit of the field with its id', async () => {
    const { tickets, simulator } = await open()
    const text = `[code]<b>Reset</b>[/code]\n${'x'.repeat(5_000)}`
    await tickets.addInternalNote('INC0048213', { ...note, text }, alive)
    const [, written = ''] = simulator.state.ticket('INC0048213').workNotes
    expect(written).toContain('(code)<b>Reset</b>(/code)')
    expect(written).toContain(note.operationId)
    expect(written.length).toBeLessThan(4_000)
  })

  it.each(['refused', 'dropped'] as const)(
    'is not in a closed ticket that %s it, and the ticket stays closed',
    async (closedTickets) => {
      const { tickets, simulator } = await open({ closedTickets })
      await expect(tickets.addInternalNote('INC0048127', note, alive)).rejects.toMatchObject({
        code: 'ticket-takes-no-note',
      })
      expect(simulator.state.ticket('INC0048127')).toMatchObject({ active: false, state: '7', updates: 3 })
    },
  )

  it('is said to be sent, and no more, where notes cannot be read again', async () => {
    const { tickets, simulator } = await open({ notesReadable: false })
    expect(await tickets.addInternalNote('INC0048213', note, alive)).toEqual({ kind: 'stored', confirmed: false })
    expect(simulator.state.ticket('INC0048213').workNotes).toHaveLength(2)
  })

  it('is not said to be stored where nothing was, though notes cannot be read', async () => {
    const { tickets } = await open({ notesReadable: false, closedTickets: 'dropped' })
    await expect(tickets.addInternalNote('INC0048127', note, alive)).rejects.toMatchObject({
      code: 'ticket-takes-no-note',
    })
  })

  it('is said to be sent where reading it again fails', async () => {
    const { tickets, simulator } = await open()
    simulator.faults.add({ path: '/incident', times: 2, effect: { kind: 'delay', ms: 0 } })
    simulator.faults.add({ path: '/incident', times: 9, effect: { kind: 'answer', status: 500, json: {} } })
    expect(await tickets.addInternalNote('INC0048213', note, alive)).toEqual({ kind: 'stored', confirmed: false })
  })
})

it('says of a connection that sees no incident that nobody can tell why', async () => {
  const { tickets, simulator } = await open()
  simulator.faults.add({ path: '', effect: { kind: 'answer', status: 200, json: { result: [] } } })
  const { abilities, warnings } = await tickets.checkConnection(alive)
  expect(abilities).toContainEqual({ ability: 'find-ticket', verdict: 'unknown' })
  expect(warnings).toContain('no-ticket-visible')
})

it.each([
  ['example.service-now.com', 'https://example.service-now.com'],
  ['https://example.service-now.com/now/nav/ui/classic/params', 'https://example.service-now.com'],
  ['https://tickets.example.com/api/now/table/incident', 'https://tickets.example.com'],
])('keeps the host of %s', (pasted, baseUrl) => {
  expect(normaliseServiceNowAddress(pasted)).toBe(baseUrl)
})

function scripted(script: Parameters<typeof scriptedTransport>[0]) {
  const transport = scriptedTransport(script)
  const tickets = createServiceNowTickets({
    connection: {
      id: 'c',
      baseUrl: 'https://example.service-now.com',
      signIn: { kind: 'access-token' },
      offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    },
    transport,
    readSecret: () => Promise.resolve(new Secret('key')),
    language: () => 'en',
    now: () => new Date(),
  })
  return { tickets, transport }
}
