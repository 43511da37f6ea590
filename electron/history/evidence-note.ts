/** What an agent pastes into the ticket: one operation as plain text. Pure. */
import type { Operation, OperationStep } from '../../shared/domain/history-entry.ts'
import type { ConnectionLabel } from '../../shared/domain/reset-plan.ts'
import { describeEffect, type FormatText } from '../../shared/messages/format-text.ts'

export function evidenceNote(operation: Operation, text: FormatText): string {
  const place = (connection: ConnectionLabel | undefined): { system: string; connection: string } => ({
    system: connection ? text(`system.${connection.system}`) : '',
    connection: connection?.name ?? '',
  })
  const connectionOf = (step: OperationStep): ConnectionLabel | undefined =>
    operation.accounts.find(({ connection }) => connection.connectionId === step.step.connectionId)?.connection

  const from = seconds(operation.startedAt)
  const lines = [
    text('evidence.heading', { outcome: text(`operation.${operation.outcome}`) }),
    text('evidence.operation', { id: operation.id }),
    operation.endedAt === null
      ? text('evidence.when-open', { from })
      : text('evidence.when', { from, to: seconds(operation.endedAt) }),
    text('evidence.agent', {
      name: operation.agent.displayName,
      osUser: operation.agent.osUser,
      host: operation.agent.host,
    }),
  ]
  if (operation.ticket !== null) lines.push(text('confirm.ticket', { ticket: operation.ticket }))
  if (operation.reason !== null) lines.push(text('confirm.reason', { reason: operation.reason }))
  for (const { account, connection } of operation.accounts) {
    const login = account.logins[0] ?? account.email ?? account.accountId
    lines.push(text('evidence.person', { name: account.displayName, login, ...place(connection) }))
  }
  for (const step of operation.steps) {
    step.step.effects.forEach((effect, index) => {
      lines.push(
        text('evidence.step', {
          effect: describeEffect(effect, text),
          ...place(connectionOf(step)),
          state: text(`step.${step.state}`),
        }),
      )
      const verdict = step.check?.verdicts[index]
      if (verdict !== undefined) lines.push(text('evidence.check', { verdict: text(`check.${verdict}`) }))
    })
    if (step.outcome?.serverText) lines.push(text('evidence.server', { text: step.outcome.serverText }))
  }
  if (operation.accounts.some(({ connection }) => connection.environment === 'practice')) {
    lines.push(text('evidence.practice'))
  }
  return lines.join('\n')
}

/** `2026-11-20 10:42:07`: seconds are enough for a ticket. */
function seconds(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ')
}
