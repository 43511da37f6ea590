/** Prepare: read each account and its status again, then plan. Nothing changes here. */
import { accountKey } from '../../shared/domain/match-people.ts'
import type { PlannedAccount, ResetPlan, ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { Connections } from '../connections/connections.ts'

type PlanParts = Omit<ResetPlan, 'id' | 'expiresAt'>

/**
 * The accounts as they are now and the ordered steps. Throws `CodedError` (`nothing-selected`, `reset-not-offered`,
 * `invalid-request` for an account named twice or by another name than its id) and whatever a connection threw.
 */
export async function prepareReset(
  connections: Connections,
  selections: readonly ResetSelection[],
  signal: AbortSignal,
): Promise<PlanParts> {
  if (new Set(selections.map(accountKey)).size !== selections.length) {
    throw new CodedError('invalid-request', { fieldErrors: { selections: 'account-twice' } })
  }
  const planned = await Promise.all(selections.map((selection) => planOne(connections, selection, signal)))
  const steps = planned.flatMap((one) => one.steps).map((step, index) => ({ ...step, id: `s${index + 1}` }))
  return { accounts: planned.map((one) => one.account), steps }
}

async function planOne(
  connections: Connections,
  selection: ResetSelection,
  signal: AbortSignal,
): Promise<{ account: PlannedAccount; steps: ResetStep[] }> {
  const { factorIds, microsoft365, all, further = [] } = selection
  if (factorIds.length === 0 && !microsoft365 && !all && further.length === 0)
    throw new CodedError('nothing-selected', { connectionId: selection.connectionId })

  return connections.use(selection.connectionId, async (provider) => {
    const [account, before] = await Promise.all([
      provider.readAccount(selection.accountId, signal),
      provider.readMfaStatus(selection.accountId, signal),
    ])
    // The question and the looks afterwards go by this id; under another name of the account they would miss it.
    if (accountKey(account) !== accountKey(selection)) {
      throw new CodedError('invalid-request', { fieldErrors: { accountId: 'not-its-id' } })
    }
    // `null`: the system has no such reset, or this desk does not offer it on this connection.
    if (
      (microsoft365 && before.microsoft365 === null) ||
      (all && before.all === null) ||
      further.some((action) => before.further?.includes(action) !== true)
    ) {
      throw new CodedError('reset-not-offered')
    }
    const connection = connections.label(selection.connectionId)
    const steps = provider.planReset(before, selection)
    // What the question does not show must not run.
    if (steps.some((step) => accountKey(step) !== accountKey(selection))) throw new CodedError('internal')
    return { account: { account, connection, before }, steps }
  })
}
