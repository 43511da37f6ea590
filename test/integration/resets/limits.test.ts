/** Random resets, refusals, clocks, restarts and two windows over a history on the disk: no limit is ever exceeded, none bites early. */
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { codeOf } from '../../../electron/errors/coded-error.ts'
import { openHistory } from '../../../electron/history/file-history.ts'
import type { History } from '../../../electron/history/history.ts'
import { createResetLimits, type ResetLimits } from '../../../electron/resets/limits.ts'
import { createWaitingEntries } from '../../../electron/resets/operation-journal.ts'
import { createSerialQueue } from '../../../electron/turns/in-turn.ts'
import type { Account } from '../../../shared/domain/account.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import type { Limits } from '../../../shared/domain/rules.ts'
import {
  connectionId,
  otherConnectionId,
  makeAccount,
  makeAgent,
  makePlannedAccount,
  makeRefusedCheck,
  makeStep,
} from '../../support/domain-fixtures.ts'
import { silentLogger, withTemporaryFolder } from '../../support/history-fixtures.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Two people with an account in each of two systems, one with a single account. */
const people: readonly (readonly Account[])[] = [
  [account(connectionId, '1', 'mira@example.com'), account(otherConnectionId, '1', 'Mira@example.com')],
  [account(connectionId, '2', 'nona@example.com'), account(otherConnectionId, '2', 'nona@example.com')],
  [account(connectionId, '3', null)],
]
function account(connection: string, accountId: string, email: string | null): Account {
  return makeAccount({ connectionId: connection, accountId, email, logins: [`user-${accountId}`] })
}

interface Wish {
  readonly agent: 'ada' | 'ben'
  readonly person: number
  /** Which of the person's accounts, by number. */
  readonly account: number
}
type Deed =
  | { readonly kind: 'resets'; readonly wishes: readonly Wish[] }
  | { readonly kind: 'refusal'; readonly person: number; readonly account: number }
  | { readonly kind: 'clock'; readonly ms: number }
  | { readonly kind: 'restart' }

const anyWish: fc.Arbitrary<Wish> = fc.record({
  agent: fc.constantFrom('ada', 'ben'),
  person: fc.nat({ max: 2 }),
  account: fc.nat({ max: 1 }),
})
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('resets' as const),
      wishes: fc.array(anyWish, { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('refusal' as const),
      person: fc.nat({ max: 2 }),
      account: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      ms: fc.oneof(
        fc.integer({ min: 0, max: 90 * minute }),
        fc.integer({ min: -40 * day, max: 40 * day }),
        fc.constantFrom(hour, day, -hour),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
)
const anyLimit = fc.option(fc.integer({ min: 1, max: 4 }))
const anyLimits: fc.Arbitrary<Limits> = fc.record({
  agentHour: anyLimit,
  agentDay: anyLimit,
  person30Days: anyLimit,
  coolDownMinutes: fc.option(fc.integer({ min: 1, max: 90 })),
})

/** What was written, each at a time that never goes back: the plainest reading of the rules. */
class Ledger {
  readonly resets: { readonly agent: string; readonly person: number; readonly at: number }[] = []
  readonly refusals: { readonly person: number; readonly at: number }[] = []
  latest = 0

  at(now: number): number {
    return Math.max(now, this.latest)
  }

  allows({ agent, person }: Wish, limits: Limits, now: number): boolean {
    const at = this.at(now)
    const since = (ms: number) => this.resets.filter((reset) => reset.at > at - ms)
    const ofAgent = (ms: number) => since(ms).filter((reset) => reset.agent === agent).length
    const ofPerson = since(30 * day).filter((reset) => reset.person === person).length
    const cool = this.refusals.filter((refusal) => refusal.person === person)
    return (
      ofAgent(hour) < (limits.agentHour ?? Infinity) &&
      ofAgent(day) < (limits.agentDay ?? Infinity) &&
      ofPerson < (limits.person30Days ?? Infinity) &&
      cool.every((refusal) => at - refusal.at >= (limits.coolDownMinutes ?? 0) * minute)
    )
  }
}

it(
  'no limit is exceeded and none bites early, whatever becomes of the clock, the program and its windows',
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(anyLimits, fc.array(anyDeed, { minLength: 5, maxLength: 40 }), (limits, deeds) =>
        withTemporaryFolder(async (folder) => {
          let now = Date.parse('2026-11-20T10:00:00.000Z')
          const ledger = new Ledger()
          const start = async (): Promise<{ history: History; limitsOf: (agent: string) => ResetLimits }> => {
            const history = openHistory({ folder, now: () => new Date(now), logger: silentLogger })
            await history.opened()
            const inTurn = createSerialQueue()
            const limitsOf = (osUser: string) =>
              createResetLimits({
                history,
                waiting: createWaitingEntries(history),
                rules: () => ({ limits, approvers: [] }),
                agent: () => makeAgent({ osUser }),
                relatedTo: () => [],
                inTurn,
                now: () => new Date(now),
              })
            return { history, limitsOf }
          }
          let program = await start()
          const write = async (entry: HistoryEntry): Promise<void> => {
            await program.history.append(entry)
            ledger.latest = ledger.at(now)
          }

          /** Answers whether it began. */
          const begin = async ({ agent, person, account: which }: Wish): Promise<boolean> => {
            const accounts = accountsOf(person, which)
            try {
              await program.limitsOf(agent).begin({ accounts, retryOf: null, lifted: false }, () =>
                write({
                  kind: 'intended',
                  operationId: randomUUID(),
                  at: new Date(now).toISOString(),
                  agent: makeAgent({ osUser: agent }),
                  ticket: null,
                  reason: null,
                  accounts: accounts.map((each) => makePlannedAccount(each)),
                  steps: [makeStep()],
                  retryOf: null,
                }),
              )
              return true
            } catch (cause) {
              expect(['limit-agent', 'limit-person', 'cool-down']).toContain(codeOf(cause))
              return false
            }
          }
          for (const deed of deeds) {
            if (deed.kind === 'clock') now += deed.ms
            else if (deed.kind === 'restart') {
              await program.history.close()
              program = await start()
            } else if (deed.kind === 'refusal') {
              const at = new Date(now).toISOString()
              const [planned] = accountsOf(deed.person, deed.account).map((each) => makePlannedAccount(each))
              await write(
                makeRefusedCheck({
                  operationId: randomUUID(),
                  at,
                  challengedAt: at,
                  ...(planned ? { account: planned } : {}),
                }),
              )
              ledger.refusals.push({ person: deed.person, at: ledger.latest })
            } else {
              const began = await Promise.all(deed.wishes.map(begin))
              deed.wishes.forEach((wish, index) => {
                expect(began[index]).toBe(ledger.allows(wish, limits, now))
                if (began[index] === true) ledger.resets.push({ ...wish, at: ledger.at(now) })
              })
            }
          }
          await program.history.close()
        }),
      ),
      { numRuns: 60 },
    ),
)

function accountsOf(person: number, which: number): Account[] {
  const accounts = people[person] ?? []
  const chosen = accounts[which] ?? accounts[0]
  return chosen === undefined ? [] : [chosen]
}
