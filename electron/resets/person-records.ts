/** What the record knows of a person, for whoever is about to reset something: earlier resets, refusals, reports, and limits that are near. */
import type { AccountRef, Account } from '../../shared/domain/account.ts'
import type { Operation } from '../../shared/domain/history-entry.ts'
import type { PersonEvent, PersonRecord } from '../../shared/domain/person-record.ts'
import type { History } from '../history/history.ts'
import type { ResetLimits } from './limits.ts'

/** As far back as the page is told. */
const rememberedMs = 30 * 24 * 3_600_000

/** More than anybody reads; the history has them all. */
const maxEvents = 20

/** How recently a method must have passed a check for a report of its loss to be suspicious. */
const lostWithinMs = 7 * 24 * 3_600_000

export interface PersonRecords {
  /** Of the person whose accounts these are, as far as main itself knows them. Throws `StorageError` where nothing could be read. */
  read(refs: readonly AccountRef[]): Promise<PersonRecord>
}

export function createPersonRecords(ports: {
  readonly history: Pick<History, 'activityOf' | 'readOperation'>
  readonly limits: Pick<ResetLimits, 'near'>
  readonly known: (refs: readonly AccountRef[]) => Promise<readonly Account[]>
  readonly now: () => Date
}): PersonRecords {
  const { history, limits, known, now } = ports
  return {
    async read(refs) {
      const accounts = await known(refs)
      const [{ at, began }, near] = await Promise.all([
        history.activityOf({ accounts }, rememberedMs, now()),
        limits.near(accounts),
      ])
      const newest = began.slice(0, maxEvents)
      const operations = (await Promise.all(newest.map(({ id }) => history.readOperation(id)))).filter(
        (operation) => operation !== null,
      )
      return {
        events: operations.map(eventOf),
        more: began.length - newest.length,
        passed: operations.flatMap(passedChecks).filter((check) => Date.parse(check.at) > at - lostWithinMs),
        limits: near,
      }
    },
  }
}

function eventOf({ id, startedAt, endedAt, agent, steps, outcome, refusal, reason }: Operation): PersonEvent {
  const effects = new Map(steps.flatMap(({ step }) => step.effects).map((effect) => [JSON.stringify(effect), effect]))
  return {
    operationId: id,
    // Of a check, when it was refused.
    at: refusal === undefined ? startedAt : (endedAt ?? startedAt),
    agentName: agent.displayName || agent.osUser,
    outcome,
    effects: [...effects.values()],
    ...(refusal === undefined ? {} : { refusal }),
    ...(outcome === 'reported' && reason !== null ? { reported: reason } : {}),
  }
}

/** Only what a system confirmed names a method. */
function passedChecks({ proofs = [] }: Operation): PersonRecord['passed'] {
  return proofs.flatMap((proof) =>
    proof.kind !== 'factor-challenge'
      ? []
      : [
          {
            connectionId: proof.connection.connectionId,
            accountId: proof.accountId,
            factorId: proof.factor.id,
            label: proof.factor.label,
            at: proof.takenAt,
          },
        ],
  )
}
