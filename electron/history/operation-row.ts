/** One row of the history's table, from an operation's opening entry and its outcome. Pure. */
import { erasureOf } from '../../shared/domain/fold-operation.ts'
import type { OpeningEntry, OperationOutcome } from '../../shared/domain/history-entry.ts'
import type { OperationRow } from '../../shared/domain/history-query.ts'
import type { ReadAccount } from '../../shared/domain/reset-plan.ts'

export function operationRow(opening: OpeningEntry, outcome: OperationOutcome): OperationRow {
  const isReset = opening.kind === 'intended'
  const accounts = accountsOf(opening)
  const steps = isReset ? opening.steps : []
  const connections = new Map(accounts.map(({ connection }) => [connection.connectionId, connection]))
  const effects = new Map(steps.flatMap((step) => step.effects).map((effect) => [JSON.stringify(effect), effect]))
  return {
    id: opening.operationId,
    startedAt: opening.kind === 'caller-refused' ? opening.challengedAt : opening.at,
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
    ...(opening.kind === 'caller-refused' ? { refusal: opening.refusal } : {}),
    ...(opening.kind === 'call-reported' ? { reported: opening.reason } : {}),
    ...(opening.kind === 'retention-changed' || opening.kind === 'months-deleted'
      ? { erasure: erasureOf(opening) }
      : {}),
    ...(opening.kind === 'settings-replaced' ? { replacedBy: opening.by } : {}),
  }
}

/** The accounts an operation was about. */
export function accountsOf(opening: OpeningEntry): readonly ReadAccount[] {
  switch (opening.kind) {
    case 'intended':
    case 'call-reported':
      return opening.accounts
    case 'caller-refused':
      return [opening.account]
    case 'retention-changed':
    case 'months-deleted':
    case 'settings-replaced':
      return []
  }
}
