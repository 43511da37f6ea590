/** Jira Service Management as a ticket system: requests of its service desks; other issues can be looked up but accept no notes. */
import { bareToken } from '../../secret/pasted.ts'
import { Secret } from '../../secret/secret.ts'
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { TicketFacts, TicketStateKind } from '../../../shared/domain/ticket.ts'
import { checkTicketConnection, permitted } from '../connection-check.ts'
import { createBasicSignIn } from '../http/basic-sign-in.ts'
import { isOk } from '../http/transport.ts'
import { holdsNoteOf, internalNoteText } from '../internal-note.ts'
import { ProviderError } from '../provider-error.ts'
import type { ProviderInput } from '../system-definition.ts'
import type { NoteAdded, TicketSystem } from '../ticket-system.ts'
import { commentsPerPage, createJiraClient, issueKey } from './client.ts'
import { AddedComment, type Issue } from './schemas.ts'

/** Statuses can be renamed and translated; each belongs to one of three fixed categories. */
const categories: Readonly<Record<string, TicketStateKind>> = { new: 'open', indeterminate: 'open', done: 'closed' }

const maxNoteLength = 30_000

/** The maximum number of pages of comments that are searched. */
const maxPages = 20

/** Comments are rendered as wiki markup, so markup characters are escaped. */
const withoutMarkup = (text: string): string => text.replace(/[{}[\]*_!|\\^~+#]/g, String.raw`\$&`)

export function createJiraTickets(input: ProviderInput): TicketSystem {
  const { signIn } = input.connection
  const readToken = async (): Promise<Secret> => new Secret(bareToken((await input.readSecret()).reveal()))
  const authentication = createBasicSignIn(signIn.kind === 'password' ? signIn.username : '', readToken)
  const client = createJiraClient({ ...input, authentication })

  /** What an earlier attempt has left, also if it was not internal: then it must not be added again. `null`: the issue takes no notes. */
  const findNote = async (
    key: string,
    operationId: string,
    signal: AbortSignal,
  ): Promise<NoteAdded | 'none' | null> => {
    for (let page = 0; page < maxPages; page += 1) {
      const comments = await client.comments(key, page * commentsPerPage, signal)
      if (comments === null) return null
      const found = comments.values.find(({ body }) => holdsNoteOf(operationId, body ?? ''))
      if (found !== undefined) return found.public === false ? { kind: 'already-there' } : shownOutside(found)
      if (comments.isLastPage !== false || comments.values.length === 0) return 'none'
    }
    return 'none'
  }

  return {
    checkConnection: (signal) =>
      checkTicketConnection(input, authentication, async () => {
        const me = await client.myself(signal)
        const sees = await permitted(() => client.seesServiceDesks(signal))
        const isBlind = sees.kind === 'yes' && !sees.value
        return {
          principal: cleanDirectoryText(me.emailAddress ?? me.displayName ?? ''),
          findTicket: sees.kind === 'refused' ? 'no' : isBlind ? 'unknown' : 'yes',
          addNote: 'unknown',
          warnings: [...(isBlind ? (['no-ticket-visible'] as const) : []), 'note-right-not-testable'],
        }
      }),

    readNumber: (typed) => (issueKey.test(typed.trim()) ? typed.trim().toUpperCase() : null),

    async lookUp(number, signal) {
      const issue = await client.findIssue(number, signal)
      return issue === null ? null : factsOf(issue)
    },

    async addInternalNote(number, note, signal) {
      const there = await findNote(number, note.operationId, signal)
      if (there === null) {
        const issue = await client.findIssue(number, signal)
        throw issue === null
          ? new ProviderError('not-found', 'ticket-not-found')
          : new ProviderError('rejected', 'ticket-takes-no-note')
      }
      if (there !== 'none') return there
      const text = internalNoteText(note, maxNoteLength, withoutMarkup)
      const answer = await client.addInternalComment(number, text, signal)
      if (!isOk(answer)) {
        const failure = client.failureOf(answer)
        // The request's comments could be read, so it exists.
        if (answer.status === 403 || answer.status === 404) {
          throw new ProviderError('rejected', 'ticket-takes-no-note', failure.detail)
        }
        if (answer.status === 408 || (answer.status >= 500 && failure.kind !== 'rate-limited')) {
          throw new ProviderError('outcome-unknown', 'outcome-unknown', failure.detail)
        }
        throw failure
      }
      const added = AddedComment.safeParse(answer.json).data
      return added?.public === false ? { kind: 'stored', confirmed: true } : shownOutside(added)
    },
  }
}

const shownOutside = (comment: { readonly id?: string | null | undefined } | undefined): NoteAdded => ({
  kind: 'public',
  noteId: comment?.id ?? null,
})

function factsOf({ key, fields: { summary, status, reporter } }: Issue): TicketFacts {
  // No issue can have such a key, so this is not the response to the request.
  if (!issueKey.test(key)) throw new ProviderError('unexpected-response', 'answer-not-understood')
  const address = cleanAddress(reporter?.emailAddress ?? '')
  return {
    number: key.toUpperCase(),
    title: cleanDirectoryText(summary ?? ''),
    state: {
      label: cleanDirectoryText(status?.name ?? ''),
      kind: categories[status?.statusCategory?.key ?? ''] ?? 'unknown',
    },
    people: address === null ? [] : [address],
  }
}
