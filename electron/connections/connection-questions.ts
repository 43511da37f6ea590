/**
 * What main asks before it speaks to a server for the first time, and before a connection is changed or removed, in its own words.
 * Names and addresses come from the page: each stays within its line and is cut. Pure.
 */
import { isDeepStrictEqual } from 'node:util'
import { cleanText } from '../../shared/domain/clean-text.ts'
import type { Connection, ProviderCapabilities, SystemId } from '../../shared/domain/connection.ts'
import type { QuestionText } from '../../shared/messages/en/question-texts.ts'
import type { ConfirmationQuestion } from '../questions/ask-natively.ts'
import { serverText, writtenOrigin } from '../questions/server-text.ts'

const maxNameLength = 120
const maxAddressLength = 300

export interface NewServer {
  readonly system: SystemId
  readonly baseUrl: string
  /** A connection to that server is set up already, and this is another one. */
  readonly isKnown: boolean
  /** Where people sign in to it with the browser, and main fetches what renews that. `null`: they do not. */
  readonly signInServer: string | null
}

export function newServerQuestion(
  { system, baseUrl, isKnown, signInServer }: NewServer,
  text: QuestionText,
): ConfirmationQuestion {
  return {
    title: text('question.server.title'),
    message: text('question.server.message', { server: serverText(baseUrl, text) }),
    detail: [
      text(isKnown ? 'question.server.another' : 'question.server.connection', { system: text(`system.${system}`) }),
      ...(signInServer === null ? [] : [text('question.server.sign-in', { server: serverText(signInServer, text) })]),
      text('question.unwanted'),
    ].join('\n\n'),
    confirmLabel: text('question.server.yes'),
    cancelLabel: text('confirm.cancel'),
  }
}

export interface ConnectionChange {
  readonly before: Connection
  readonly after: Connection
  /** Whether a new secret comes with it. */
  readonly newSecret: boolean
  readonly capabilities: ProviderCapabilities | null
  /** Nobody has said yes to the server of the new address yet. */
  readonly isNewServer: boolean
}

/** `null` where there is nothing to ask: what only renames, or offers less. */
export function connectionChangeQuestion(change: ConnectionChange, text: QuestionText): ConfirmationQuestion | null {
  const { before, isNewServer } = change
  const lines = changedLines(change, text)
  if (lines.length === 0) return null
  return {
    title: text('question.connection.title'),
    message: text('question.connection.message', named(before, text)),
    detail: [
      lines.map((line) => text('question.line', { line })).join('\n'),
      ...(isNewServer ? [text('question.connection.new-server')] : []),
      text('question.unwanted'),
    ].join('\n\n'),
    confirmLabel: text('question.connection.yes'),
    cancelLabel: text('confirm.cancel'),
  }
}

function changedLines({ before, after, newSecret, capabilities }: ConnectionChange, text: QuestionText): string[] {
  const lines: string[] = []
  const moved = after.baseUrl !== before.baseUrl
  const signsInElse = !isDeepStrictEqual(after.signIn, before.signIn)
  if (moved) {
    const { origin, readable } = writtenOrigin(after.baseUrl)
    const path = address(after.baseUrl.slice(origin.length))
    const server = readable === null ? origin : serverText(after.baseUrl, text)
    lines.push(text('question.connection.address', { after: `${server}${path}`, before: address(before.baseUrl) }))
  }
  if (signsInElse) lines.push(signInLine(after.signIn, text))
  if (newSecret) lines.push(text('question.connection.secret'))
  else if (moved || signsInElse) lines.push(text('question.connection.forgets'))
  if (after.environment !== before.environment) {
    lines.push(
      text('question.connection.environment', {
        after: text(`environment.${after.environment}`),
        before: text(`environment.${before.environment}`),
      }),
    )
  }
  const names = offeredAgain(before.offer, after.offer, capabilities)
  if (names.length > 0) lines.push(text('question.connection.offers', { names: cleanText(names.join(', '), 600) }))
  return lines
}

function signInLine(signIn: Connection['signIn'], text: QuestionText): string {
  switch (signIn.kind) {
    case 'access-token':
      return text('question.connection.sign-in-access-token')
    case 'password':
      return text('question.connection.sign-in-password', { name: oneLine(signIn.username) })
    case 'service-app':
      return text('question.connection.sign-in-service-app', { name: oneLine(signIn.clientId) })
    case 'client-secret':
      return text('question.connection.sign-in-client-secret', { name: oneLine(signIn.clientId) })
    case 'browser':
      return text('question.connection.sign-in-browser', {
        name: oneLine(signIn.clientId),
        tenant: oneLine(signIn.tenant),
      })
  }
}

/** What the desk did not offer before, by the names people know. */
function offeredAgain(
  before: Connection['offer'],
  after: Connection['offer'],
  capabilities: ProviderCapabilities | null,
): string[] {
  const shown = (hidden: readonly string[], still: readonly string[]) => hidden.filter((id) => !still.includes(id))
  const known = [...(capabilities?.knownServices ?? []), ...(capabilities?.knownFactors ?? [])]
  return [
    ...shown(before.hiddenServiceIds, after.hiddenServiceIds),
    ...shown(before.hiddenFactorIds, after.hiddenFactorIds),
  ].map((id) => known.find((one) => one.id === id)?.label ?? id)
}

export function removalQuestion(connection: Connection, text: QuestionText): ConfirmationQuestion {
  const forgotten = [
    text('question.removal.address', { address: address(connection.baseUrl) }),
    text('question.removal.secret'),
    text('question.removal.recents'),
  ]
  return {
    title: text('question.removal.title'),
    message: text('question.removal.message', named(connection, text)),
    detail: [
      [text('question.removal.text'), ...forgotten.map((line) => text('question.line', { line }))].join('\n'),
      text('question.removal.stays'),
    ].join('\n\n'),
    confirmLabel: text('question.removal.yes'),
    cancelLabel: text('confirm.cancel'),
  }
}

const named = ({ name, system }: Connection, text: QuestionText) => ({
  name: oneLine(name),
  system: text(`system.${system}`),
})

const oneLine = (value: string): string => cleanText(value, maxNameLength)
const address = (value: string): string => cleanText(value, maxAddressLength)
