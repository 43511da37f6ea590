/** Links of other programs. Anybody can make one, so it fills in fields and does nothing else: no search, nothing of a call under way. */
import type { PersonLink } from '../../../../shared/domain/person-link.ts'
import { dismissCheck } from './caller-check.ts'
import { takeUpCall } from './calls.ts'
import type { DeskContext } from './desk-context.ts'
import { stopReadingPerson } from './person.ts'
import { stopSearch } from './search.ts'

/** At once where nothing stands in the way; else the agent is asked. */
export function takeLink(desk: DeskContext, link: PersonLink): void {
  const { open, text, ticket } = desk.get()
  const isFree = open === null && text.trim() === '' && ticket.trim() === ''
  if (isFree) fill(desk, link)
  else desk.set({ offered: link })
}

/** For the next call: the one under way is left as it is, to be gone on with. */
export function fillFromLink(desk: DeskContext): void {
  const { offered } = desk.get()
  if (offered !== null) fill(desk, offered)
}

export function dismissLink({ set }: DeskContext): void {
  set({ offered: null })
}

function fill(desk: DeskContext, { login, ticket }: PersonLink): void {
  const { get, set } = desk
  if (get().open !== null) {
    dismissCheck(desk)
    takeUpCall(desk, [])
    stopReadingPerson(desk)
  }
  stopSearch(desk)
  set({ open: null, step: 'find', offered: null, text: login, filled: login !== '', parts: {} })
  if (ticket !== '') set({ ticket })
}
