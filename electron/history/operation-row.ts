/** One line of the history's table, from how the operation began and what became of it. Pure. */
import type { OpeningEntry, OperationOutcome } from '../../shared/domain/history-entry.ts'
import type { OperationRow } from '../../shared/domain/history-query.ts'

export function operationRow(opening: OpeningEntry, outcome: OperationOutcome): OperationRow {
  const isReset = opening.kind === 'intended'
  const accounts = isReset ? opening.accounts : [opening.account]
  const steps = isReset ? opening.steps : []
  const connections = new Map(accounts.map(({ connection }) => [connection.connectionId, connection]))
  const effects = new Map(steps.flatMap((step) => step.effects).map((effect) => [JSON.stringify(effect), effect]))
  return {
    id: opening.operationId,
    startedAt: isReset ? opening.at : opening.challengedAt,
    agentName: opening.agent.displayName || opening.agent.osUser,
    people: accounts.map(({ account }) => ({
      displayName: account.displayName,
      login: account.logins[0] ?? null,
    })),
    systems: [...connections.values()].map(({ system, name }) => ({ system, name })),
    effects: [...effects.values()],
    ticket: isReset ? opening.ticket : null,
    outcome,
    stepCount: steps.length,
    ...(isReset ? {} : { refusal: opening.refusal }),
  }
}
