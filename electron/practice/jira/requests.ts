/** The issues of the practice site, each reported by an invented person. Identifiers are the same in every run. */
import type { InventedPerson } from '../invented-person.ts'

export interface PracticeComment {
  readonly id: string
  readonly body: string
  readonly public: boolean
}

export interface PracticeIssue {
  /** As it is now. */
  readonly key: string
  /** Keys it had before it was moved. */
  readonly formerKeys: readonly string[]
  readonly summary: string
  readonly status: string
  readonly category: 'new' | 'indeterminate' | 'done'
  readonly login: string
  /** Whether the reporter's profile shows the address. */
  readonly showsAddress: boolean
  /** Otherwise it takes no internal comment. */
  readonly isRequest: boolean
  readonly comments: PracticeComment[]
}

type Sketch = Pick<PracticeIssue, 'key' | 'login' | 'summary' | 'status' | 'category'> & Partial<PracticeIssue>

const sketches: readonly Sketch[] = [
  {
    key: 'HELP-104',
    login: 'mira.dunmore',
    summary: 'New phone, no codes',
    status: 'Waiting for support',
    category: 'new',
  },
  {
    key: 'HELP-105',
    login: 'gwendolyn.oakes',
    summary: 'Phone lost',
    status: 'In Bearbeitung',
    category: 'indeterminate',
  },
  { key: 'HELP-98', login: 'mira.dunmore', summary: 'Duo Mobile shows no codes', status: 'Resolved', category: 'done' },
  {
    key: 'HELP-106',
    login: 'mira.dunmore',
    summary: 'Question about codes',
    status: 'Open',
    category: 'new',
    showsAddress: false,
  },
  {
    key: 'HELP-107',
    login: 'mira.dunmore',
    summary: 'Came from another project',
    status: 'Open',
    category: 'new',
    formerKeys: ['OLD-7'],
  },
  { key: 'FAC-12', login: 'mira.dunmore', summary: 'Desk lamp', status: 'To do', category: 'new', isRequest: false },
]

export function practiceIssues(people: readonly InventedPerson[]): PracticeIssue[] {
  const logins = new Set(people.map(({ login }) => login))
  return sketches
    .filter(({ login }) => logins.has(login))
    .map((sketch) => ({ formerKeys: [], showsAddress: true, isRequest: true, ...sketch, comments: [] }))
}
