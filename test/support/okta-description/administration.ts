/** Administrator roles and permissions, the org and its log, as Okta describes them. */
import { z } from 'zod'
import { Instant, Links, type Operation, refusals } from './common.ts'

const RoleType = z.enum(['SUPER_ADMIN', 'ORG_ADMIN', 'HELP_DESK_ADMIN', 'READ_ONLY_ADMIN', 'CUSTOM'])

export const RoleShape = z.looseObject({
  id: z.string(),
  label: z.string(),
  type: RoleType,
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: Instant,
  lastUpdated: Instant,
  assignmentType: z.enum(['CLIENT', 'GROUP', 'USER']),
  role: z.string().optional(),
  'resource-set': z.string().optional(),
  _links: Links,
})

export const OrgShape = z.looseObject({
  id: z.string(),
  companyName: z.string(),
  subdomain: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: Instant,
  lastUpdated: Instant,
})

export const LogShape = z.looseObject({
  uuid: z.string(),
  published: Instant,
  eventType: z.string(),
  version: z.string(),
  severity: z.enum(['DEBUG', 'ERROR', 'INFO', 'WARN']),
  actor: z.looseObject({ id: z.string(), type: z.string() }),
  outcome: z.looseObject({ result: z.string() }),
  target: z.array(z.looseObject({ id: z.string(), type: z.string() })),
})

export const administrationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/v1/users/{userId}/roles',
    answers: { 200: z.array(RoleShape), ...refusals(401, 403, 404, 429) },
  },
  {
    method: 'GET',
    path: '/oauth2/v1/clients/{clientId}/roles',
    answers: { 200: z.array(RoleShape), ...refusals(401, 403, 404, 429) },
  },
  {
    method: 'GET',
    path: '/api/v1/iam/roles/{roleIdOrLabel}/permissions',
    answers: { 200: z.looseObject({ permissions: z.array(z.looseObject({})) }), ...refusals(401, 403, 404, 429) },
  },
  { method: 'GET', path: '/api/v1/org', answers: { 200: OrgShape, ...refusals(401, 403, 429) } },
  {
    method: 'GET',
    path: '/.well-known/okta-organization',
    answers: { 200: z.looseObject({ id: z.string(), pipeline: z.enum(['idx', 'v1']) }), ...refusals(429) },
  },
  { method: 'GET', path: '/api/v1/logs', answers: { 200: z.array(LogShape), ...refusals(400, 401, 403, 429) } },
]
