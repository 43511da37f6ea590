/**
 * "List all users": which users, in which order, which page of them. Throws `ApiError` for what Okta refuses. Pure.
 */
import { z } from 'zod'
import { ApiError, invalid } from './api-error.ts'
import { type Dialect, ExpressionRefusal, meets, parseExpression } from './expression.ts'
import type { OktaProfile, OktaUser } from './okta-user.ts'

export interface UserPage {
  readonly users: readonly OktaUser[]
  /** Where the next page begins; `null` = this is the last. */
  readonly after: string | null
}

const maxPageSize = 200
const maxPeoplePickerPageSize = 10

const instants = ['created', 'activated', 'statusChanged', 'lastUpdated']
const topLevel = ['id', 'status', 'type.id', ...instants]
const comparisons = ['eq', 'sw', 'gt', 'ge', 'lt', 'le', 'pr']
const containable = ['profile.firstName', 'profile.lastName', 'profile.email', 'profile.login']
const filterable = ['status', 'id', ...containable]

/** The profile has these and nothing of its own making. */
const ProfileAttribute = z.enum([
  'login',
  'email',
  'secondEmail',
  'firstName',
  'lastName',
  'displayName',
  'mobilePhone',
  'primaryPhone',
  'title',
  'department',
  'employeeNumber',
  'organization',
  'userType',
  'manager',
  'managerId',
]) satisfies z.ZodType<keyof OktaProfile>

function profileAttribute(attribute: string): keyof OktaProfile | null {
  return attribute.startsWith('profile.') ? (ProfileAttribute.safeParse(attribute.slice(8)).data ?? null) : null
}

export const searchDialect: Dialect = {
  allows: (attribute, operator) => {
    if (operator === 'co') return containable.includes(attribute)
    if (instants.includes(attribute)) return operator !== 'sw'
    return comparisons.includes(operator) && (topLevel.includes(attribute) || profileAttribute(attribute) !== null)
  },
  isInstant: (attribute) => instants.includes(attribute),
  caseCounts: false,
}

export const filterDialect: Dialect = {
  allows: (attribute, operator) =>
    attribute === 'lastUpdated'
      ? ['eq', 'gt', 'ge', 'lt', 'le'].includes(operator)
      : operator === 'eq' && filterable.includes(attribute),
  isInstant: (attribute) => attribute === 'lastUpdated',
  caseCounts: true,
}

function read(user: OktaUser, attribute: string): string | null {
  switch (attribute) {
    case 'id':
      return user.id
    case 'status':
      return user.status
    case 'created':
      return user.created.toISOString()
    case 'activated':
      return user.activated?.toISOString() ?? null
    case 'statusChanged':
      return user.statusChanged?.toISOString() ?? null
    case 'lastUpdated':
      return user.lastUpdated.toISOString()
    default: {
      const name = profileAttribute(attribute)
      return name && user.profile[name]
    }
  }
}

export function listUsers(all: readonly OktaUser[], query: URLSearchParams): UserPage {
  const [search, filter, q] = [query.get('search'), query.get('filter'), query.get('q')]
  if ([search, filter, q].filter((one) => one !== null).length > 1) throw new ApiError('E0000033')
  if (!['asc', 'desc'].includes(query.get('sortOrder') ?? 'asc'))
    throw invalid('sortOrder', 'The value is asc or desc.')
  const limit = pageSize(query.get('limit'), q === null ? maxPageSize : maxPeoplePickerPageSize)
  if (q !== null) return { users: startingWith(all, q).slice(0, limit), after: null }

  let found: readonly OktaUser[]
  if (search !== null) found = sorted(matching(all, search, searchDialect), query)
  else if (filter !== null) found = matching(all, filter, filterDialect)
  else found = all.filter(({ status }) => status !== 'DEPROVISIONED')

  const after = query.get('after')
  const start = after === null ? 0 : found.findIndex(({ id }) => id === after) + 1
  if (after !== null && start === 0) throw new ApiError('E0000029')
  const users = found.slice(start, start + limit)
  const last = users.at(-1)
  return { users, after: last && start + limit < found.length ? last.id : null }
}

function pageSize(asked: string | null, usual: number): number {
  if (asked === null) return usual
  if (!/^\d{1,9}$/u.test(asked) || Number(asked) < 1) throw invalid('limit', 'The limit is a whole number above 0.')
  return Math.min(Number(asked), maxPageSize)
}

function matching(users: readonly OktaUser[], text: string, dialect: Dialect): OktaUser[] {
  try {
    const expression = parseExpression(text, dialect)
    return users.filter((user) => meets(expression, (attribute) => read(user, attribute), dialect))
  } catch (error) {
    if (!(error instanceof ExpressionRefusal)) throw error
    throw new ApiError('E0000031', { causes: [error.message] })
  }
}

/** For people pickers: the beginning of a name or address, without those who left. */
function startingWith(users: readonly OktaUser[], q: string): OktaUser[] {
  const wanted = q.toLowerCase()
  return users.filter(
    ({ status, profile }) =>
      status !== 'DEPROVISIONED' &&
      [profile.firstName, profile.lastName, profile.email].some((text) => text?.toLowerCase().startsWith(wanted)),
  )
}

function sorted(users: readonly OktaUser[], query: URLSearchParams): readonly OktaUser[] {
  const attribute = query.get('sortBy')
  if (attribute === null) return users
  if (!searchDialect.allows(attribute, 'eq')) throw new ApiError('E0000031', { causes: [`sortBy: ${attribute}`] })
  const direction = query.get('sortOrder') === 'desc' ? -1 : 1
  const key = (user: OktaUser): string => (read(user, attribute) ?? '').toLowerCase()
  return users.toSorted((a, b) => direction * order(key(a), key(b)) || order(a.id, b.id))
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** `id,status,profile:(login,firstName)`; the identifier and the links are always there. */
export function withFields(user: Readonly<Record<string, unknown>>, fields: string): object {
  const profileList = /(?:^|,)\s*profile:\(([^()]*)\)/u.exec(fields)
  const names = fields
    .replace(/profile:\([^()]*\)/u, '')
    .split(',')
    .map((name) => name.trim())
  if (names.some((name) => !/^\w*$/u.test(name))) throw invalid('fields', 'The list of fields is not understood.')
  const kept = ['id', '_links', ...names]
  const picked = Object.fromEntries(Object.entries(user).filter(([name]) => kept.includes(name)))
  if (!profileList) return picked
  const profileNames = (profileList[1] ?? '').split(',').map((name) => name.trim())
  const profile = Object.entries(user['profile'] ?? {}).filter(([name]) => profileNames.includes(name))
  return { ...picked, profile: Object.fromEntries(profile) }
}
