/**
 * What every provider has to keep, whatever its system: one suite, run against each provider and its simulator over a real
 * socket. A fixture is made for every test and taken down after it.
 */
import { removedFactorIds, removalOf } from '../../shared/domain/effects.ts'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Account, AccountPage } from '../../shared/domain/account.ts'
import { ConnectionCheck } from '../../shared/domain/connection.ts'
import { MfaStatus } from '../../shared/domain/mfa-status.ts'
import { StepOutcome } from '../../shared/domain/outcome.ts'
import { ResetStep, type ResetSelection } from '../../shared/domain/reset-plan.ts'
import { ProviderError } from '../../electron/providers/provider-error.ts'
import type { MfaProvider } from '../../electron/providers/provider.ts'
import type { SimulatorServer } from './simulator-server.ts'
import { removal, chosen } from './domain-fixtures.ts'

export interface ProviderFixture {
  readonly provider: MfaProvider
  readonly connectionId: string
  /** Tokens and passwords in use: none may be readable in any error. */
  readonly secrets: readonly string[]
  /** The factors are listed and can be removed one by one; otherwise all are reset at once, and nobody says what there is. */
  readonly listsFactors: boolean
  /** Somebody with at least two factors, or with everything to reset where none are listed; no administrator. */
  readonly person: { readonly searchText: string; readonly displayName: string }
  /** What is told of the person beside what a search brings. */
  readonly told: Pick<Account, 'managerEmail' | 'phones' | 'standing'>
  /** Finds at least two accounts of one display name. */
  readonly namesakesText: string
  /** Finds no one. */
  readonly nobodyText: string
  /** Has the form of an id; no account has it. */
  readonly unknownAccountId: string
  /** The system has no search of its own: the answer to one comes from a list that was read before, also on a bad day. */
  readonly searchesFromMemory?: boolean
  /** Requests the server has seen so far, and how many of them ask for a reset. */
  readonly seen: () => { readonly requests: number; readonly resets: number }
  /** Makes the server hold its next answer back for longer than any test waits. Resolves with the request's arrival. */
  readonly holdNextAnswer: () => Promise<void>
  /** Makes the server refuse its next request and ask for a pause of a second. Resolves with the request's arrival. */
  readonly askForPause: () => Promise<void>
  /** From now on a pause ends as soon as it has begun. */
  readonly skipPauses: () => void
  /** What was told of pauses so far: until when, and `null` at the end of the last. */
  readonly heard: readonly (string | null)[]
  /** Ways for all answers from now on to go wrong, by name. */
  readonly badDays: Readonly<Record<string, () => Promise<void> | void>>
  /** As `SimulatorServer` has it. */
  readonly interfere: SimulatorServer['interfere']
  close(): Promise<void>
}

export function describeProviderContract(name: string, makeFixture: () => Promise<ProviderFixture>): void {
  describe(`${name} keeps the provider contract`, () => {
    const alive = new AbortController().signal
    let fixture: ProviderFixture
    let provider: MfaProvider

    beforeEach(async () => {
      fixture = await makeFixture()
      provider = fixture.provider
    })
    afterEach(() => fixture.close())

    const findPerson = async (): Promise<Account> => {
      const { accounts } = await provider.searchUsers(fixture.person.searchText, alive)
      const [account] = accounts
      if (account === undefined || accounts.length > 1) throw new Error('the fixture’s person is not one person')
      return account
    }

    /** Ticks the first factor that can be removed, or everything where the system knows no single ones. */
    const tickOne = async (account: Account): Promise<{ status: MfaStatus; selection: ResetSelection }> => {
      const status = await provider.readMfaStatus(account.accountId, alive)
      const { connectionId, accountId } = account
      const nothing = { connectionId, accountId, effects: [] }
      if (!fixture.listsFactors) return { status, selection: { ...nothing, ...chosen({ all: true }) } }
      const factor = status.factors.items.find((item) => item.removable)
      if (factor === undefined) throw new Error('the fixture’s person has nothing to remove')
      return { status, selection: { ...nothing, effects: [removalOf(factor)] } }
    }

    const onlyStep = (status: MfaStatus, selection: ResetSelection): ResetStep => {
      const [step] = provider.planReset(status, selection)
      if (step === undefined) throw new Error('nothing was planned')
      return step
    }

    const failure = async (call: Promise<unknown>): Promise<ProviderError> => {
      const reason: unknown = await call.then(
        () => new Error('it succeeded'),
        (error: unknown) => error,
      )
      expect(reason).toBeInstanceOf(ProviderError)
      return reason as ProviderError
    }

    it('finds a person by what is typed', async () => {
      const page = await provider.searchUsers(fixture.person.searchText, alive)
      expect(AccountPage.parse(page)).toEqual(page)
      expect(page).toMatchObject({ more: false, narrowed: false })
      expect(page.accounts).toMatchObject([
        { connectionId: fixture.connectionId, displayName: fixture.person.displayName },
      ])
    })

    it('finds no one, which is an empty list', async () => {
      expect(await provider.searchUsers(fixture.nobodyText, alive)).toEqual({
        accounts: [],
        more: false,
        narrowed: false,
      })
    })

    it('never takes the first of several', async () => {
      const { accounts } = await provider.searchUsers(fixture.namesakesText, alive)
      const ids = new Set(accounts.map((account) => account.accountId))
      expect(ids.size).toBe(accounts.length)
      const names = accounts.map((account) => account.displayName)
      expect(new Set(names).size).toBeLessThan(names.length)
      // What tells them apart is there.
      expect(new Set(accounts.map((account) => account.logins.join())).size).toBe(accounts.length)
    })

    it('reads the account that was found', async () => {
      const found = await findPerson()
      const account = await provider.readAccount(found.accountId, alive)
      expect(Account.parse(account)).toEqual(account)
      // A search may leave the manager out, which costs another request for each.
      expect({ ...account, manager: null }).toEqual({ ...found, ...fixture.told, manager: null })
    })

    it('tells numbers and standing of nobody in a search', async () => {
      const { accounts } = await provider.searchUsers(fixture.namesakesText, alive)
      expect(accounts.length).toBeGreaterThan(1)
      for (const account of accounts) {
        expect(account).not.toHaveProperty('phones')
        expect(account).not.toHaveProperty('standing')
      }
    })

    it('reads the status without changing it', async () => {
      const { accountId } = await findPerson()
      const status = await provider.readMfaStatus(accountId, alive)
      expect(MfaStatus.parse(status)).toEqual(status)
      const ids = status.factors.items.map((factor) => factor.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect((await provider.readMfaStatus(accountId, alive)).factors).toEqual(status.factors)
      expect(fixture.seen().resets).toBe(0)
    })

    it('checks the connection without changing anything', async () => {
      const check = await provider.checkConnection(alive)
      expect(ConnectionCheck.parse(check)).toEqual(check)
      expect(check.abilities).toContainEqual({ ability: 'sign-in', verdict: 'yes' })
      expect(check.abilities).toContainEqual({ ability: 'search', verdict: 'yes' })
      expect(fixture.seen().resets).toBe(0)
    })

    it('plans without asking anybody, the same each time, and touches nothing it is given', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const before = fixture.seen().requests
      const given = structuredClone({ status, selection })
      const steps = provider.planReset(status, selection)
      expect(provider.planReset(status, selection)).toEqual(steps)
      expect({ status, selection }).toEqual(given)
      expect(fixture.seen().requests).toBe(before)

      expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length)
      for (const step of steps) {
        expect(ResetStep.parse(step)).toEqual(step)
        expect(step).toMatchObject({ connectionId: selection.connectionId, accountId: selection.accountId })
      }
      expect(steps.flatMap((step) => step.effects)).toEqual(selection.effects)
    })

    it('plans neither nothing nor what is not there', async () => {
      const { status, selection } = await tickOne(await findPerson())
      expect(() => provider.planReset(status, { ...selection, effects: [] })).toThrow(
        expect.objectContaining({ kind: 'rejected', code: 'nothing-selected' }),
      )
      expect(() =>
        provider.planReset(status, { ...selection, effects: [...selection.effects, removal('not-there')] }),
      ).toThrow(expect.objectContaining({ kind: 'rejected', code: 'selection-outdated' }))
    })

    it('resets what was ticked and nothing else', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const step = onlyStep(status, selection)
      const { listsFactors } = fixture
      expect(provider.compareAfter(step, status)).toEqual([listsFactors ? 'still-there' : 'cannot-tell'])

      const outcome = await provider.runStep(step, alive)
      expect(StepOutcome.parse(outcome)).toEqual(outcome)
      expect(outcome).toMatchObject({ kind: 'succeeded', code: null })
      expect(fixture.seen().resets).toBe(1)

      const after = await provider.readMfaStatus(selection.accountId, alive)
      expect(provider.compareAfter(step, after)).toEqual([listsFactors ? 'gone' : 'cannot-tell'])
      expect(after.factors.items).toEqual(
        status.factors.items.filter((factor) => !removedFactorIds(selection.effects).includes(factor.id)),
      )
    })

    it('says that there was nothing to change the second time, where the system tells what there is', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const step = onlyStep(status, selection)
      await provider.runStep(step, alive)
      const kind = fixture.listsFactors ? 'no-change' : 'succeeded'
      expect(await provider.runStep(step, alive)).toMatchObject({ kind, code: null })
    })

    it('says that an account is not there', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const accountId = fixture.unknownAccountId
      const missing = { kind: 'not-found', code: 'account-not-found' }
      expect(await failure(provider.readAccount(accountId, alive))).toMatchObject(missing)
      expect(await failure(provider.readMfaStatus(accountId, alive))).toMatchObject(missing)
      const step = onlyStep(status, { ...selection, accountId })
      expect(await provider.runStep(step, alive)).toMatchObject({ kind: 'failed', code: 'account-not-found' })
    })

    it('asks nobody when it is cancelled beforehand', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const step = onlyStep(status, selection)
      const before = fixture.seen()
      const cancelled = AbortSignal.abort()
      for (const call of [
        () => provider.searchUsers('x', cancelled),
        () => provider.readAccount(selection.accountId, cancelled),
        () => provider.readMfaStatus(selection.accountId, cancelled),
      ]) {
        expect(await failure(call())).toMatchObject({ kind: 'cancelled', code: 'cancelled' })
      }
      expect(await provider.runStep(step, cancelled)).toMatchObject({ kind: 'failed', code: 'cancelled' })
      expect(fixture.seen()).toEqual(before)
    })

    it('lets go of a read at once when it is cancelled on the way', async () => {
      const { accountId } = await findPerson()
      const controller = new AbortController()
      const arrived = fixture.holdNextAnswer()
      const reading = failure(provider.readAccount(accountId, controller.signal))
      await arrived
      controller.abort()
      expect(await reading).toMatchObject({ kind: 'cancelled', code: 'cancelled' })
    })

    it('does not call a change that was sent cancelled', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const controller = new AbortController()
      const arrived = fixture.holdNextAnswer()
      const running = provider.runStep(onlyStep(status, selection), controller.signal)
      await arrived
      controller.abort()
      expect(await running).toMatchObject({ kind: 'outcome-unknown', code: 'outcome-unknown' })
      expect(fixture.seen().resets).toBe(1)
    })

    it('sends a change no more once it is stopped in a pause that the system asked for', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const step = onlyStep(status, selection)
      const ways: ((stopped: AbortSignal) => Promise<StepOutcome[]>)[] = [
        async (stopped) => [await provider.runStep(step, alive, undefined, stopped)],
      ]
      const runTogether = provider.runTogether?.bind(provider)
      if (runTogether !== undefined) ways.push((stopped) => runTogether([step], alive, stopped))
      for (const [before, run] of ways.entries()) {
        const stop = new AbortController()
        const arrived = fixture.askForPause()
        const running = run(stop.signal)
        await arrived
        stop.abort()
        expect(await running).toMatchObject([{ kind: 'failed', code: 'wait-given-up' }])
        expect(fixture.seen().resets).toBe(before + 1)
      }
    })

    it('tells until when it waits, and when it waits no more', async () => {
      const { accountId } = await findPerson()
      const controller = new AbortController()
      const arrived = fixture.askForPause()
      const reading = failure(provider.readAccount(accountId, controller.signal))
      await arrived
      await expect.poll(() => fixture.heard).toEqual([expect.stringMatching(/^\d{4}-.*Z$/)])
      controller.abort()
      expect(await reading).toMatchObject({ kind: 'cancelled' })
      expect(fixture.heard).toEqual([expect.any(String), null])
    })

    it('sends no change that was stopped before it was sent', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const outcome = await provider.runStep(onlyStep(status, selection), alive, undefined, AbortSignal.abort())
      expect(outcome).toMatchObject({ kind: 'failed', code: 'wait-given-up' })
      expect(fixture.seen().resets).toBe(0)
    })

    it('fails in one way only, and never with a secret in it', async () => {
      const { status, selection } = await tickOne(await findPerson())
      const step = onlyStep(status, selection)
      const text: string[] = []
      for (const begin of Object.values(fixture.badDays)) {
        await begin()
        for (const call of [
          ...(fixture.searchesFromMemory === true ? [] : [() => provider.searchUsers('x', alive)]),
          () => provider.readAccount(selection.accountId, alive),
          () => provider.readMfaStatus(selection.accountId, alive),
        ]) {
          const error = await failure(call())
          text.push(inspect(error, { depth: 20 }), String(error), error.stack ?? '', JSON.stringify(error))
        }
        // A check fails too, or says what does not work.
        const checked: unknown = await provider.checkConnection(alive).catch((error: unknown) => error)
        if (!(checked instanceof ProviderError)) {
          expect(ConnectionCheck.parse(checked).abilities).toContainEqual(expect.objectContaining({ verdict: 'no' }))
        }
        text.push(inspect(checked, { depth: 20 }))
        const outcome = await provider.runStep(step, alive)
        expect(StepOutcome.parse(outcome)).toEqual(outcome)
        expect(['failed', 'outcome-unknown']).toContain(outcome.kind)
        text.push(inspect(outcome, { depth: 20 }))
      }
      for (const secret of fixture.secrets) expect(text.join('\n')).not.toContain(secret)
    })
  })
}
