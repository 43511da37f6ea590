/** What main asks before a change: the person, the login, the system and the effect, in main's own words. Pure. */
import type { ResetPlan } from '../../shared/domain/reset-plan.ts'
import { describeEffect, type FormatText } from '../../shared/messages/format-text.ts'
import type { ConfirmationQuestion } from '../app/ports.ts'

export function confirmationQuestion(
  plan: ResetPlan,
  note: { readonly ticket: string | null; readonly reason: string | null },
  text: FormatText,
): ConfirmationQuestion {
  const names = [...new Set(plan.accounts.map(({ account }) => account.displayName))]
  const lines: string[] = []
  for (const { account, connection } of plan.accounts) {
    const [login] = account.logins
    lines.push(
      login === undefined
        ? text('confirm.person-no-login', { name: account.displayName })
        : text('confirm.person', { name: account.displayName, login }),
    )
    for (const step of plan.steps) {
      if (step.connectionId !== account.connectionId || step.accountId !== account.accountId) continue
      for (const effect of step.effects) {
        lines.push(
          text('confirm.step', {
            effect: describeEffect(effect, text),
            system: text(`system.${connection.system}`),
            connection: connection.name,
            environment: text(`environment.${connection.environment}`),
          }),
        )
      }
    }
    lines.push('')
  }
  if (note.ticket !== null) lines.push(text('confirm.ticket', { ticket: note.ticket }))
  if (note.reason !== null) lines.push(text('confirm.reason', { reason: note.reason }))
  const practice = plan.accounts.every(({ connection }) => connection.environment === 'practice')
  lines.push(text(practice ? 'confirm.practice' : 'confirm.irreversible'))

  return {
    title: text('confirm.title'),
    message: text('confirm.message', { name: names[0] ?? '', count: names.length, more: names.length - 1 }),
    detail: lines.join('\n'),
    confirmLabel: text('confirm.yes'),
    cancelLabel: text('confirm.cancel'),
  }
}
