/**
 * Every answer of `test/integration/oddities` to every system: to a read, to a change, to whatever a sign-in asks first, and to a
 * check of the caller, which is begun and answered as a change is sent and looked at as a status is read.
 */
import { describe, expect, it } from 'vitest'
import type { CallerChallenge } from '../../../electron/providers/provider.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { accountSystemIds, accountSystems } from '../../../electron/systems/systems.ts'
import type { CallerCheckMethod } from '../../../shared/domain/mfa-status.ts'
import { kept } from '../../support/kept.ts'
import { oddities, type Oddity } from '../../support/oddities.ts'
import { stepFor } from '../../support/reset-step.ts'
import type { Interference } from '../../support/simulator-server.ts'
import { alive } from '../../support/simulated-system.ts'
import { systemsUnderTest } from '../../support/systems/systems-under-test.ts'

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

/** What the system answers, its tokens with something in them that no header can hold. */
const spoilingTokens =
  (spoilt: string): Interference =>
  async (usual) => {
    const json = JSON.stringify(await (await usual()).json(), (name, value: unknown) =>
      /token$/i.test(name) && typeof value === 'string' ? value.slice(0, 9) + spoilt + value.slice(9) : value,
    )
    return Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${json}`)
  }

/** What a check of the caller comes to, or the code and the words of its failure. */
const checked = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    if (error instanceof ProviderError) return [error.code, error.detail.serverText ?? null]
    throw error
  })

for (const id of accountSystemIds) {
  const [[, makeFixture] = [], ...others] = Object.entries(systemsUnderTest[id].contract)
  const withSessions = Object.entries(systemsUnderTest[id].contract).filter(([how]) => !/token|key/i.test(how))
  const mine = oddities.filter(({ expected }) => expected.systems.includes(id))

  describe(`${accountSystems[id].name} meets`, () => {
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
      // Who was confirmed by reading is read and confirmed again.
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

    const { callerCheck } = systemsUnderTest[id]
    // Systems that check nobody have nothing to skip.
    const checking = callerCheck === undefined ? [] : mine.map((oddity) => ({ ...oddity, ...callerCheck }))
    it.each(checking)('$name, while it checks a caller', async ({ answer, expected, searchText, push, code: read }) => {
      if (makeFixture === undefined) throw new Error('no way of signing in')
      const { provider, interfere } = kept(await makeFixture())
      const { accounts } = await provider.searchUsers(searchText, alive)
      const accountId = accounts[0]?.accountId ?? ''
      const { factors } = await provider.readMfaStatus(accountId, alive)
      const begin = (method: CallerCheckMethod): Promise<CallerChallenge> => {
        const factor = factors.items.find((item) => item.callerCheck === method)
        if (factor === undefined || provider.callerVerifier === undefined) throw new Error(`no ${method}`)
        return provider.callerVerifier.challenge(accountId, factor, alive)
      }
      const [kind, code] = expected.changes
      const sent = (usual: unknown): unknown =>
        kind === 'usual' ? usual : [kind === 'failed' ? code : 'caller-check-unknown', expected.words]

      interfere(answer)
      expect(await checked(begin(push).then(({ answeredBy }) => answeredBy))).toEqual(sent('device'))

      interfere(null)
      const pushed = await begin(push)
      interfere(answer)
      expect(await checked(pushed.poll(alive))).toEqual(
        expected.reads === 'usual' ? 'waiting' : [expected.reads, expected.words],
      )

      if (read === null) return
      interfere(null)
      const messaged = await begin('sent-code')
      interfere(answer)
      expect(await checked(messaged.answer(read, alive))).toEqual(sent('passed'))
    })

    // A pasted token is no session, nor is a key that signs each request: a system that takes nothing else has nothing to renew.
    const signsIn = withSessions.length > 0

    it.each(signsIn ? ['\u0000', '\u200B', ' ', '\n', 'é'] : [])(
      'a token with %j in it from a sign-in, which is nobody’s fault here',
      async (spoilt) => {
        for (const [how, makeOther] of withSessions) {
          // That one signs in before it can be interfered with.
          if (how.includes('code')) continue
          const fixture = kept(await makeOther())
          fixture.interfere(spoilingTokens(spoilt))
          const failure = await failureOf(fixture.provider.searchUsers(fixture.person.searchText, alive))
          expect(failure).toMatchObject({ kind: 'unexpected-response', code: 'answer-not-understood' })
        }
      },
    )

    it.each(signsIn ? ['a page with 401'] : [])(
      '%s in place of its own word that a session has ended, and signs in again',
      async (page) => {
        const ended = oddities.find(({ name }) => name === page)
        if (ended === undefined) throw new Error('it is not among the oddities')
        for (const [, makeOther] of withSessions) {
          const fixture = kept(await makeOther())
          const step = await stepFor(fixture)
          const once = (answer: Interference): void =>
            fixture.interfere((usual) => {
              fixture.interfere(null)
              return answer(usual)
            })
          once(ended.answer)
          expect(await failureOf(fixture.provider.readAccount(step.accountId, alive))).toBe('usual')
          once(ended.answer)
          expect(await fixture.provider.runStep(step, alive)).toMatchObject({ kind: 'succeeded' })
        }
      },
    )
  })
}
