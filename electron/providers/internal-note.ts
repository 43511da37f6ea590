/**
 * The text of a note as it goes into a ticket. Its first line has the operation's id, by which a note that is there already is found: no
 * ticket system takes an id of ours with a note. Pure.
 */
import { cleanLines } from '../../shared/domain/clean-text.ts'
import type { InternalNote } from './ticket-system.ts'

/** `quoted`: a text as the system shows it and not as it would read it. At most `maxLength` UTF-16 units, after it. */
export function internalNoteText(
  { operationId, text }: InternalNote,
  maxLength: number,
  quoted: (text: string) => string,
): string {
  const first = `MFA Desk, op ${operationId}`
  return `${first}\n${cleanLines(quoted(cleanLines(text, maxLength)), maxLength - first.length - 1)}`
}

/** Whether a text that a ticket shows holds the note of that operation. */
export function holdsNoteOf(operationId: string, shown: string): boolean {
  return shown.toLowerCase().includes(operationId.toLowerCase())
}
