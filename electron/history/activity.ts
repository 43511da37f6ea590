/** What the history knows about an agent or a person within a period: enough to count and to look the operations up. */
import type { Identified } from '../../shared/domain/match-people.ts'

/** An agent, by operating system account; or a person, by accounts and the addresses these share with others in the history. */
export type Whose = { readonly agent: string } | { readonly accounts: readonly Identified[] }

export type ActivityKind = 'reset' | 'refused-check' | 'report'

export interface Activity {
  /** The time counted back from, in milliseconds since 1970: the later of the clock and the latest entry. */
  readonly at: number
  /** Newest first. */
  readonly began: readonly {
    readonly id: string
    readonly kind: ActivityKind
    /** Milliseconds since 1970; never earlier than that of an operation begun before it. */
    readonly countsAt: number
    /** The number of resets it counts as towards a limit. */
    readonly resets: number
  }[]
}
