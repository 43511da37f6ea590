/** Users, their sessions and what is done to the whole of them, as Okta describes them. */
import { z } from 'zod'
import { Instant, Links, type Operation, refusals } from './common.ts'

const text = (longest: number) => z.string().max(longest).nullable().optional()

export const UserShape = z.looseObject({
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
  type: z.looseObject({ id: z.string() }),
  profile: z.looseObject({
    login: z.string().min(5).max(100),
    email: z.email().min(5).max(100),
    secondEmail: z.email().max(100).nullable(),
    firstName: z.string().min(1).max(50).nullable(),
    lastName: z.string().min(1).max(50).nullable(),
    displayName: z.string().nullable(),
    mobilePhone: text(100),
    department: z.string(),
    employeeNumber: z.string(),
    title: z.string().nullable(),
    manager: z.string().nullable(),
    managerId: z.string().nullable(),
  }),
  credentials: z.looseObject({
    password: z.looseObject({}).optional(),
    provider: z.looseObject({
      name: z.string(),
      type: z.enum(['ACTIVE_DIRECTORY', 'FEDERATION', 'IMPORT', 'LDAP', 'OKTA', 'SOCIAL']),
    }),
  }),
  _links: Links,
})

/** With the fields that were asked for only. */
const UserInListShape = UserShape.partial().extend({ profile: UserShape.shape.profile.partial().optional() })

const users = '/api/v1/users'

export const userOperations: readonly Operation[] = [
  { method: 'GET', path: users, answers: { 200: z.array(UserInListShape), ...refusals(400, 401, 403, 429) } },
  { method: 'GET', path: `${users}/{id}`, answers: { 200: UserShape, ...refusals(401, 403, 404, 429) } },
  {
    method: 'POST',
    path: `${users}/{id}/lifecycle/reset_factors`,
    answers: { 200: null, ...refusals(401, 403, 404, 429) },
  },
  { method: 'POST', path: `${users}/{id}/lifecycle/unlock`, answers: { 200: null, ...refusals(401, 403, 404, 429) } },
  { method: 'DELETE', path: `${users}/{userId}/sessions`, answers: { 204: null, ...refusals(401, 403, 404, 429) } },
]
