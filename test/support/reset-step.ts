/** A reset of the person a fixture of the provider contract has. */
import type { ResetStep } from '../../shared/domain/reset-plan.ts'
import { removalOf } from '../../shared/domain/effects.ts'
import type { ProviderFixture } from './provider-contract.ts'
import { alive } from './simulated-system.ts'

/** The step that resets the fixture's person, read the usual way. */
export async function stepFor({ provider, person, listsFactors }: ProviderFixture): Promise<ResetStep> {
  const { accounts } = await provider.searchUsers(person.searchText, alive)
  const [account] = accounts
  if (account === undefined) throw new Error('the fixture’s person is not there')
  const { connectionId, accountId } = account
  const status = await provider.readMfaStatus(accountId, alive)
  const factor = status.factors.items.find(({ removable }) => removable)
  const [step] = provider.planReset(status, {
    connectionId,
    accountId,
    effects: listsFactors && factor ? [removalOf(factor)] : [{ kind: 'reset-all' }],
  })
  if (step === undefined) throw new Error('nothing was planned')
  return step
}
