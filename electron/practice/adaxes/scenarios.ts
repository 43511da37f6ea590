/**
 * What is special about the people with a scenario in Adaxes, by login. Everybody else is usual. `../README.md` tells the same to
 * people.
 */

export type ResetBehaviour =
  | { readonly kind: 'usual' }
  /** A business rule sends the reset for approval: resultType 2, nothing is changed. */
  | { readonly kind: 'sent-for-approval' }
  /** A business rule refuses: resultType 1, nothing is changed. */
  | { readonly kind: 'refused-by-rule' }
  /** Done, with warnings: resultType 0 and messages of type 1. */
  | { readonly kind: 'done-with-warnings' }
  /** Done, but the connection is lost before the answer. */
  | { readonly kind: 'connection-lost-after-applying' }
  | { readonly kind: 'slow' }
  /** Found and read as usual; gone when the reset arrives. */
  | { readonly kind: 'gone' }

export interface Scenario {
  readonly apps?: readonly number[]
  readonly microsoft365?: boolean
  readonly disabled?: boolean
  readonly locked?: boolean
  readonly expiredDaysAgo?: number
  readonly onReset?: ResetBehaviour
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  'mira.dunmore': { apps: [2, 5], microsoft365: true },
  'gwendolyn.oakes': { apps: [0, 3], microsoft365: true },
  'septima.allgood': { apps: [0, 1, 2, 3, 4, 5, 6], microsoft365: true },
  'nona.weirside': { apps: [2, 9], microsoft365: true },
  'blanche.nullmeyer': { apps: [], microsoft365: true },
  'oswin.cloudless': { apps: [0, 2], microsoft365: false },

  'dagny.disselhoff': { apps: [2], microsoft365: true, disabled: true },
  'lachlan.lockside': { apps: [2], microsoft365: true, locked: true },
  'elspeth.lapsleymoor': { apps: [5], microsoft365: true, expiredDaysAgo: 20 },

  'apollonia.waiting': { apps: [2, 3], microsoft365: true, onReset: { kind: 'sent-for-approval' } },
  'norbert.rulinghaus': { apps: [0, 2], microsoft365: true, onReset: { kind: 'refused-by-rule' } },
  'warrick.heedwell': { apps: [2], microsoft365: true, onReset: { kind: 'done-with-warnings' } },
  'cutler.breckline': { apps: [2, 5], microsoft365: true, onReset: { kind: 'connection-lost-after-applying' } },
  'lentina.slowacre': { apps: [2], microsoft365: true, onReset: { kind: 'slow' } },
  'vanora.fadingham': { apps: [0], microsoft365: true, onReset: { kind: 'gone' } },

  'robin.ashdowne': { apps: [2], microsoft365: true },
  'r.ashdowne2': { apps: [5], microsoft365: true },
  'robyn.ashdowne': { apps: [0], microsoft365: true },
  'robin.ashdownlee': { apps: [], microsoft365: true },
}
