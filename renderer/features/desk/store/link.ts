/** Links from other programs. Anybody can create one, so it only fills in fields: it does not search or affect a call in progress. */
import type { PersonLink } from '../../../../shared/domain/person-link.ts'
import { dismissCheck } from './caller-check.ts'
import { takeUpCall } from './calls.ts'
import type { DeskContext } from './desk-context.ts'
import { forgetPutAway } from './next-caller.ts'
import { stopReadingPerson } from './person.ts'
import { stopSearch } from './search.ts'

/** Fills in the fields at once if they are free; otherwise asks the agent. */
export function takeLink(desk: DeskContext, link: PersonLink): void {
  const { open, text, ticket } = desk.get()
  const isFree = open === null && text.trim() === '' && ticket.trim() === ''
  if (isFree) fill(desk, link)
  else desk.set({ offered: link })
}

/** Fills in the fields for the next call; the call in progress is kept and can be continued. */
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
  // A link is the next caller.
  forgetPutAway(desk)
  set({ open: null, step: 'find', offered: null, text: login, filled: login !== '', parts: {} })
  if (ticket !== '') set({ ticket })
}
