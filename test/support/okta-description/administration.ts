/**
 * Administrator roles and permissions, the org and its log, as Okta describes them. Stricter than the description in two ways: what the
 * simulator always sends must be there, and what is not written down here must not.
 */
import { z } from 'zod'
import { Instant, Link, type Operation, refusals } from './common.ts'

const assignment = z.strictObject({
  id: z.string(),
  label: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: Instant,
  lastUpdated: Instant,
  assignmentType: z.enum(['CLIENT', 'GROUP', 'USER']),
})

const StandardRole = assignment.extend({
  type: z.enum([
    'API_ACCESS_MANAGEMENT_ADMIN',
    'APP_ADMIN',
    'GROUP_MEMBERSHIP_ADMIN',
    'HELP_DESK_ADMIN',
    'ORG_ADMIN',
    'READ_ONLY_ADMIN',
    'REPORT_ADMIN',
    'SUPER_ADMIN',
    'USER_ADMIN',
  ]),
  _links: z.strictObject({ assignee: Link }),
})

const CustomRole = assignment.extend({
  type: z.enum(['ACCESS_CERTIFICATIONS_ADMIN', 'ACCESS_REQUESTS_ADMIN', 'CUSTOM', 'WORKFLOWS_ADMIN']),
  role: z.string(),
  'resource-set': z.string(),
  _links: z.strictObject({ assignee: Link, permissions: Link, 'resource-set': Link, role: Link }),
})

/** Which of the two it is, is told by its type. */
export const RoleShape = z.discriminatedUnion('type', [StandardRole, CustomRole])

const PermissionsShape = z.strictObject({
  permissions: z.array(
    z.strictObject({
      label: z.string(),
      created: Instant,
      lastUpdated: Instant,
      _links: z.strictObject({ role: Link, self: Link }),
    }),
  ),
})

export const OrgShape = z.strictObject({
  id: z.string(),
  companyName: z.string(),
  subdomain: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: Instant,
  lastUpdated: Instant,
  website: z.string(),
})

const KnownOrgShape = z.strictObject({
  id: z.string(),
  pipeline: z.enum(['idx', 'v1']),
  _links: z.strictObject({ organization: Link }),
})

const LogEntity = z.strictObject({
  id: z.string(),
  type: z.string(),
  alternateId: z.string(),
  displayName: z.string(),
})

export const LogShape = z.strictObject({
  uuid: z.string(),
  published: Instant,
  eventType: z.string(),
  version: z.string(),
  severity: z.enum(['DEBUG', 'ERROR', 'INFO', 'WARN']),
  displayMessage: z.string(),
  actor: LogEntity,
  outcome: z.strictObject({
    result: z.enum([
      'ABANDONED',
      'ALLOW',
      'CHALLENGE',
      'DEFERRED',
      'DENY',
      'FAILURE',
      'RATE_LIMIT',
      'SCHEDULED',
      'SKIPPED',
      'SUCCESS',
      'UNANSWERED',
      'UNKNOWN',
    ]),
  }),
  target: z.array(LogEntity),
})

export const administrationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/v1/users/{userId}/roles',
    answers: { 200: z.array(RoleShape), ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'GET',
    path: '/oauth2/v1/clients/{clientId}/roles',
    answers: { 200: z.array(RoleShape), ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'GET',
    path: '/api/v1/iam/roles/{roleIdOrLabel}/permissions',
    answers: { 200: PermissionsShape, ...refusals(403, 404, 429) },
    beyond: [401],
  },
  { method: 'GET', path: '/api/v1/org', answers: { 200: OrgShape, ...refusals(403, 429) }, beyond: [401] },
  { method: 'GET', path: '/.well-known/okta-organization', answers: { 200: KnownOrgShape, ...refusals(429) } },
  {
    method: 'GET',
    path: '/api/v1/logs',
    answers: { 200: z.array(LogShape), ...refusals(400, 403, 429) },
    beyond: [401],
  },
]
