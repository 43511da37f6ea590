/**
 * The requests that this provider sends to Microsoft Graph, and no others. What would harm is not here: deleting or changing a user,
 * setting a password, anything about roles, policies or applications, and `/me`, which would mean the agent.
 */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { createBackOff } from '../http/back-off.ts'
import type { PausePorts } from '../http/pause.ts'
import { type Authentication, createSystemClient, type Missing, type RequestTarget } from '../http/system-client.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import type { ProviderError } from '../provider-error.ts'
import type { MethodId, ObjectId } from './entra-id.ts'
import { failureOf } from './failures.ts'
import {
  RoleHoldingsAnswer,
  ManagerAnswer,
  MembershipsAnswer,
  MethodsAnswer,
  OrganizationsAnswer,
  PreferencesAnswer,
  User,
  UsersAnswer,
  userSelect,
} from './schemas.ts'

/** Where a method of each type is removed. Not made from the type's name: that leads nowhere for some of them. */
export const segments = {
  phone: 'phoneMethods',
  email: 'emailMethods',
  microsoftAuthenticator: 'microsoftAuthenticatorMethods',
  softwareOath: 'softwareOathMethods',
  fido2: 'fido2Methods',
  windowsHelloForBusiness: 'windowsHelloForBusinessMethods',
  platformCredential: 'platformCredentialMethods',
  temporaryAccessPass: 'temporaryAccessPassMethods',
  externalAuthenticationMethod: 'externalAuthenticationMethods',
} as const
export type RemovableType = keyof typeof segments

/** The identity service often names no pause ("Microsoft Graph throttling guidance"). */
const pausesMs = [1_000, 2_000]

/** A page of groups has all their properties. */
const membershipsTop = '999'

export type EntraClient = ReturnType<typeof createEntraClient>

export function createEntraClient(
  ports: PausePorts & { readonly transport: Transport; readonly authentication: Authentication },
) {
  const { transport, authentication, now } = ports
  const client = createSystemClient({
    transport,
    authentication: withGraphHeaders(authentication),
    pacing: createBackOff({ ...ports, pausesMs }),
    isUnauthenticated: ({ status }) => status === 401,
    failureOf: (response, about) => failureOf(response, now(), about),
  })
  const userPath = (user: ObjectId, ...below: readonly string[]): string => ['/v1.0/users', user, ...below].join('/')
  const about: Missing = 'account'
  const readOf = <Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    query: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<z.output<Schema>> => client.read(schema, { path, query }, signal, about)

  return {
    failureOf: (response: TransportResponse): ProviderError => client.failureOf(response, about),

    /** `query`: `$search` or `$filter`. */
    findUsers: (query: Readonly<Record<string, string>>, most: number, signal: AbortSignal) =>
      client.read(
        UsersAnswer,
        { path: '/v1.0/users', query: { ...query, $count: 'true', $select: userSelect, $top: String(most) } },
        signal,
      ),

    readUser: (user: ObjectId, signal: AbortSignal): Promise<User> =>
      readOf(User, userPath(user), { $select: userSelect }, signal),

    readManager: (user: ObjectId, signal: AbortSignal) =>
      readOf(ManagerAnswer, userPath(user, 'manager'), { $select: 'id,displayName,mail' }, signal),

    /** Groups and active roles, also through groups. */
    readMemberships: (user: ObjectId, signal: AbortSignal) =>
      readOf(MembershipsAnswer, userPath(user, 'transitiveMemberOf'), { $top: membershipsTop }, signal),

    /**
     * `roleAssignments`: active roles, also those for one administrative unit and the tenant's own, which no list of memberships has.
     * `roleEligibilityScheduleInstances`: those that somebody can activate by himself (Privileged Identity Management), or through a group.
     */
    readRoles: (
      which: 'roleAssignments' | 'roleEligibilityScheduleInstances',
      principal: ObjectId,
      signal: AbortSignal,
    ) =>
      client.read(
        RoleHoldingsAnswer,
        {
          path: `/v1.0/roleManagement/directory/${which}`,
          query: { $filter: `principalId eq '${principal}'`, $expand: 'roleDefinition' },
        },
        signal,
      ),

    readMethods: (user: ObjectId, signal: AbortSignal) =>
      readOf(MethodsAnswer, userPath(user, 'authentication', 'methods'), {}, signal),

    /** Which method is the default is in no answer of version 1.0. */
    readPreferences: (user: ObjectId, signal: AbortSignal) =>
      readOf(PreferencesAnswer, `/beta/users/${user}/authentication/signInPreferences`, {}, signal),

    readOrganization: (signal: AbortSignal) =>
      client.read(OrganizationsAnswer, { path: '/v1.0/organization', query: { $select: 'id,displayName' } }, signal),

    /** The response, whatever its status. Rejects as `SystemClient.change`. */
    remove: (type: RemovableType, user: ObjectId, method: MethodId, signal: AbortSignal, waiting?: AbortSignal) =>
      client.change(
        { method: 'DELETE', path: userPath(user, 'authentication', segments[type], method) },
        signal,
        waiting,
      ),

    endSessions: (user: ObjectId, signal: AbortSignal, waiting?: AbortSignal) =>
      client.change({ method: 'POST', path: userPath(user, 'revokeSignInSessions') }, signal, waiting),

    /** For one sign-in. How long it lasts is the policy's default, since any other time may be outside of what the policy permits. */
    makePass: (user: ObjectId, signal: AbortSignal, waiting?: AbortSignal) =>
      client.change(
        {
          method: 'POST',
          path: userPath(user, 'authentication', 'temporaryAccessPassMethods'),
          json: { isUsableOnce: true },
        },
        signal,
        waiting,
      ),
  }
}

/**
 * Searches need `ConsistencyLevel` ("Advanced query capabilities on directory objects"); without `Prefer`, methods of a type that is newer
 * than the version come as "unknown". The request's id is what Microsoft's support asks for.
 */
function withGraphHeaders(authentication: Authentication): Authentication {
  return {
    headers: async (target, signal) => ({
      ...(await authentication.headers(target, signal)),
      ...(isAdvanced(target) ? { ConsistencyLevel: 'eventual' } : {}),
      Prefer: 'include-unknown-enum-members',
      'client-request-id': randomUUID(),
    }),
    refused: (used, response) => authentication.refused(used, response),
    startOver: () => {
      authentication.startOver()
    },
  }
}

function isAdvanced({ query = {} }: RequestTarget): boolean {
  return Object.hasOwn(query, '$count')
}
