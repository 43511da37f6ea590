/**
 * What main asks before a change: the person, the login, the system and the effect, in main's own words. Pure.
 *
 * Names come from directories, ticket and reason from the page: each stays within its line and is cut, so that none can add a
 * line of its own or push one out of sight.
 */
import type { CheckedFactor } from '../../shared/domain/caller-check.ts'
import { isSystemProof } from '../../shared/domain/proof-kinds.ts'
import { cleanText } from '../../shared/domain/clean-text.ts'
import { ticketFault } from '../../shared/domain/ticket-fault.ts'
import type { ConnectionLabel, PlannedAccount, ResetEffect, ResetPlan } from '../../shared/domain/reset-plan.ts'
import {
  describeEffect,
  describeProof,
  describeTicketSeen,
  type FormatText,
} from '../../shared/messages/format-text.ts'
import type { RefusedCheck } from '../caller-check/proof-book.ts'
import type { ConfirmationQuestion } from '../questions/ask-natively.ts'
import type { Note } from './running.ts'

const maxNameLength = 120
const maxReasonLength = 240

export function confirmationQuestion(
  plan: ResetPlan,
  note: Note,
  text: FormatText,
  { refusals, now }: { readonly refusals: readonly RefusedCheck[]; readonly now: Date },
): ConfirmationQuestion {
  const lines: string[] = []
  const minutesSince = (at: string): number => Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000))
  const checkedWith = (factor: CheckedFactor, connection: ConnectionLabel, at: string) => ({
    factor: oneLine(factor.label),
    system: text(`system.${connection.system}`),
    connection: oneLine(connection.name),
    minutes: minutesSince(at),
  })
  // First: whoever reads one line reads this.
  for (const { refusal, connection, at } of refusals) {
    lines.push(text(`confirm.refusal-${refusal.answer}`, checkedWith(refusal.factor, connection, at)))
  }
  if (note.unchecked !== null) {
    lines.push(text('confirm.unchecked', { reason: cleanText(note.unchecked, maxReasonLength) }))
  }
  const fault = note.ticketSeen === null ? null : ticketFault(note.ticketSeen)
  if (fault !== null) lines.push(text(`confirm.${fault}`))
  if (lines.length > 0) lines.push('')
  for (const { account, connection } of plan.accounts) {
    const name = oneLine(account.displayName)
    const login = oneLine(account.logins[0] ?? '')
    lines.push(login === '' ? text('confirm.person-no-login', { name }) : text('confirm.person', { name, login }))
    for (const step of plan.steps) {
      if (step.connectionId !== account.connectionId || step.accountId !== account.accountId) continue
      for (const effect of step.effects) {
        lines.push(
          text('confirm.step', {
            effect: oneLine(describeEffect(effect, text)),
            system: text(`system.${connection.system}`),
            connection: oneLine(connection.name),
            environment: text(`environment.${connection.environment}`),
          }),
        )
      }
    }
    lines.push('')
  }
  for (const proof of note.proofs) {
    lines.push(
      text(isSystemProof(proof) ? 'confirm.proof' : 'confirm.proof-stated', {
        proof: oneLine(describeProof(proof, text)),
        minutes: minutesSince(proof.takenAt),
      }),
    )
  }
  if (note.approval !== null) {
    const { name, login, takenAt } = note.approval
    lines.push(text('confirm.approval', { name: oneLine(name), login: oneLine(login), minutes: minutesSince(takenAt) }))
  }
  if (note.ticket !== null) lines.push(text('confirm.ticket', { ticket: oneLine(note.ticket) }))
  if (note.ticketSeen !== null) lines.push(oneLine(describeTicketSeen(note.ticketSeen, text)))
  if (note.reason !== null) lines.push(text('confirm.reason', { reason: cleanText(note.reason, maxReasonLength) }))
  const practice = plan.accounts.every(({ connection }) => connection.environment === 'practice')
  const effects = plan.steps.flatMap((step) => step.effects)
  const resets = effects.some(({ kind }) => resetting.has(kind))
  for (const account of plan.accounts.filter((each) => takesEverything(plan, each))) {
    lines.push(text('confirm.everything', { connection: oneLine(account.connection.name) }))
  }
  if (effects.some(({ kind }) => kind === 'temporary-access-code')) lines.push(text('confirm.code'))
  lines.push(text(practice ? 'confirm.practice' : resets ? 'confirm.irreversible' : 'confirm.irreversible-actions'))

  const count = minPeople(plan.accounts)
  return {
    title: text('confirm.title'),
    message: text(resets ? 'confirm.message' : 'confirm.message-actions', {
      name: oneLine(plan.accounts[0]?.account.displayName ?? ''),
      count,
      more: count - 1,
    }),
    detail: lines.join('\n'),
    confirmLabel: text(resets ? 'confirm.yes' : 'confirm.yes-actions'),
    cancelLabel: text('confirm.cancel'),
  }
}

/** What takes methods away; the other effects go beside it, and can go alone. */
const resetting: ReadonlySet<ResetEffect['kind']> = new Set<ResetEffect['kind']>([
  'remove-factor',
  'reset-service',
  'reset-all',
])

/** Whether no method that the account's system lists is left. What helps for a while only does not count. */
function takesEverything({ steps }: ResetPlan, { account, before }: PlannedAccount): boolean {
  const effects = steps
    .filter(({ connectionId, accountId }) => connectionId === account.connectionId && accountId === account.accountId)
    .flatMap((step) => step.effects)
  if (effects.some(({ kind }) => kind === 'reset-all')) return true
  const removed = new Set(effects.flatMap((effect) => (effect.kind === 'remove-factor' ? [effect.factorId] : [])))
  const lasting = before.factors.items.filter(({ temporary }) => temporary !== true)
  return lasting.length > 0 && lasting.every(({ id }) => removed.has(id))
}

/**
 * How many people these accounts are at least: one person has one name and one account in a connection, so different names,
 * and accounts side by side in one connection, are different people.
 */
function minPeople(accounts: readonly PlannedAccount[]): number {
  const names = new Set(accounts.map(({ account }) => account.displayName))
  const inConnection = new Map<string, number>()
  for (const { account } of accounts) {
    inConnection.set(account.connectionId, (inConnection.get(account.connectionId) ?? 0) + 1)
  }
  return Math.max(names.size, ...inConnection.values())
}

function oneLine(value: string): string {
  return cleanText(value, maxNameLength)
}
