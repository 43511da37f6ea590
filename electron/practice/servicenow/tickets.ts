/** The tickets of the practice instance, each for an invented person. Identifiers are the same in every run. */
import { createHash } from 'node:crypto'
import type { InventedPerson } from '../invented-person.ts'

export type PracticeTable = 'incident' | 'sc_task' | 'sc_req_item'

export interface PracticeTicket {
  /** 32 hexadecimal digits. */
  readonly id: string
  readonly table: PracticeTable
  readonly number: string
  readonly title: string
  /** As its table numbers and names it. */
  state: string
  stateName: string
  active: boolean
  /** The login of whom it is for; `null` for somebody without a user record, as a guest. */
  readonly login: string | null
  /** Counts updates, as `sys_mod_count` does. */
  updates: number
  readonly workNotes: string[]
}

const states = {
  incident: {
    open: ['2', 'In Progress'],
    onHold: ['3', 'On Hold'],
    resolved: ['6', 'Resolved'],
    closed: ['7', 'Closed'],
  },
  sc_task: {
    open: ['2', 'Work in Progress'],
    onHold: ['-5', 'Pending'],
    resolved: ['3', 'Closed Complete'],
    closed: ['3', 'Closed Complete'],
  },
  sc_req_item: {
    open: ['2', 'Work in Progress'],
    onHold: ['-5', 'Pending'],
    resolved: ['3', 'Closed Complete'],
    closed: ['3', 'Closed Complete'],
  },
} as const

type Sketch = readonly [
  table: PracticeTable,
  number: string,
  login: string | null,
  state: keyof (typeof states)['incident'],
  title: string,
]

const sketches: readonly Sketch[] = [
  ['incident', 'INC0048213', 'mira.dunmore', 'open', 'New phone: Microsoft Authenticator asks on the old one'],
  ['incident', 'INC0048214', 'gwendolyn.oakes', 'open', 'Phone lost on the train'],
  ['incident', 'INC0048215', 'septima.allgood', 'open', 'Second phone has no authenticator yet'],
  ['incident', 'INC0048216', 'leopold.keyswarden', 'open', 'Authenticator gone after an update'],
  ['incident', 'INC0048217', 'oswin.cloudless', 'onHold', 'Bag stolen, cannot sign in'],
  ['incident', 'INC0048218', 'cordelia.boardwell', 'open', 'At the airport with a new phone'],
  ['incident', 'INC0048219', null, 'open', 'Walk-in at the front desk'],
  ['incident', 'INC0048205', 'mira.dunmore', 'resolved', 'Duo Mobile shows no codes'],
  ['incident', 'INC0048127', 'mira.dunmore', 'closed', 'Password forgotten'],
  ['sc_task', 'SCTASK0031002', 'mira.dunmore', 'open', 'Set up the new phone'],
  ['sc_req_item', 'RITM0020077', 'mira.dunmore', 'open', 'New mobile phone'],
]

export function practiceTickets(people: readonly InventedPerson[]): PracticeTicket[] {
  const logins = new Set(people.map(({ login }) => login))
  return sketches
    .filter(([, , login]) => login === null || logins.has(login))
    .map(([table, number, login, kind, title]) => {
      const [state, stateName] = states[table][kind]
      return {
        id: createHash('sha256').update(`practice:servicenow:${number}`).digest('hex').slice(0, 32),
        table,
        number,
        title,
        state,
        stateName,
        active: kind === 'open' || kind === 'onHold' || (kind === 'resolved' && table === 'incident'),
        login,
        updates: 3,
        workNotes: ['2026-11-02 09:12:41 - Practice Desk (Work notes)\nCalled back.\n\n'],
      }
    })
}
