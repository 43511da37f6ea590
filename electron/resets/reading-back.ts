/** Reading back: what the systems show after a change, or once more where its outcome is unknown. Nothing changes here. */
import type { Operation } from '../../shared/domain/history-entry.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import { AfterCheck } from '../../shared/domain/outcome.ts'
import type { ReadAccount, ResetStep } from '../../shared/domain/reset-plan.ts'
import type { ResetContext } from './reset-context.ts'

/** Reads the state again for the accounts of `steps`. What could not be read is `not-read`, with the reason beside it. */
export async function readBack(
  { connections }: Pick<ResetContext, 'connections'>,
  accounts: readonly ReadAccount[],
  steps: readonly ResetStep[],
  signalOf: (connectionId: string) => AbortSignal,
): Promise<{ checks: AfterCheck[]; failures: unknown[] }> {
  const failures: unknown[] = []
  const looks = accounts.map(async ({ account }): Promise<AfterCheck[]> => {
    const own = steps.filter((step) => accountKey(step) === accountKey(account))
    if (own.length === 0) return []
    try {
      return await connections.use(account.connectionId, async (provider) => {
        provider.recall?.(account)
        const after = await provider.readMfaStatus(account.accountId, signalOf(account.connectionId))
        return own.map((step) =>
          AfterCheck.parse({
            stepId: step.id,
            verdicts: provider.compareAfter(step, after),
            readAt: after.readAt,
          }),
        )
      })
    } catch (cause) {
      failures.push(cause)
      return own.map((step) => ({ stepId: step.id, verdicts: step.effects.map(() => 'not-read'), readAt: null }))
    }
  })
  return { checks: (await Promise.all(looks)).flat(), failures }
}

/**
 * Reads the state again for the steps whose outcome is unknown and records what was seen. Throws what the systems threw where nothing
 * was seen, and `StorageError`. Answers whether there was anything to look at.
 */
export async function readBackUnknown(context: ResetContext, operation: Operation): Promise<boolean> {
  const unknown = operation.steps.filter(({ state }) => state === 'outcome-unknown').map(({ step }) => step)
  if (unknown.length === 0) return false
  const never = new AbortController().signal
  const { checks, failures } = await readBack(context, operation.accounts, unknown, () => never)
  // A check that could read nothing is not recorded: the step counts as unchecked, and if nothing at all could be read, the person is
  // told why.
  const seen = checks.filter(({ readAt }) => readAt !== null)
  if (seen.length === 0) throw failures[0]
  await context.newJournal().require({
    kind: 'checked',
    operationId: operation.id,
    at: context.instant(),
    agent: context.agent(),
    checks: seen,
  })
  context.emit({ type: 'history-changed' })
  return true
}
