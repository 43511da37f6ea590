/** A provider beside the vendor's own client, at the same job on the same simulator. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { MfaProvider } from '../../electron/providers/provider.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import { chosen } from '../support/domain-fixtures.ts'
import type { BenchRow } from './bench-row.ts'
import { median } from './statistics.ts'

/** Before the rounds that count, so that neither pays for code that runs for the first time. */
const warmUpRounds = 5
const rounds = 40

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

export interface Measured {
  readonly calls: number
  readonly ms: number
}

/** Everything is given back to everybody first, and what that leaves behind is collected, or it would be collected meanwhile. */
export async function measured(
  simulator: { reset(): void; readonly requests: readonly unknown[] },
  work: () => Promise<void>,
): Promise<Measured> {
  simulator.reset()
  collectGarbage()
  const started = performance.now()
  await work()
  const ms = performance.now() - started
  return { calls: simulator.requests.length, ms }
}

const alive = new AbortController().signal

/** What an agent does: finds the one person by login, looks, and resets what `choose` ticks. Throws where a step is anything but done. */
export async function resetByLogin(
  provider: MfaProvider,
  connectionId: string,
  login: string,
  choose: (status: MfaStatus) => Parameters<typeof chosen>[0],
): Promise<void> {
  const { accounts } = await provider.searchUsers(login, alive)
  const [account] = accounts
  if (!account || accounts.length > 1) throw new Error('not one person')
  const { accountId } = account
  const status = await provider.readMfaStatus(accountId, alive)
  for (const step of provider.planReset(status, { connectionId, accountId, ...chosen(choose(status)) })) {
    const outcome = await provider.runStep(step, alive)
    if (outcome.kind !== 'succeeded') throw new Error(`a step was ${outcome.kind}`)
  }
}

/** `system` begins the names of the rows; `other` is what the vendor's client is called in them. */
export async function besideAnother(
  names: { readonly system: string; readonly title: string; readonly other: string },
  takeOurs: () => Promise<Measured>,
  takeTheirs: () => Promise<Measured>,
): Promise<BenchRow[]> {
  const ours: Measured[] = []
  const theirs: Measured[] = []
  // Taking turns, and turns at being first, so that whatever else the machine does falls on both alike.
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const our = async () => ours.push(await takeOurs())
    const their = async () => theirs.push(await takeTheirs())
    for (const take of round % 2 === 0 ? [their, our] : [our, their]) await take()
  }
  return compared(names, ours.slice(warmUpRounds), theirs.slice(warmUpRounds))
}

/** Judged round by round: the two of a round met the same machine, the medians of all rounds may not have. */
function compared(
  { system, title, other }: Parameters<typeof besideAnother>[0],
  ours: readonly Measured[],
  theirs: readonly Measured[],
): BenchRow[] {
  const ratio = median(ours.map(({ ms }, round) => ms / (theirs[round]?.ms ?? NaN)))
  const calls = [ours, theirs].map((all) => median(all.map((one) => one.calls))) as [number, number]
  const ms = [ours, theirs].map((all) => median(all.map((one) => one.ms))) as [number, number]
  const row = (name: string, unit: string, value: number, target: string, met: boolean | null): BenchRow => ({
    name: `${system}: ${title}: ${name}`,
    unit,
    median: value,
    p99: null,
    target,
    met,
  })
  return [
    row('calls', 'calls', calls[0], `≤ ${other}’s ${calls[1]}`, calls[0] <= calls[1]),
    row(
      'wall time, 50 ms latency',
      'ms',
      ms[0],
      `≤ 1.0 × ${other}’s ${ms[1].toFixed(1)} (is ${ratio.toFixed(3)} ×)`,
      ratio <= 1,
    ),
    row(`wall time of ${other}`, 'ms', ms[1], '', null),
  ]
}
