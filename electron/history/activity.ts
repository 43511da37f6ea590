/** What the record knows of an agent or a person within some time: enough to count by, and to find the operations by. */
import type { Identified } from '../../shared/domain/match-people.ts'

/** An agent by the operating system's account; a person by accounts, and by the addresses they share with others in the record. */
export type Whose = { readonly agent: string } | { readonly accounts: readonly Identified[] }

export type ActivityKind = 'reset' | 'refused-check' | 'report'

export interface Activity {
  /** The time everything was counted back from, in milliseconds since 1970: the later of the clock and the latest entry. */
  readonly at: number
  /** Newest first. */
  readonly began: readonly {
    readonly id: string
    readonly kind: ActivityKind
    /** Milliseconds since 1970; never earlier than that of an operation that began before. */
    readonly countsAt: number
    /** As how many resets it counts towards a limit. */
    readonly resets: number
  }[]
}
