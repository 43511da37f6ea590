/**
 * What is special about people in Duo, by login. Everybody else is usual. `../README.md` tells the same to people.
 */
import type { ResetBehaviour } from '../reset-behaviour.ts'

export type DuoThing =
  | 'mobile'
  | 'tablet'
  | 'office-phone'
  | 'shared-phone'
  | 'token'
  | 'security-key'
  | 'touch-id'
  | 'desktop'
  | 'bypass-code'

export type UserStatus = 'active' | 'bypass' | 'disabled' | 'locked out' | 'pending deletion'
export type PushHabit = 'approves' | 'never-answers' | 'denies' | 'reports-fraud'

export interface DuoScenario {
  /** Not in Duo at all. */
  readonly absent?: boolean
  readonly things?: readonly DuoThing[]
  readonly status?: UserStatus
  readonly lockoutReason?: string
  readonly push?: PushHabit
  readonly aliases?: readonly string[]
  /** Of a group that lets everybody in it in without a second factor. */
  readonly inBypassGroup?: boolean
  readonly onReset?: ResetBehaviour
}

export const scenarios: Readonly<Record<string, DuoScenario>> = {
  'mira.dunmore': { things: ['mobile', 'security-key'] },
  'gwendolyn.oakes': { things: ['mobile', 'token'], aliases: ['goakes'] },
  'septima.allgood': {
    things: ['mobile', 'tablet', 'office-phone', 'token', 'security-key', 'touch-id', 'desktop', 'bypass-code'],
  },
  'nona.weirside': { things: ['shared-phone'] },
  'blanche.nullmeyer': { things: [] },
  'oswin.cloudless': { absent: true },

  'dagny.disselhoff': { things: ['mobile'], status: 'pending deletion' },
  'lachlan.lockside': { things: ['mobile'], status: 'locked out', lockoutReason: 'Failed Attempts' },
  'elspeth.lapsleymoor': { things: ['mobile'], status: 'disabled' },

  'apollonia.waiting': { things: ['mobile', 'token'], push: 'never-answers' },
  'norbert.rulinghaus': { things: ['mobile'], push: 'denies' },
  'warrick.heedwell': { things: ['mobile'], push: 'reports-fraud' },
  'cutler.breckline': { things: ['mobile', 'token'], onReset: 'connection-lost-after-applying' },
  'lentina.slowacre': { things: ['mobile'], onReset: 'slow' },
  'vanora.fadingham': { things: ['mobile'], onReset: 'gone' },

  'robin.ashdowne': { things: ['mobile'] },
  'r.ashdowne2': { things: ['token'] },
  'robyn.ashdowne': { things: ['shared-phone'] },
  'robin.ashdownlee': { things: [] },

  'aurelia.vancewell': { things: ['mobile'], status: 'bypass' },
  sukmawatiningrum: { things: ['mobile'], status: 'locked out', lockoutReason: 'Admin disabled' },
  'jb.lecuyer': { things: ['mobile'], inBypassGroup: true },

  'leopold.keyswarden': { things: ['mobile', 'security-key'] },
  'isolde.veilmark': { things: ['mobile'] },
  'cordelia.boardwell': { things: ['mobile'], push: 'denies' },
}
