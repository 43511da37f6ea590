/** Fields that another program asked to have filled in. */
import type { PersonLink } from '../../../../shared/domain/person-link.ts'

export type LinkState = {
  /** Waits for the agent's word: filling it in would take the place of what is there. */
  readonly offered: PersonLink | null
  /** The search text came from a link, and nobody has searched for it. */
  readonly filled: boolean
}

export const noLink: LinkState = { offered: null, filled: false }
