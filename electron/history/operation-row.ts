/** One line of the history's table, from the intent and what became of it. Pure. */
import type { z } from 'zod'
import type { IntendedEntry, OperationOutcome } from '../../shared/domain/history-entry.ts'
import type { OperationRow } from '../../shared/domain/history-query.ts'
import type { ResetEffect } from '../../shared/domain/reset-plan.ts'

export function operationRow(intended: z.infer<typeof IntendedEntry>, outcome: OperationOutcome): OperationRow {
  const connections = new Map(intended.accounts.map(({ connection }) => [connection.connectionId, connection]))
  const effects = new Set(intended.steps.flatMap((step) => step.effects.map(effectLabel)))
  return {
    id: intended.operationId,
    startedAt: intended.at,
    agentName: intended.agent.displayName || intended.agent.osUser,
    people: intended.accounts.map(({ account }) => ({
      displayName: account.displayName,
      login: account.logins[0] ?? null,
    })),
    systems: [...connections.values()].map(({ system, name }) => ({ system, name })),
    effects: [...effects],
    ticket: intended.ticket,
    outcome,
    stepCount: intended.steps.length,
  }
}

const effectLabel = (effect: ResetEffect): string => (effect.kind === 'remove-factor' ? effect.label : effect.kind)
