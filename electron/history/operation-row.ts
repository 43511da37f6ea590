/** One line of the history's table, from the intent and what became of it. Pure. */
import type { z } from 'zod'
import type { IntendedEntry, OperationOutcome } from '../../shared/domain/history-entry.ts'
import type { OperationRow } from '../../shared/domain/history-query.ts'

export function operationRow(intended: z.infer<typeof IntendedEntry>, outcome: OperationOutcome): OperationRow {
  const connections = new Map(intended.accounts.map(({ connection }) => [connection.connectionId, connection]))
  const effects = new Map(
    intended.steps.flatMap((step) => step.effects).map((effect) => [JSON.stringify(effect), effect]),
  )
  return {
    id: intended.operationId,
    startedAt: intended.at,
    agentName: intended.agent.displayName || intended.agent.osUser,
    people: intended.accounts.map(({ account }) => ({
      displayName: account.displayName,
      login: account.logins[0] ?? null,
    })),
    systems: [...connections.values()].map(({ system, name }) => ({ system, name })),
    effects: [...effects.values()],
    ticket: intended.ticket,
    outcome,
    stepCount: intended.steps.length,
  }
}
