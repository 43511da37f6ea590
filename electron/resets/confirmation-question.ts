/**
 * What main asks before a change: the person, the login, the system and the effect, in main's own words. Pure.
 *
 * Names come from directories, ticket and reason from the page: each stays within its line and is cut, so that none can add a
 * line of its own or push one out of sight.
 */
import { cleanText } from '../../shared/domain/clean-text.ts'
import type { PlannedAccount, ResetPlan } from '../../shared/domain/reset-plan.ts'
import { describeEffect, type FormatText } from '../../shared/messages/format-text.ts'
import type { ConfirmationQuestion } from '../app/ports.ts'

const longestName = 120
const longestReason = 240

export function confirmationQuestion(
  plan: ResetPlan,
  note: { readonly ticket: string | null; readonly reason: string | null },
  text: FormatText,
): ConfirmationQuestion {
  const lines: string[] = []
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
  if (note.ticket !== null) lines.push(text('confirm.ticket', { ticket: oneLine(note.ticket) }))
  if (note.reason !== null) lines.push(text('confirm.reason', { reason: cleanText(note.reason, longestReason) }))
  const practice = plan.accounts.every(({ connection }) => connection.environment === 'practice')
  lines.push(text(practice ? 'confirm.practice' : 'confirm.irreversible'))

  const count = fewestPeople(plan.accounts)
  return {
    title: text('confirm.title'),
    message: text('confirm.message', {
      name: oneLine(plan.accounts[0]?.account.displayName ?? ''),
      count,
      more: count - 1,
    }),
    detail: lines.join('\n'),
    confirmLabel: text('confirm.yes'),
    cancelLabel: text('confirm.cancel'),
  }
}

/**
 * How many people these accounts are at least: one person has one name and one account in a connection, so different names,
 * and accounts side by side in one connection, are different people.
 */
function fewestPeople(accounts: readonly PlannedAccount[]): number {
  const names = new Set(accounts.map(({ account }) => account.displayName))
  const inConnection = new Map<string, number>()
  for (const { account } of accounts) {
    inConnection.set(account.connectionId, (inConnection.get(account.connectionId) ?? 0) + 1)
  }
  return Math.max(names.size, ...inConnection.values())
}

function oneLine(value: string): string {
  return cleanText(value, longestName)
}
