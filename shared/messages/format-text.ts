/** How code in either world turns a common key into text. Main and the page each bring their own formatter. */
import type { CallerProof } from '../domain/caller-check.ts'
import type {
  Erased,
  Erasure,
  Operation,
  OperationStep,
  SettingsReplacement,
  SettledMessage,
} from '../domain/history-entry.ts'
import { accountKey } from '../domain/match-people.ts'
import type { ResetEffect } from '../domain/reset-plan.ts'
import type { TicketFacts, TicketSeen } from '../domain/ticket.ts'
import type { CommonTextKey } from './en/common-texts.ts'
import type { SystemTextKey } from './system-texts.ts'

export type FormatText = (
  key: CommonTextKey | SystemTextKey,
  values?: Readonly<Record<string, string | number>>,
) => string

/** One effect in words: "Remove Google Authenticator". */
export function describeEffect(effect: ResetEffect, text: FormatText): string {
  const recovery = effect.kind === 'remove-factor' ? effect.recovery : undefined
  const key = recovery === undefined ? effect.kind : (`remove-factor-recovery-${recovery}` as const)
  return text(`effect.${key}`, 'label' in effect ? { label: effect.label } : {})
}

/** What was done to the history itself, in a line: "12 operations deleted, 2026-08 to 2026-09, by the rule to keep 2 months". */
export function describeErasure(erasure: Erasure, text: FormatText): string {
  if (erasure.kind === 'retention-changed') {
    const [from, to] = [keptText(erasure.from, text), keptText(erasure.to, text)]
    return text('erasure.retention-changed', { from, to })
  }
  const { keptMonths, erased } = erasure
  return text('erasure.months-deleted', {
    count: erased.operations,
    months: monthsText(erased, text),
    kept: keptText(keptMonths, text),
  })
}

/** What took the place of unreadable settings, then a line for each rule that is less strict now. */
export function describeReplacement({ by, weaker }: SettingsReplacement, text: FormatText): string[] {
  const [what, lines] = [text(`replaced.${by}`), weaker?.rules ?? []]
  if (weaker === null) return [what, text('replaced.not-known')]
  if (lines.length === 0) return [what, text(`replaced.none-${weaker.than}`)]
  return [what, ...lines.map((rule) => text(`replaced.weaker-${weaker.than}`, { rule }))]
}

/** What a change deletes at the next start. */
export const describeErased = (erased: Erased, text: FormatText): string =>
  text('erasure.deletes', { count: erased.operations, months: monthsText(erased, text) })

export const keptText = (months: number | null, text: FormatText): string =>
  months === null ? text('erasure.everything') : text('erasure.months', { count: months })

/** As the record names months, in the order of ISO 8601. */
function monthsText({ months }: Erased, text: FormatText): string {
  const [from = '', to = from] = [months[0], months.at(-1)]
  return from === to ? from : text('erasure.span', { from, to })
}

/** What the connected ticket systems said of the ticket, in a line. */
export function describeTicketSeen(seen: TicketSeen, text: FormatText): string {
  if (seen.kind === 'not-found') return text('ticket.seen.not-found')
  if (seen.kind === 'not-checked') return text('ticket.seen.not-checked', { code: seen.code })
  const { connection, number, state, about } = seen
  return text('ticket.seen.found', {
    system: text(`system.${connection.system}`),
    connection: connection.name,
    number,
    state: ticketStateText(state, text),
    about: text(`ticket.about.${about}`),
  })
}

/** What became of a message about a reset, in a line. `accounts`: the operation's. `when` formats an instant. */
export function describeMessage(
  { message, outcome, code, agent, at }: SettledMessage,
  accounts: Operation['accounts'],
  text: FormatText,
  when: (instant: string) => string,
): string {
  return text(`message.${outcome}`, {
    message: messageText(message, accounts, text),
    at: when(at),
    agent: agent.displayName || agent.osUser,
    code: code ?? '',
  })
}

function messageText(message: SettledMessage['message'], accounts: Operation['accounts'], text: FormatText): string {
  if (message.kind === 'ticket-note') {
    const { ticket, connection } = message
    return text('message.ticket-note', {
      ticket,
      system: text(`system.${connection.system}`),
      connection: connection.name,
    })
  }
  const keys = new Set(message.accounts.map(accountKey))
  const names = accounts
    .filter(({ account }) => keys.has(accountKey(account)))
    .map(({ account }) => account.displayName)
  return text(`message.notice-${message.to}`, { name: [...new Set(names)].join(', ') })
}

/** What was set up again of what a step removed, and what was not, a line each. `when` formats an instant. */
export function describeSetUpAgain(
  { step, setUpAgain = [], notSetUpAgain }: OperationStep,
  text: FormatText,
  when: (instant: string) => string,
): string[] {
  return [
    ...setUpAgain.map(({ label, setUpAt, timeFrom }) => text(`again.${timeFrom}`, { label, at: when(setUpAt) })),
    ...(notSetUpAgain?.effects ?? []).flatMap((index) => {
      const effect = step.effects[index]
      const label = effect !== undefined && 'label' in effect ? effect.label : null
      return label === null ? [] : [text('again.not', { label, at: when(notSetUpAgain?.readAt ?? '') })]
    }),
  ]
}

/** As the system shows it, or else by what it comes to. */
export function ticketStateText({ label, kind }: TicketFacts['state'], text: FormatText): string {
  return label ?? text(`ticket.state.${kind}`)
}

/** How the caller was known, in words, without saying whose word it is. */
export function describeProof(proof: CallerProof, text: FormatText): string {
  const { connection } = proof
  const where = { system: text(`system.${connection.system}`), connection: connection.name }
  switch (proof.kind) {
    case 'factor-challenge':
      return text('proof.factor-challenge', { factor: proof.factor.label, ...where })
    case 'call-back':
      return text('proof.call-back', { number: proof.number, ...where })
    case 'manager':
      return text('proof.manager', { manager: proof.manager, way: text(`proof.way.${proof.way}`) })
    case 'live-video':
    case 'in-person':
      return text(`proof.${proof.kind}`, { document: text(`proof.document.${proof.document}`) })
  }
}
