/** One of the invented people, by login. */
import type { InventedPerson } from '../../electron/practice/invented-person.ts'
import { inventedPeople } from '../../electron/practice/people.ts'

/** Throws when there is none: a test names people who exist. */
export function personCalled(login: string): InventedPerson {
  const person = inventedPeople().find((one) => one.login === login)
  if (person === undefined) throw new Error(`Nobody is called ${login}.`)
  return person
}
