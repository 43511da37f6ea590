/**
 * The requests that this provider sends to Duo's Admin API, and no others. What would harm is not here: deleting a user, a telephone or a
 * hardware token, enrolling by a name (which creates users), anything about administrators. Sources: https://duo.com/docs/adminapi and
 * Duo's own clients.
 */
import type { z } from 'zod'
import { createBackOff } from '../http/back-off.ts'
import type { PausePorts } from '../http/pause.ts'
import { type Authentication, type Change, createSystemClient } from '../http/system-client.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { DuoId } from './duo-id.ts'
import { failureOf } from './failures.ts'
import {
  BypassCodesAnswer,
  DesktopAuthenticatorsAnswer,
  DoneAnswer,
  type ListedUser,
  PushResultAnswer,
  type User,
  UserAnswer,
  UserPage,
  UsersAnswer,
} from './schemas.ts'

/** The most that Duo returns at once. */
const pageSize = 300
const subListSize = '300'

/** Two hundred pages are what Duo allows in a minute. */
export const maxListedUsers = 60_000

const pagesAtOnce = 4

/** As Duo's own clients pause: its limits are counted by the minute, and a 429 names none. */
const pausesMs = [1_000, 2_000, 4_000]
const pageTimeoutMs = 30_000

/** How long a bypass code is valid. Left out, it never expires. */
export const bypassCodeSeconds = 3_600

/** What can be taken off a user, by where it is removed. */
export type RemovableKind = 'phone' | 'token' | 'webauthn' | 'desktop' | 'bypass'

const removalPaths: Readonly<Record<RemovableKind, (user: DuoId, thing: DuoId) => string>> = {
  // Below the user, it is taken off the user and otherwise left alone. A telephone may be somebody else's too, and a deleted token is
  // lost with its seed.
  phone: (user, phone) => `/admin/v1/users/${user}/phones/${phone}`,
  token: (user, token) => `/admin/v1/users/${user}/tokens/${token}`,
  webauthn: (_, credential) => `/admin/v1/webauthncredentials/${credential}`,
  desktop: (_, authenticator) => `/admin/v1/desktop_authenticators/${authenticator}`,
  bypass: (_, code) => `/admin/v1/bypass_codes/${code}`,
}

export type DuoClient = ReturnType<typeof createDuoClient>

export function createDuoClient(
  ports: PausePorts & { readonly transport: Transport; readonly authentication: Authentication },
) {
  const { transport, authentication, now } = ports
  const client = createSystemClient({
    transport,
    authentication,
    pacing: createBackOff({ ...ports, pausesMs }),
    isUnauthenticated: ({ status }) => status === 401,
    failureOf: (response) => failureOf(response, now()),
  })
  const userPath = (user: DuoId, ...below: readonly string[]): string => ['/admin/v1/users', user, ...below].join('/')
  const read = <Schema extends z.ZodType>(schema: Schema, path: string, signal: AbortSignal) =>
    client.read(schema, { path }, signal)

  const readPage = (offset: number, signal: AbortSignal) =>
    client.read(
      UserPage,
      {
        path: '/admin/v1/users',
        query: { limit: String(pageSize), offset: String(offset) },
        timeoutMs: pageTimeoutMs,
      },
      signal,
    )

  return {
    failureOf: (response: TransportResponse): ProviderError => client.failureOf(response),

    /** Users with exactly this name, alias or address. */
    async findUsers(query: { readonly username: string } | { readonly email: string }, signal: AbortSignal) {
      return client.read(UsersAnswer, { path: '/admin/v1/users', query }, signal)
    },

    /** The first users there are, to see whether any may be read. */
    readSome: (signal: AbortSignal) =>
      client.read(UserPage, { path: '/admin/v1/users', query: { limit: '1', offset: '0' } }, signal),

    /**
     * Calls `take` with each user, and resolves with the number that could not be parsed. Rejects with `answer-too-large` if there are more
     * than can be read within Duo's limits.
     */
    async listUsers(take: (user: ListedUser) => void, signal: AbortSignal): Promise<number> {
      const taken = new Set<string>()
      let unreadable = 0
      const takePage = (page: Awaited<ReturnType<typeof readPage>>): void => {
        unreadable += page.unreadable.length
        for (const user of page.items) {
          // Somebody who was created meanwhile moves others to the next page.
          if (!taken.has(user.user_id)) take(user)
          taken.add(user.user_id)
        }
      }
      const first = await readPage(0, signal)
      takePage(first)
      const { nextOffset, total } = first
      if (nextOffset === null) return unreadable
      if (nextOffset < 1 || total === null) throw new ProviderError('unexpected-response', 'answer-not-understood')
      if (total > maxListedUsers) throw new ProviderError('unexpected-response', 'answer-too-large')
      const offsets = Array.from({ length: Math.ceil(total / nextOffset) - 1 }, (_, page) => (page + 1) * nextOffset)
      const readNext = async (): Promise<void> => {
        for (let offset = offsets.shift(); offset !== undefined; offset = offsets.shift()) {
          takePage(await readPage(offset, signal))
        }
      }
      // The list is of no use without one of its pages, and the others would use up Duo's limit.
      const giveUp = (cause: unknown): never => {
        offsets.length = 0
        throw cause
      }
      await Promise.all(Array.from({ length: pagesAtOnce }, () => readNext().catch(giveUp)))
      return unreadable
    },

    async readUser(user: DuoId, signal: AbortSignal): Promise<User> {
      return read(UserAnswer, userPath(user), signal)
    },

    readBypassCodes: (user: DuoId, signal: AbortSignal) =>
      client.read(
        BypassCodesAnswer,
        { path: userPath(user, 'bypass_codes'), query: { limit: subListSize, offset: '0' } },
        signal,
      ),

    readDesktopAuthenticators: (user: DuoId, signal: AbortSignal) =>
      read(DesktopAuthenticatorsAnswer, userPath(user, 'desktopauthenticators'), signal),

    /** Resolves if this application may do what this desk has no use for. */
    readBeyond: (
      path: '/admin/v1/admins' | '/admin/v1/settings' | '/admin/v3/integrations',
      signal: AbortSignal,
    ): Promise<unknown> => read(DoneAnswer, path, signal),

    /** The response, whatever its status. Rejects as `SystemClient.change`. */
    remove: (kind: RemovableKind, user: DuoId, thing: DuoId, signal: AbortSignal, waiting?: AbortSignal) =>
      client.change({ method: 'DELETE', path: removalPaths[kind](user, thing) }, signal, waiting),

    unlock: (user: DuoId, signal: AbortSignal, waiting?: AbortSignal) =>
      client.change({ method: 'POST', path: userPath(user), json: { status: 'active' } }, signal, waiting),

    /** One code, for one use, that ends. Each of these fields has a default that would wipe the user's codes or make one that never ends. */
    makeBypassCode(user: DuoId, signal: AbortSignal, waiting?: AbortSignal) {
      const json = {
        count: '1',
        reuse_count: '1',
        valid_secs: String(bypassCodeSeconds),
        preserve_existing: 'true',
      }
      const change: Change = { method: 'POST', path: userPath(user, 'bypass_codes'), json }
      return client.change(change, signal, waiting)
    },

    sendPush: (user: DuoId, phone: DuoId, signal: AbortSignal) =>
      client.change(
        { method: 'POST', path: userPath(user, 'send_verification_push'), json: { phone_id: phone } },
        signal,
      ),

    readPush: (user: DuoId, pushId: string, signal: AbortSignal) =>
      client.read(
        PushResultAnswer,
        { path: userPath(user, 'verification_push_response'), query: { push_id: pushId } },
        signal,
      ),
  }
}
