/**
 * What is special about the people with a scenario in Flashback, by login. Everybody else is usual. `../README.md` tells the same to
 * people.
 */
import type { ResetBehaviour } from '../reset-behaviour.ts'
import { roles, type Role } from './roles.ts'

export type MfaMethod = 'GOOGLE_AUTH' | 'MAGIC_LINK' | 'PASSKEY'

export interface Scenario {
  /** Not in Flashback at all. */
  readonly absent?: boolean
  readonly role?: Role
  readonly notValidated?: boolean
  readonly deletedDaysAgo?: number
  readonly methods?: readonly MfaMethod[]
  readonly onReset?: ResetBehaviour
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  'mira.dunmore': { methods: ['GOOGLE_AUTH', 'PASSKEY'] },
  'gwendolyn.oakes': { methods: ['GOOGLE_AUTH'], onReset: 'fails-once' },
  'septima.allgood': { methods: ['GOOGLE_AUTH', 'MAGIC_LINK', 'PASSKEY'] },
  'blanche.nullmeyer': { absent: true },
  'oswin.cloudless': { methods: [], role: roles.workspaces },
  'dagny.disselhoff': { methods: ['GOOGLE_AUTH'], deletedDaysAgo: 30 },
  'lachlan.lockside': { methods: ['MAGIC_LINK'], role: roles.billing },
  'elspeth.lapsleymoor': { methods: [], notValidated: true },
  'norbert.rulinghaus': { methods: ['GOOGLE_AUTH'], onReset: 'fails' },
  'cutler.breckline': { methods: ['PASSKEY'], onReset: 'connection-lost-after-applying' },
  'lentina.slowacre': { methods: ['GOOGLE_AUTH'], onReset: 'slow' },
  'vanora.fadingham': { methods: ['GOOGLE_AUTH'], onReset: 'gone' },
  'leopold.keyswarden': { methods: ['GOOGLE_AUTH', 'PASSKEY'], role: roles.administrator },
  'isolde.veilmark': { methods: ['PASSKEY'], role: roles.user },
  'cordelia.boardwell': { methods: ['GOOGLE_AUTH'], role: roles.user },
}
