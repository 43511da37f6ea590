/** One line on the note in the ticket: added, on its way, not added, or for the agent to add. */
import { useEffect } from 'react'
import type { Operation } from '../../../shared/domain/history-entry.ts'
import type { TicketNoteReport } from '../../../shared/domain/notices.ts'
import { isNoteDue } from '../../../shared/domain/ticket-note-due.ts'
import { Notice } from '../../components/notice.tsx'
import type { Tone } from '../../components/tone.ts'
import { useErrorText, useText } from '../../messages/use-text.ts'
import { announceOnce } from '../../state/announce.ts'
import { messagesStore, useMessages } from './messages-state.ts'

const tones: Readonly<Record<TicketNoteReport['state'], Tone>> = {
  held: 'neutral',
  waiting: 'neutral',
  sent: 'ok',
  unconfirmed: 'warn',
  stopped: 'bad',
  'given-up': 'bad',
  refused: 'bad',
}

export function TicketNoteOutcome({ operation }: { readonly operation: Operation }) {
  const { id, ticket } = operation
  const note = useMessages((state) => state.aboutResets[id]?.ticketNote)
  useEffect(() => messagesStore.getState().follow(id), [id])
  // Not known yet, or there is nothing that a note would be about.
  if (note === undefined || ticket === null || !isNoteDue(operation)) return null
  return note === null ? <ByHand operation={operation} ticket={ticket} /> : <Added id={id} note={note} />
}

function Added({ id, note }: { readonly id: string; readonly note: TicketNoteReport }) {
  const t = useText()
  const errorText = useErrorText()
  const { number, connection, state, error } = note
  const { system, name: where } = connection
  const textOf = (part: 'title' | 'text' | 'action') => (error === null ? '' : errorText({ code: error, system }, part))
  const isAlarm = error === 'ticket-note-public'
  const key = isAlarm ? 'public' : state === 'waiting' && error === null ? 'held' : state
  const line = t(`messages.note.${key}`, { number, where, why: textOf('title') })
  const action = isAlarm ? `${textOf('text')} ${textOf('action')}` : textOf('action')
  useEffect(() => announceOnce(`${id} note`, line), [id, line])
  return (
    <Notice tone={error === null ? tones[state] : 'bad'}>
      <p dir="auto">{line}</p>
      {action !== '' && <p>{action}</p>}
    </Notice>
  )
}

/** No note is added by itself: the agent copies it. */
function ByHand({ operation: { ticketSeen }, ticket }: { readonly operation: Operation; readonly ticket: string }) {
  const t = useText()
  const kind = ticketSeen?.kind ?? 'not-connected'
  return (
    <Notice tone={kind === 'not-found' || kind === 'not-checked' ? 'warn' : 'neutral'}>
      <p dir="auto">{t(`messages.note.by-hand.${kind}`, { ticket })}</p>
    </Notice>
  )
}
