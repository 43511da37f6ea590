/**
 * The users of an organisation, read once and searched here, because the API has neither search nor paging. Searching 50,000 users is
 * fast because the search text is prepared when they are read.
 *
 * Cached for the session. A search that finds nobody in a list older than a minute reads it again, in case somebody is new.
 */
import { isYounger } from '../../../shared/domain/age.ts'
import { addressInBrackets, normaliseText } from '../../../shared/domain/match-people.ts'
import { orCancelled } from '../http/session.ts'
import type { User } from './schemas.ts'

/** `unreadable`: the number of users in the whole list that could not be parsed. */
export interface Found {
  readonly items: User[]
  readonly unreadable: number
}

export interface UserDirectory {
  /** All users in whom every typed word occurs. */
  search(text: string, signal: AbortSignal): Promise<Found>
  /** The next search reads the list again. */
  forget(): void
}

const freshMs = 60_000

interface List {
  readonly listed: readonly Listed[]
  readonly unreadable: number
}

interface Listed {
  readonly user: User
  readonly text: string
}

export function createUserDirectory(ports: {
  /**
   * Calls `take` with each user while the list arrives, and resolves with the number that could not be parsed. It takes no signal, because
   * several searches may wait for one list, and each typed letter cancels the previous search.
   */
  readonly readAll: (take: (user: User) => void) => Promise<number>
  readonly now: () => Date
}): UserDirectory {
  const { readAll, now } = ports
  let list: { readonly since: number; readonly users: Promise<List> } | null = null

  const read = (): Promise<List> => {
    const listed: Listed[] = []
    const reading = readAll((user) => listed.push({ user, text: searchable(user) })).then((unreadable) => ({
      listed,
      unreadable,
    }))
    const mine = { since: now().getTime(), users: reading }
    list = mine
    reading.catch(() => {
      if (list === mine) list = null
    })
    return reading
  }

  return {
    async search(text, signal) {
      const words = normaliseText(addressInBrackets(text)).split(/[\s,;]+/u)
      const fits = ({ text: own }: Listed): boolean => words.every((word) => own.includes(word))
      const held = list
      let all = await orCancelled(held?.users ?? read(), signal)
      let found = all.listed.filter(fits)
      if (found.length === 0 && held !== null && !isYounger(held.since, freshMs, now().getTime())) {
        // Another search may already have started reading it again.
        all = await orCancelled(list === held || list === null ? read() : list.users, signal)
        found = all.listed.filter(fits)
      }
      return { items: found.map(({ user }) => user), unreadable: all.unreadable }
    },

    forget() {
      list = null
    },
  }
}

function searchable({ name, lastName, email }: User): string {
  return normaliseText([name, lastName, email].filter(Boolean).join(' '))
}
