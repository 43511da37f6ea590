/** Administrator roles of the Okta simulator: what a caller may do, and how Okta names the role. */

/** Said in our words; several of Okta's permissions may stand behind one. */
export type Power =
  | 'read-users'
  | 'reset-factors'
  | 'verify-factors'
  | 'clear-sessions'
  | 'unlock'
  | 'temporary-access-code'
  | 'read-roles'
  | 'read-org'
  | 'read-logs'

export interface AdminRole {
  readonly type: 'SUPER_ADMIN' | 'ORG_ADMIN' | 'HELP_DESK_ADMIN' | 'READ_ONLY_ADMIN' | 'CUSTOM'
  readonly label: string
  readonly powers: readonly Power[]
  /** Without it, 403 for whatever would change or check a user who is an administrator. */
  readonly mayActOnAdministrators: boolean
  /** Seen by other tools: these roles could verify Okta's own factors, not Google Authenticator. */
  readonly verifiesOktaFactorsOnly: boolean
  /** Of a custom role, as Okta names them; `null` for a standard role. */
  readonly permissions: readonly string[] | null
}

const everything: readonly Power[] = [
  'read-users',
  'reset-factors',
  'verify-factors',
  'clear-sessions',
  'unlock',
  'temporary-access-code',
  'read-roles',
  'read-org',
  'read-logs',
]

const serviceDeskPowers: readonly Power[] = [
  'read-users',
  'reset-factors',
  'verify-factors',
  'clear-sessions',
  'unlock',
  'temporary-access-code',
]

const serviceDeskPermissions: readonly string[] = [
  'okta.users.read',
  'okta.users.credentials.resetFactors',
  'okta.users.lifecycle.clearSessions',
  'okta.users.lifecycle.unlock',
  'okta.users.credentials.manageTemporaryAccessCode',
]

export const roles = {
  superAdmin: {
    type: 'SUPER_ADMIN',
    label: 'Super Administrator',
    powers: everything,
    mayActOnAdministrators: true,
    verifiesOktaFactorsOnly: false,
    permissions: null,
  },
  orgAdmin: {
    type: 'ORG_ADMIN',
    label: 'Organization Administrator',
    powers: everything,
    mayActOnAdministrators: false,
    verifiesOktaFactorsOnly: false,
    permissions: null,
  },
  helpDesk: {
    type: 'HELP_DESK_ADMIN',
    label: 'Help Desk Administrator',
    powers: ['read-users', 'reset-factors', 'verify-factors', 'clear-sessions', 'unlock'],
    mayActOnAdministrators: false,
    verifiesOktaFactorsOnly: true,
    permissions: null,
  },
  readOnly: {
    type: 'READ_ONLY_ADMIN',
    label: 'Read-only Administrator',
    powers: ['read-users', 'verify-factors', 'read-roles', 'read-org', 'read-logs'],
    mayActOnAdministrators: false,
    verifiesOktaFactorsOnly: true,
    permissions: null,
  },
  serviceDesk: {
    type: 'CUSTOM',
    label: 'Service desk',
    powers: serviceDeskPowers,
    mayActOnAdministrators: false,
    verifiesOktaFactorsOnly: false,
    permissions: serviceDeskPermissions,
  },
  /** The same with what a desk needs to tell administrators from everybody else. */
  serviceDeskSeeingRoles: {
    type: 'CUSTOM',
    label: 'Service desk that sees roles',
    powers: [...serviceDeskPowers, 'read-roles'],
    mayActOnAdministrators: false,
    verifiesOktaFactorsOnly: false,
    permissions: [...serviceDeskPermissions, 'okta.iam.read'],
  },
  withoutReset: {
    type: 'CUSTOM',
    label: 'Directory viewer',
    powers: ['read-users', 'unlock'],
    mayActOnAdministrators: false,
    verifiesOktaFactorsOnly: true,
    permissions: ['okta.users.read', 'okta.users.lifecycle.unlock'],
  },
} as const satisfies Readonly<Record<string, AdminRole>>
