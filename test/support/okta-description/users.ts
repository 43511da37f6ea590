/** Users, their sessions and what is done to the whole of them, as Okta describes them. */
import { z } from 'zod'
import { Instant, Link, type Operation, refusals } from './common.ts'

const text = z.string().nullable()
const textUpTo = (longest: number) => z.string().max(longest).nullable()
const name = z.string().min(1).max(50).nullable()

/** Custom attributes may stand beside these; the simulator has none. */
const Profile = z.strictObject({
  city: textUpTo(128).optional(),
  costCenter: text.optional(),
  countryCode: textUpTo(2).optional(),
  department: z.string(),
  displayName: text,
  division: text.optional(),
  email: z.email().min(5).max(100),
  employeeNumber: z.string(),
  firstName: name,
  honorificPrefix: text.optional(),
  honorificSuffix: text.optional(),
  lastName: name,
  locale: z.string().optional(),
  login: z.string().min(5).max(100),
  manager: text,
  managerId: text,
  middleName: text.optional(),
  mobilePhone: textUpTo(100),
  nickName: text.optional(),
  organization: text,
  postalAddress: textUpTo(4096).optional(),
  preferredLanguage: text.optional(),
  primaryPhone: textUpTo(100).optional(),
  profileUrl: text.optional(),
  secondEmail: z.email().max(100).nullable(),
  state: textUpTo(128).optional(),
  streetAddress: textUpTo(1024).optional(),
  timezone: text.optional(),
  title: text,
  userType: text,
  zipCode: textUpTo(50).optional(),
})

const Credentials = z.strictObject({
  /** Empty in every answer: there is a password. */
  password: z.strictObject({}).optional(),
  provider: z.strictObject({
    name: z.string(),
    type: z.enum(['ACTIVE_DIRECTORY', 'FEDERATION', 'IMPORT', 'LDAP', 'OKTA', 'SOCIAL']),
  }),
})

const BlockShape = z.strictObject({
  type: z.literal('DEVICE_BASED'),
  appliesTo: z.enum(['ANY_DEVICES', 'UNKNOWN_DEVICES']),
})

/** `_embedded` and `_links` are described too; the simulator has no use for them. */
const GroupShape = z.strictObject({
  id: z.string(),
  created: Instant,
  lastUpdated: Instant,
  lastMembershipUpdated: Instant,
  objectClass: z.array(z.string()),
  type: z.enum(['APP_GROUP', 'BUILT_IN', 'OKTA_GROUP']),
  profile: z.strictObject({ name: z.string(), description: z.string() }),
})

const UserLinks = z.strictObject({
  self: Link,
  activate: Link.optional(),
  changePassword: Link.optional(),
  changeRecoveryQuestion: Link.optional(),
  deactivate: Link.optional(),
  expirePassword: Link.optional(),
  forgotPassword: Link.optional(),
  reactivate: Link.optional(),
  resetFactors: Link.optional(),
  resetPassword: Link.optional(),
  schema: Link.optional(),
  suspend: Link.optional(),
  type: Link.optional(),
  unlock: Link.optional(),
  unsuspend: Link.optional(),
})

/**
 * The description requires no property at all; what the simulator knows of everybody is required here. Its words name more properties
 * (`realmId`, `transitioningToStatus`, `_embedded`), which the simulator has no use for.
 */
export const UserShape = z.strictObject({
  id: z.string(),
  status: z.enum([
    'ACTIVE',
    'DEPROVISIONED',
    'LOCKED_OUT',
    'PASSWORD_EXPIRED',
    'PROVISIONED',
    'RECOVERY',
    'STAGED',
    'SUSPENDED',
  ]),
  created: Instant,
  activated: Instant.nullable(),
  statusChanged: Instant.nullable(),
  lastLogin: Instant.nullable(),
  lastUpdated: Instant,
  passwordChanged: Instant.nullable(),
  type: z.strictObject({ id: z.string() }),
  profile: Profile,
  credentials: Credentials,
  _links: UserLinks,
})

/** With the fields that were asked for only, and no link but `self`. */
const ListedUserShape = UserShape.partial().extend({
  id: z.string(),
  profile: Profile.partial().optional(),
  _links: UserLinks.pick({ self: true }),
})

const users = '/api/v1/users'
const lifecycle = `${users}/{id}/lifecycle`

/** 401: no valid credential. 400: a query that is not understood. */
export const userOperations: readonly Operation[] = [
  { method: 'GET', path: users, answers: { 200: z.array(ListedUserShape), ...refusals(403, 429) }, beyond: [400, 401] },
  { method: 'GET', path: `${users}/{id}`, answers: { 200: UserShape, ...refusals(403, 404, 429) }, beyond: [401] },
  {
    method: 'POST',
    path: `${lifecycle}/reset_factors`,
    answers: { 200: null, ...refusals(403, 404, 429) },
    beyond: [401],
  },
  { method: 'POST', path: `${lifecycle}/unlock`, answers: { 200: null, ...refusals(403, 404, 429) }, beyond: [401] },
  {
    method: 'GET',
    path: `${users}/{userId}/blocks`,
    answers: { 200: z.array(BlockShape), ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'GET',
    path: `${users}/{id}/groups`,
    answers: { 200: z.array(GroupShape), ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'DELETE',
    path: `${users}/{userId}/sessions`,
    answers: { 204: null, ...refusals(403, 404, 429) },
    beyond: [401],
  },
]
