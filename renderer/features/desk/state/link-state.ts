/** Fields that another program's link asks to fill in. */
import type { PersonLink } from '../../../../shared/domain/person-link.ts'

export type LinkState = {
  /** Waits for the agent's decision, because it would overwrite what is in the fields. */
  readonly offered: PersonLink | null
  /** The search text came from a link, and nobody has searched for it. */
  readonly filled: boolean
}

export const noLink: LinkState = { offered: null, filled: false }
