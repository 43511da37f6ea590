/**
 * What is special about people in Okta, by login. Everybody else is usual. `../README.md` tells the same to people.
 */
import type { FactorKind } from './factors.ts'
import type { AccountSource, PushHabit, ResetBehaviour, UserStatus } from './okta-user.ts'
import { type AdminRole, roles } from './roles.ts'

export interface OktaScenario {
  readonly factors?: readonly FactorKind[]
  readonly status?: UserStatus
  /** Factor types the enrolment policy hides from whoever lists them. */
  readonly hidden?: 'all' | readonly string[]
  readonly push?: PushHabit
  readonly role?: AdminRole
  /** Default false: whoever may read roles may read whether this is an administrator. */
  readonly roleKeptBack?: boolean
  readonly onReset?: ResetBehaviour
  /** Default true: on the Identity Engine a verified primary address is a factor by itself. */
  readonly emailVerified?: boolean
  /** Default false: wrong passwords from devices nobody knows have blocked those. */
  readonly blocked?: boolean
  /** Default `OKTA`: where the account and its password come from. */
  readonly source?: AccountSource
  /** Default: since it was enrolled. */
  readonly phoneChangedDaysAgo?: number
}

export const scenarios: Readonly<Record<string, OktaScenario>> = {
  'mira.dunmore': { factors: ['okta-verify-with-fastpass', 'sms'] },
  'gwendolyn.oakes': { factors: ['okta-verify', 'google-authenticator', 'question'] },
  'septima.allgood': {
    factors: [
      'okta-verify-with-fastpass',
      'sms',
      'call',
      'question',
      'google-authenticator',
      'custom-totp',
      'yubikey',
      'rsa',
      'u2f',
      'security-key',
      'duo',
    ],
  },
  'nona.weirside': { factors: ['okta-verify', 'unknown'] },
  'blanche.nullmeyer': { factors: ['security-key', 'sms'], hidden: 'all' },
  'oswin.cloudless': { factors: ['security-key', 'touch-id'], emailVerified: false },

  'dagny.disselhoff': { status: 'DEPROVISIONED' },
  'lachlan.lockside': { factors: ['okta-verify', 'sms'], status: 'LOCKED_OUT' },
  'elspeth.lapsleymoor': { factors: ['google-authenticator', 'sms'], status: 'SUSPENDED' },

  'apollonia.waiting': { factors: ['okta-verify', 'sms'], push: 'never-answers' },
  'norbert.rulinghaus': { factors: ['okta-verify', 'call'], push: 'rejects' },
  'warrick.heedwell': { factors: ['okta-verify', 'sms'], role: roles.orgAdmin },
  'cutler.breckline': { factors: ['okta-verify', 'sms'], onReset: 'connection-lost-after-applying' },
  'lentina.slowacre': { factors: ['okta-verify'], onReset: 'slow' },
  'vanora.fadingham': { factors: ['google-authenticator'], onReset: 'gone' },

  'robin.ashdowne': { factors: ['okta-verify'] },
  'r.ashdowne2': { factors: ['sms', 'security-key'], hidden: ['webauthn'] },
  'robyn.ashdowne': { factors: ['google-authenticator'] },
  'robin.ashdownlee': { factors: [], emailVerified: false },

  'madalena.ferreirinha': { factors: ['okta-verify', 'call'] },
  'awa.nguessanou': { factors: ['custom-totp', 'sms'], phoneChangedDaysAgo: 2 },
  'jb.lecuyer': { factors: ['sms', 'question'] },
  'zoe.unsal': { factors: ['google-authenticator-begun', 'sms'] },
  sukmawatiningrum: { factors: ['google-authenticator'] },
  'aurelia.vancewell': { factors: ['okta-verify', 'second-okta-verify', 'sms'] },

  'leopold.keyswarden': { factors: ['okta-verify', 'security-key'], role: roles.orgAdmin },
  'isolde.veilmark': { factors: ['okta-verify', 'sms'], roleKeptBack: true },
  'cordelia.boardwell': { factors: ['okta-verify', 'sms'], push: 'rejects' },

  'ottoline.farrowgate': { factors: ['yubikey', 'symantec'] },
  'casimir.stagewell': { factors: [], status: 'STAGED', emailVerified: false },
  'lucasta.provisor': { factors: [], status: 'PROVISIONED', emailVerified: false },
  'petronella.redeem': { factors: ['okta-verify', 'sms'], status: 'RECOVERY' },
  'thaddeus.lapsewick': { factors: ['okta-verify'], status: 'PASSWORD_EXPIRED' },

  'ursula.strangeway': { factors: ['okta-verify'], blocked: true },
  'barnaby.treeholt': { factors: ['okta-verify'], status: 'LOCKED_OUT', source: 'ACTIVE_DIRECTORY' },

  'svc-super': { factors: ['security-key'], role: roles.superAdmin },
  'svc-helpdesk': { factors: ['security-key'], role: roles.helpDesk },
  'svc-readonly': { factors: ['security-key'], role: roles.readOnly },
  'svc-servicedesk': { factors: ['security-key'], role: roles.serviceDesk },
  'svc-practicedesk': { factors: ['security-key'], role: roles.serviceDeskSeeingRoles },
  'svc-viewer': { factors: ['security-key'], role: roles.withoutReset },
}
