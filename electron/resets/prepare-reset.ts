/** Prepare: read each account and its status again, then plan. Nothing changes here. */
import { keptAccount, type Account } from '../../shared/domain/account.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type {
  PlannedAccount,
  ResetEffect,
  ResetPlan,
  ResetSelection,
  ResetStep,
} from '../../shared/domain/reset-plan.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { Connections } from '../connections/connections.ts'

interface Prepared {
  readonly plan: Omit<ResetPlan, 'id' | 'expiresAt'>
  /** The accounts with all that was read of them. */
  readonly accounts: readonly Account[]
}

/**
 * The accounts as they are now and the ordered steps. Throws `CodedError` (`nothing-selected`, `reset-not-offered`,
 * `invalid-request` for an account named twice or by another name than its id) and whatever a connection threw.
 */
export async function prepareReset(
  connections: Connections,
  selections: readonly ResetSelection[],
  signal: AbortSignal,
): Promise<Prepared> {
  if (new Set(selections.map(accountKey)).size !== selections.length) {
    throw new CodedError('invalid-request', { fieldErrors: { selections: 'account-twice' } })
  }
  const planned = await Promise.all(selections.map((selection) => planOne(connections, selection, signal)))
  const steps = planned.flatMap((one) => one.steps).map((step, index) => ({ ...step, id: `s${index + 1}` }))
  return { plan: { accounts: planned.map((one) => one.planned), steps }, accounts: planned.map((one) => one.account) }
}

async function planOne(
  connections: Connections,
  selection: ResetSelection,
  signal: AbortSignal,
): Promise<{ account: Account; planned: PlannedAccount; steps: ResetStep[] }> {
  if (selection.effects.length === 0) throw new CodedError('nothing-selected', { connectionId: selection.connectionId })

  return connections.use(selection.connectionId, async (provider) => {
    const [account, before] = await Promise.all([
      provider.readAccount(selection.accountId, signal),
      provider.readMfaStatus(selection.accountId, signal),
    ])
    // The question and the looks afterwards go by this id; under another name of the account they would miss it.
    if (accountKey(account) !== accountKey(selection)) {
      throw new CodedError('invalid-request', { fieldErrors: { accountId: 'not-its-id' } })
    }
    if (selection.effects.some((effect) => !hasReset(before, effect))) throw new CodedError('reset-not-offered')
    const connection = connections.label(selection.connectionId)
    const steps = provider.planReset(before, selection)
    // What the question does not show must not run.
    if (steps.some((step) => accountKey(step) !== accountKey(selection))) throw new CodedError('internal')
    return { account, planned: { account: keptAccount(account), connection, before }, steps }
  })
}

/** Whether the system has such a reset for the account and this desk offers it. Which factors there are is the provider's to say. */
function hasReset({ all, services, additionalActions = [] }: MfaStatus, effect: ResetEffect): boolean {
  switch (effect.kind) {
    case 'remove-factor':
      return true
    case 'reset-all':
      return all !== null
    case 'reset-service':
      return services.some(({ id }) => id === effect.serviceId)
    default:
      return additionalActions.includes(effect.kind)
  }
}
