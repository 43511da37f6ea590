/** What is Jira's own: comments that may be public, answers given to nobody, and addresses that profiles hide. */
import { describe, expect, it, onTestFinished } from 'vitest'
import type { JiraSimulatorOptions } from '../../../../electron/practice/jira/jira-simulator.ts'
import { normaliseJiraAddress } from '../../../../electron/providers/jira/jira-address.ts'
import { openJira } from '../../../support/systems/jira.ts'

const alive = new AbortController().signal
const note = { operationId: '6f1c1f0e-31c4-4f5a-9c0b-9a0c0f2d7b11', text: 'Reset' }

async function open(options: JiraSimulatorOptions = {}, secret?: string) {
  const opened = await openJira(options, secret)
  onTestFinished(() => opened.close())
  return opened
}

describe('looking a request up', () => {
  it('decides by the category of its status, whatever the status is called', async () => {
    const { tickets } = await open()
    expect((await tickets.lookUp('HELP-105', alive))?.state).toEqual({ label: 'In Bearbeitung', kind: 'open' })
    expect((await tickets.lookUp('HELP-98', alive))?.state).toEqual({ label: 'Resolved', kind: 'closed' })
  })

  it('tells of nobody where the address of the reporter is hidden, and never takes the name for one', async () => {
    const { tickets } = await open()
    expect((await tickets.lookUp('HELP-106', alive))?.people).toEqual([])
  })

  it('shows the new key of an issue that was moved', async () => {
    const { tickets } = await open()
    expect((await tickets.lookUp('OLD-7', alive))?.number).toBe('HELP-107')
  })

  it('takes an answer that was given to nobody for what it is, and asks with that token no more', async () => {
    const { tickets, simulator } = await open({ letsAnybodyIn: true }, 'a-wrong-token')
    const refused = { kind: 'unauthenticated', code: 'password-rejected' }
    await expect(tickets.checkConnection(alive)).rejects.toMatchObject(refused)
    const asked = simulator.requests.length
    await expect(tickets.lookUp('HELP-104', alive)).rejects.toMatchObject(refused)
    expect(simulator.requests).toHaveLength(asked)
  })

  it('takes "not found" for nobody for a sign-in that is not accepted', async () => {
    const { tickets } = await open({ letsAnybodyIn: true }, 'a-wrong-token')
    await expect(tickets.lookUp('HELP-104', alive)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })
})

describe('a note', () => {
  it.each(['public', 'not-told'] as const)(
    'raises an alarm where the answer does not prove it internal: %s',
    async (internalComments) => {
      const { tickets } = await open({ internalComments })
      expect(await tickets.addInternalNote('HELP-104', note, alive)).toEqual({ kind: 'public', noteId: '10001' })
    },
  )

  it('that others saw is found the next time, and not added again', async () => {
    const { tickets, simulator } = await open({ internalComments: 'public' })
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      expect(await tickets.addInternalNote('HELP-104', note, alive)).toEqual({ kind: 'public', noteId: '10001' })
    }
    expect(simulator.state.issue('HELP-104').comments).toHaveLength(1)
  })

  it('is asked for as internal in so many words', async () => {
    const { tickets, simulator } = await open()
    await tickets.addInternalNote('HELP-104', note, alive)
    expect(simulator.alarms).toEqual([])
    expect(simulator.state.issue('HELP-104').comments).toMatchObject([{ public: false }])
  })

  it('does not go to an issue that is no request', async () => {
    const { tickets, simulator } = await open()
    await expect(tickets.addInternalNote('FAC-12', note, alive)).rejects.toMatchObject({ code: 'ticket-takes-no-note' })
    expect(simulator.state.issue('FAC-12').comments).toEqual([])
  })

  it('is not repeated as a public one where internal ones are refused', async () => {
    const { tickets, simulator } = await open({ internalComments: 'refused' })
    await expect(tickets.addInternalNote('HELP-104', note, alive)).rejects.toMatchObject({
      code: 'ticket-takes-no-note',
    })
    expect(simulator.state.issue('HELP-104').comments).toEqual([])
  })

  it('is found behind a hundred others', async () => {
    const { tickets, simulator } = await open()
    const { comments } = simulator.state.issue('HELP-104')
    for (let id = 0; id < 150; id += 1) comments.push({ id: String(id), body: 'Other', public: false })
    comments.push({ id: '999', body: `op ${note.operationId}`, public: false })
    expect(await tickets.addInternalNote('HELP-104', note, alive)).toEqual({ kind: 'already-there' })
  })

  it('is shown as it is: nothing in it is markup', async () => {
    const { tickets, simulator } = await open()
    await tickets.addInternalNote('HELP-104', { ...note, text: '[~ada] {noformat} *x* !pic.png!' }, alive)
    expect(simulator.state.issue('HELP-104').comments[0]?.body).toContain(
      String.raw`\[\~ada\] \{noformat\} \*x\* \!pic.png\!`,
    )
  })
})

describe('its address', () => {
  const cloud = 'https://api.atlassian.com/ex/jira/11223344-a1b2-4b33-8c44-def123456789'

  it.each([
    ['example.atlassian.net/jira/servicedesk/projects/HELP/queues', 'https://example.atlassian.net'],
    [`${cloud}/rest/api/3/myself`, cloud],
    [cloud.replace('11223344', '11223344').toUpperCase().replace('HTTPS', 'https'), cloud],
  ])('is cut to the site: %s', (pasted, baseUrl) => {
    expect(normaliseJiraAddress(pasted)).toBe(baseUrl)
  })

  it('is refused where it names nobody’s site', () => {
    expect(() => normaliseJiraAddress('https://api.atlassian.com')).toThrow(
      expect.objectContaining({ code: 'address-invalid' }),
    )
  })
})
