/**
 * Passed checks of the caller: for the window they were made in, for fifteen minutes, for one reset. Refused ones: for every window
 * and every reset of the person within the same time, because whoever was refused rings again.
 *
 * They stay here. The page sees them and names them by id; what an id stands for, and whether it still counts, is decided here
 * and nowhere else.
 */
import type { Account } from '../../shared/domain/account.ts'
import { isYounger } from '../../shared/domain/age.ts'
import type { Approval, CallerProof } from '../../shared/domain/caller-check.ts'
import type { CallerRefusal } from '../../shared/domain/history-entry.ts'
import { accountKey, groupIntoPersons } from '../../shared/domain/match-people.ts'
import type { ConnectionLabel } from '../../shared/domain/reset-plan.ts'
import { CodedError } from '../errors/coded-error.ts'

export const proofLifetimeMs = 15 * 60_000

/** A caller has few factors, and a window few callers within a quarter of an hour. The oldest gives way. */
const maxProofsPerWindow = 32

export interface ProofBook {
  /** `account` as main read it when the caller was challenged. */
  keep(windowId: number, proof: CallerProof | Approval, account: Account): void
  /**
   * The proofs for a reset of `accounts`, each of which must be of the same person as the proof's own account. Throws
   * `CodedError` `proof-not-valid` for any that is unknown, used, expired, another window's or another person's.
   */
  find(windowId: number, proofIds: readonly string[], accounts: readonly Account[]): (CallerProof | Approval)[]
  /**
   * Uses them up, all or none. Throws as `find` does. Returns the way to give them back, for a reset whose intention could
   * not be recorded.
   */
  use(windowId: number, proofIds: readonly string[]): () => void
  /** Drops the window's proofs for any of these accounts, by key. */
  forgetAbout(windowId: number, keys: ReadonlySet<string>): void
  forgetWindow(windowId: number): void
  /** Proofs and refusals of everybody. */
  forgetAll(): void
  noteRefusal(refused: RefusedCheck): void
  /** The refusals about the person of any of `accounts`, latest last. */
  refusalsOf(accounts: readonly Account[]): readonly RefusedCheck[]
}

export interface RefusedCheck {
  readonly account: Account
  readonly connection: ConnectionLabel
  readonly refusal: CallerRefusal
  readonly at: string
}

/** Far more than happen within fifteen minutes. */
const maxRefusals = 64

interface Kept {
  readonly proof: CallerProof | Approval
  /** Whom it is about. */
  readonly account: Account
}

export function createProofBook(now: () => Date): ProofBook {
  const byWindow = new Map<number, Map<string, Kept>>()
  let refused: readonly RefusedCheck[] = []

  const valid = (windowId: number, proofId: string): Kept => {
    const kept = byWindow.get(windowId)?.get(proofId)
    if (kept === undefined) throw new CodedError('proof-not-valid')
    const takenAt = Date.parse(kept.proof.expiresAt) - proofLifetimeMs
    if (!isYounger(takenAt, proofLifetimeMs, now().getTime())) throw new CodedError('proof-not-valid')
    return kept
  }

  const put = (windowId: number, kept: Kept): void => {
    const proofs = byWindow.get(windowId) ?? new Map<string, Kept>()
    byWindow.set(windowId, proofs)
    const oldest = proofs.keys().next()
    if (proofs.size >= maxProofsPerWindow && !oldest.done) proofs.delete(oldest.value)
    proofs.set(kept.proof.id, kept)
  }

  return {
    keep: (windowId, proof, account) => put(windowId, { proof, account }),

    find(windowId, proofIds, accounts) {
      return [...new Set(proofIds)].map((id) => {
        const { proof, account } = valid(windowId, id)
        if (!accounts.every((planned) => samePerson(account, planned, accounts))) {
          throw new CodedError('proof-not-valid')
        }
        return proof
      })
    },

    use(windowId, proofIds) {
      const used = [...new Set(proofIds)].map((id) => valid(windowId, id))
      for (const { proof } of used) byWindow.get(windowId)?.delete(proof.id)
      return () => {
        // A window that closed meanwhile stays forgotten.
        if (byWindow.has(windowId)) for (const kept of used) put(windowId, kept)
      }
    },

    forgetAbout(windowId, keys) {
      const proofs = byWindow.get(windowId)
      for (const [id, { account }] of proofs ?? []) if (keys.has(accountKey(account))) proofs?.delete(id)
    },

    forgetWindow: (windowId) => void byWindow.delete(windowId),
    forgetAll() {
      byWindow.clear()
      refused = []
    },

    noteRefusal(refusal) {
      refused = [...refused, refusal].slice(-maxRefusals)
    },

    refusalsOf(accounts) {
      const from = now().getTime() - proofLifetimeMs
      return refused.filter(
        ({ account, at }) =>
          Date.parse(at) > from && accounts.some((planned) => samePerson(account, planned, accounts)),
      )
    },
  }
}

/** By the rule that puts accounts of several systems together on the desk, over what main itself read of them. */
export function samePerson(checked: Account, planned: Account, accounts: readonly Account[]): boolean {
  const key = accountKey(checked)
  if (accountKey(planned) === key) return true
  const others = accounts.filter((account) => accountKey(account) !== key)
  const person = groupIntoPersons([checked, ...others])[0] ?? []
  return person.some((account) => accountKey(account) === accountKey(planned))
}
