/**
 * The users of an organisation, read once and searched here, for systems that cannot be searched for parts of a name. Searching 50,000
 * users is fast because the search text is prepared when they are read.
 *
 * Cached for the session. A search that finds nobody in a list older than a minute reads it again, in case somebody is new.
 */
import { isYounger } from '../../shared/domain/age.ts'
import { addressInBrackets, normaliseText } from '../../shared/domain/match-people.ts'
import { orCancelled } from './http/session.ts'

/** `unreadable`: the number of users in the whole list that could not be parsed. */
export interface Found<User> {
  readonly items: User[]
  readonly unreadable: number
}

export interface UserDirectory<User> {
  /** All users in whom every typed word occurs. */
  search(text: string, signal: AbortSignal): Promise<Found<User>>
  /** The next search reads the list again. */
  forget(): void
}

const freshMs = 60_000

interface List<User> {
  readonly listed: readonly Listed<User>[]
  readonly unreadable: number
}

interface Listed<User> {
  readonly user: User
  readonly text: string
}

export function createUserDirectory<User>(ports: {
  /**
   * Calls `take` with each user while the list arrives, and resolves with the number that could not be parsed. It takes no signal, because
   * several searches may wait for one list, and each typed letter cancels the previous search.
   */
  readonly readAll: (take: (user: User) => void) => Promise<number>
  /** Everything of a user that can be searched for. */
  readonly textsOf: (user: User) => readonly (string | null)[]
  readonly now: () => Date
}): UserDirectory<User> {
  const { readAll, textsOf, now } = ports
  let list: { readonly since: number; readonly users: Promise<List<User>> } | null = null

  const searchable = (user: User): string => normaliseText(textsOf(user).filter(Boolean).join(' '))

  const read = (): Promise<List<User>> => {
    const listed: Listed<User>[] = []
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
      const fits = ({ text: own }: Listed<User>): boolean => words.every((word) => own.includes(word))
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
