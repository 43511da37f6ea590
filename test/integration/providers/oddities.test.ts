/** Every answer of `test/integration/oddities` to every system: to a read, to a change, and to whatever a sign-in asks first. */
import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { knownSystemIds, systems } from '../../../electron/systems/systems.ts'
import type { ResetStep } from '../../../shared/domain/reset-plan.ts'
import { kept } from '../../support/kept.ts'
import { oddities, type Oddity } from '../../support/oddities.ts'
import type { ProviderFixture } from '../../support/provider-contract.ts'
import { alive } from '../../support/simulated-system.ts'
import { systemsUnderTest } from '../../support/systems/systems-under-test.ts'
import { removalOf } from '../../../shared/domain/effects.ts'

async function failureOf(work: Promise<unknown>): Promise<ProviderError | 'usual'> {
  try {
    await work
    return 'usual'
  } catch (error) {
    if (error instanceof ProviderError) return error
    throw error
  }
}

const codeOf = (failure: ProviderError | 'usual'): string => (failure === 'usual' ? failure : failure.code)

/** The step that resets the fixture's person, read the usual way. */
async function stepFor({ provider, person, listsFactors }: ProviderFixture): Promise<ResetStep> {
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

for (const id of knownSystemIds) {
  const [[, makeFixture] = [], ...others] = Object.entries(systemsUnderTest[id].contract)
  const mine = oddities.filter(({ expected }) => expected.systems.includes(id))

  describe(`${systems[id].name} meets`, () => {
    it.each(mine)('$name', async ({ answer, expected }: Oddity) => {
      if (makeFixture === undefined) throw new Error('no way of signing in')
      const fixture = kept(await makeFixture())
      const { provider } = fixture
      const step = await stepFor(fixture)

      fixture.interfere(answer)
      const read = await failureOf(provider.readMfaStatus(step.accountId, alive))
      expect(codeOf(read)).toBe(expected.reads)
      if (read !== 'usual') expect(read.detail.serverText ?? null).toBe(expected.words)

      fixture.interfere(null)
      // Whoever was confirmed by reading is confirmed anew.
      await provider.readMfaStatus(step.accountId, alive)
      fixture.interfere(answer)
      const outcome = await provider.runStep(step, alive)
      const [kind, code] = expected.changes
      expect(outcome).toMatchObject({
        kind: kind === 'usual' ? 'succeeded' : kind,
        code: kind === 'failed' ? code : kind === 'outcome-unknown' ? kind : null,
        serverText: expected.words,
      })
    })

    it.each(mine)('$name, while it signs in', async ({ answer, expected }: Oddity) => {
      for (const [, makeOther] of others) {
        const fixture = kept(await makeOther())
        fixture.interfere(answer)
        const failure = await failureOf(fixture.provider.searchUsers(fixture.person.searchText, alive))
        expect([expected.reads, ...expected['sign-ins']]).toContain(codeOf(failure))
      }
    })

    it('a page with 401 in place of its own word that a session has ended, and signs in anew', async () => {
      const ended = oddities.find(({ name }) => name === 'a page with 401')
      if (ended === undefined) throw new Error('it is not among the oddities')
      const withSessions = Object.entries(systemsUnderTest[id].contract).filter(([how]) => !/token|key/i.test(how))
      expect(withSessions).not.toEqual([])
      for (const [, makeOther] of withSessions) {
        const fixture = kept(await makeOther())
        const step = await stepFor(fixture)
        const once: ProviderFixture['interfere'] = (answer) =>
          fixture.interfere((usual) => {
            fixture.interfere(null)
            return answer?.(usual) ?? Promise.reject(new Error('nothing to answer'))
          })
        once(ended.answer)
        expect(await failureOf(fixture.provider.readAccount(step.accountId, alive))).toBe('usual')
        once(ended.answer)
        expect(await fixture.provider.runStep(step, alive)).toMatchObject({ kind: 'succeeded' })
      }
    })
  })
}
