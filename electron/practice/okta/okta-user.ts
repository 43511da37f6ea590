/** A user of the org: what Okta holds, and how the person behind it behaves. */
import type { OktaFactor } from './factors.ts'
import type { AdminRole } from './roles.ts'

export type UserStatus =
  'ACTIVE' | 'DEPROVISIONED' | 'LOCKED_OUT' | 'PASSWORD_EXPIRED' | 'PROVISIONED' | 'RECOVERY' | 'STAGED' | 'SUSPENDED'

/** What the person does with a push notification. */
export type PushHabit = 'approves' | 'rejects' | 'never-answers'

export type ResetBehaviour =
  | 'usual'
  | 'slow'
  /** Done, but the connection is lost before the answer. */
  | 'connection-lost-after-applying'
  /** Found and listed as usual; gone when the reset arrives. */
  | 'gone'

export type AccountSource = 'OKTA' | 'ACTIVE_DIRECTORY'

export interface OktaProfile {
  readonly login: string
  readonly email: string
  readonly secondEmail: string | null
  readonly firstName: string
  /** `null` for a person with one name only. */
  readonly lastName: string | null
  readonly displayName: string
  readonly mobilePhone: string | null
  readonly primaryPhone: string | null
  readonly title: string
  readonly department: string
  readonly employeeNumber: string
  readonly organization: string
  readonly userType: string
  /** The manager's display name, and the identifier of the manager's Okta user where there is one. */
  readonly manager: string | null
  readonly managerId: string | null
}

export interface OktaUser {
  readonly id: string
  status: UserStatus
  statusChanged: Date | null
  lastUpdated: Date
  readonly created: Date
  readonly activated: Date | null
  readonly lastLogin: Date | null
  readonly passwordChanged: Date | null
  readonly profile: OktaProfile
  /** Everything enrolled, hidden by the policy or not. */
  factors: readonly OktaFactor[]
  readonly hidden: 'all' | readonly string[]
  /** From devices that nobody knows. */
  blocked: boolean
  readonly source: AccountSource
  readonly push: PushHabit
  readonly onReset: ResetBehaviour
  /** `null` = no administrator. */
  readonly role: AdminRole | null
  /** Whether there is one is told to super administrators alone. */
  readonly isRoleKeptBack: boolean
  /** By name. */
  readonly groups: readonly string[]
}
