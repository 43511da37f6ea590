/**
 * What is special about people in Entra ID, by login. Everybody else is usual. `../README.md` tells the same to people.
 */
import type { ResetBehaviour } from '../reset-behaviour.ts'
import type { RoleName } from './tenant.ts'

export type EntraThing =
  | 'mobile'
  | 'alternate-mobile'
  | 'office-phone'
  | 'email'
  | 'authenticator'
  | 'second-authenticator'
  | 'oath'
  | 'passkey'
  | 'hello'
  | 'platform-credential'
  | 'pass'
  | 'external'
  | 'certificate'

export interface EntraScenario {
  /** Not in the tenant at all. */
  readonly absent?: boolean
  /** In the order of registration; the first that can be is the default. */
  readonly things?: readonly EntraThing[]
  readonly disabled?: boolean
  readonly guest?: boolean
  readonly roles?: readonly RoleName[]
  /** Roles for one administrative unit, which are in no list of memberships. */
  readonly unitRoles?: readonly RoleName[]
  /** Roles that can be activated. */
  readonly eligible?: readonly RoleName[]
  /** Member of a group that roles can be assigned to. */
  readonly inRoleGroup?: boolean
  readonly isManagementRestricted?: boolean
  /** The policy for Temporary Access Passes does not include them. */
  readonly outsidePassPolicy?: boolean
  /** Milliseconds for which something that was removed is still listed. */
  readonly lagMs?: number
  readonly aliases?: readonly string[]
  readonly onReset?: ResetBehaviour
}

export const scenarios: Readonly<Record<string, EntraScenario>> = {
  'mira.dunmore': { things: ['authenticator', 'mobile'] },
  'gwendolyn.oakes': { things: ['authenticator', 'oath'], aliases: ['g.oakes@practice.example'] },
  'septima.allgood': {
    things: [
      'mobile',
      'alternate-mobile',
      'office-phone',
      'email',
      'authenticator',
      'second-authenticator',
      'oath',
      'passkey',
      'hello',
      'platform-credential',
      'pass',
      'external',
    ],
  },
  'nona.weirside': { things: ['authenticator', 'certificate'] },
  'blanche.nullmeyer': { things: [] },
  'oswin.cloudless': { absent: true },

  'elspeth.lapsleymoor': { things: ['mobile'], disabled: true, roles: ['Helpdesk Administrator'] },

  'apollonia.waiting': { things: ['authenticator', 'mobile'], outsidePassPolicy: true },
  'norbert.rulinghaus': { things: ['mobile'] },
  'warrick.heedwell': { things: ['authenticator', 'mobile'], lagMs: 3_000 },
  'cutler.breckline': { things: ['authenticator', 'oath'], onReset: 'connection-lost-after-applying' },
  'lentina.slowacre': { things: ['mobile'], onReset: 'slow' },
  'vanora.fadingham': { things: ['mobile'], onReset: 'gone' },

  'robin.ashdowne': { things: ['authenticator'] },
  'r.ashdowne2': { things: ['mobile'] },
  'robyn.ashdowne': { things: ['passkey', 'hello'] },
  'robin.ashdownlee': { things: [], guest: true },

  'leopold.keyswarden': { things: ['passkey', 'authenticator'], roles: ['Global Administrator'] },
  'isolde.veilmark': {
    things: ['authenticator'],
    isManagementRestricted: true,
    unitRoles: ['Authentication Administrator'],
  },
  'cordelia.boardwell': { things: ['authenticator'], eligible: ['User Administrator'] },
  'aurelia.vancewell': { things: ['mobile'], inRoleGroup: true },
}
