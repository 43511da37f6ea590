/** A desk without a page: every question to main waits until the test answers it. Invented people only. */
import { makeSettings } from '../../../support/domain-fixtures.ts'
import type { Account } from '../../../../shared/domain/account.ts'
import type { ConnectionView } from '../../../../shared/domain/connection.ts'
import type { Operation, StepState } from '../../../../shared/domain/history-entry.ts'
import type { Factor, MfaStatus } from '../../../../shared/domain/mfa-status.ts'
import type { Recent } from '../../../../shared/domain/recent.ts'
import type { ResetEffect, ResetPlan } from '../../../../shared/domain/reset-plan.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import type { AppEvent } from '../../../../shared/ipc/events.ts'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import type { DeskPorts } from '../../../../renderer/features/desk/store/desk-ports.ts'
import { createDeskStore } from '../../../../renderer/features/desk/store/desk-store.ts'
import { makePlannedAccount, microsoft365, removal } from '../../../support/domain-fixtures.ts'

export const head = '00000000-0000-4000-8000-000000000001'
export const branch = '00000000-0000-4000-8000-000000000002'
const at = '2026-01-05T10:42:00.000Z'

export function account(connectionId: string, accountId: string, changes: Partial<Account> = {}): Account {
  return {
    connectionId,
    accountId,
    displayName: 'Astrid Lindqvist',
    logins: [],
    email: null,
    employeeNumber: null,
    title: null,
    department: null,
    office: null,
    manager: null,
    path: null,
    state: { disabled: false, locked: false, expiresAt: null },
    ...changes,
  }
}

export function factor(id: string, changes: Partial<Factor> = {}): Factor {
  return {
    id,
    kind: 'authenticator-app',
    label: id,
    detail: null,
    enrolledAt: null,
    known: true,
    removable: true,
    ...changes,
  }
}

export function status(items: readonly Factor[], changes: Partial<MfaStatus> = {}): MfaStatus {
  return {
    readAt: at,
    factors: { knowledge: 'listed', mayBeIncomplete: false, items: [...items] },
    services: [{ ...microsoft365, reset: 'possible' }],
    all: null,
    ...changes,
  }
}

export function recent(of: Account, known: MfaStatus | null = null): Recent {
  return { account: of, status: known, lookedUpAt: at }
}

export function operation(
  steps: readonly { readonly effects: ResetEffect[]; readonly state: StepState }[],
  of: Account = account(head, '1'),
): Operation {
  return {
    id: '00000000-0000-4000-8000-00000000000a',
    startedAt: at,
    endedAt: at,
    agent: { osUser: 'agent', displayName: 'Sam', host: 'desk' },
    ticket: null,
    reason: null,
    accounts: [
      {
        account: of,
        connection: { connectionId: of.connectionId, system: 'adaxes', name: 'head office', environment: 'production' },
        before: status([]),
      },
    ],
    steps: steps.map(({ effects, state }, index) => ({
      step: { id: `s${index}`, connectionId: of.connectionId, accountId: of.accountId, effects },
      state,
      sentAt: at,
      endedAt: at,
      outcome: null,
      check: null,
    })),
    outcome: 'succeeded',
    recovered: false,
    retryOf: null,
  }
}

export const plan = (steps: ResetPlan['steps']): ResetPlan => ({
  id: 'a'.repeat(32),
  expiresAt: at,
  accounts: [makePlannedAccount()],
  steps,
})

export const failure = (code: AppError['code'], connectionId?: string) =>
  new AppFailure({ code, message: code, correlationId: 'c', ...(connectionId === undefined ? {} : { connectionId }) })

type Question = {
  readonly channel: string
  readonly request: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal | null
  readonly answer: (value: unknown) => Promise<void>
  readonly refuse: (code: AppError['code'], connectionId?: string) => Promise<void>
  open: boolean
}

/** Lets everything that is ready to run, run. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve))

export function createFixture(recents: readonly Recent[] = []) {
  const questions: Question[] = []
  let toCheck: string[] = []
  let recentsRefused: AppError['code'] | null = null
  let recentsHeld = false
  const pauses: { readonly ms: number; readonly end: () => void; readonly signal: AbortSignal }[] = []
  const listeners = new Set<(event: AppEvent) => void>()
  const onlineListeners = new Set<() => void>()
  const settings = makeSettings()
  let connections = [head, branch]
  let ticketSystem = false

  const put = (channel: string, request: Readonly<Record<string, unknown>>, signal: AbortSignal | null) =>
    new Promise((resolve, reject) => {
      const question: Question = {
        channel,
        request,
        signal,
        open: true,
        answer: async (value) => {
          question.open = false
          resolve(value)
          await settle()
        },
        refuse: async (code, connectionId) => {
          question.open = false
          reject(failure(code, connectionId))
          await settle()
        },
      }
      if (channel === 'directory:list-recents' && !recentsHeld) {
        if (recentsRefused === null) resolve({ recents })
        else reject(failure(recentsRefused))
      } else if (channel === 'history:query') {
        resolve({ rows: toCheck.map((id) => ({ id })), total: toCheck.length, problems: [] })
      } else questions.push(question)
    })

  const ports = {
    ask: (channel: string, request: Readonly<Record<string, unknown>>, signal: AbortSignal | null = null) =>
      put(channel, request, signal),
    onEvent: (type: AppEvent['type'], listener: (event: AppEvent) => void) => {
      const each = (event: AppEvent) => {
        if (event.type === type) listener(event)
      }
      listeners.add(each)
      return () => listeners.delete(each)
    },
    connections: () => connections.map((id) => ({ id }) as ConnectionView),
    hasTicketSystem: () => ticketSystem,
    settings: () => settings,
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        pauses.push({ ms, end: resolve, signal })
        signal.addEventListener('abort', () => reject(new Error('given up')), { once: true })
      }),
    onOnline: (listener: () => void) => {
      onlineListeners.add(listener)
      return () => onlineListeners.delete(listener)
    },
  } as unknown as DeskPorts

  const desk = createDeskStore(ports)
  desk.start()

  return {
    desk,
    settings,
    settle,
    state: () => desk.getState(),
    /** The operations that the history says need a check, from the next question on. */
    setToCheck: (ids: string[]) => {
      toCheck = ids
    },
    /** From the next question for the recents on, each is answered by the test. */
    holdRecents: () => {
      recentsHeld = true
    },
    /** From the next question for the recents on. */
    refuseRecents: (code: AppError['code'] | null) => {
      recentsRefused = code
    },
    connectTickets: () => {
      ticketSystem = true
    },
    setConnections: (ids: string[]) => {
      connections = ids
      desk.connectionsChanged()
    },
    /** The latest open question of a channel, for one connection where it is about one. */
    question: (channel: string, connectionId?: string): Question => {
      const found = questions.findLast(
        (each) =>
          each.open &&
          each.channel === channel &&
          (connectionId === undefined || each.request['connectionId'] === connectionId),
      )
      if (found === undefined) throw new Error(`No open question ${channel} ${connectionId ?? ''}`)
      return found
    },
    asked: (channel: string) => questions.filter((each) => each.channel === channel),
    /** Ends the pauses that nobody gave up. */
    endPauses: async () => {
      for (const pause of pauses.splice(0)) if (!pause.signal.aborted) pause.end()
      await settle()
    },
    openPauses: () => pauses.filter((pause) => !pause.signal.aborted).map((pause) => pause.ms),
    goOnline: async () => {
      for (const listener of onlineListeners) listener()
      await settle()
    },
    emit: async (event: AppEvent) => {
      for (const listener of listeners) listener(event)
      await settle()
    },
  }
}

export const page = (accounts: readonly Account[]) => ({ accounts, more: false, narrowed: false })

export const astrid = account(head, '1', { email: 'astrid@example.com' })
export const key = `${head}/1`
export const astridInBranch = account(branch, '9', { email: 'ASTRID@example.com' })
export const branchKey = `${branch}/9`
export const jonas = account(head, '2', { displayName: 'Jonas Lindqvist' })

/** With Astrid open, who has two apps at the head office. */
export async function opened() {
  const desk = createFixture()
  desk.desk.openPerson([astrid])
  await desk.question('directory:search', branch).answer(page([]))
  await desk.question('directory:read-account').answer(astrid)
  await desk.question('directory:read-status').answer(status([factor('google'), factor('duo')]))
  return desk
}

/** With one of her apps ticked, a ticket and a reason. */
export async function ticked() {
  const desk = await opened()
  desk.desk.setTicket(' INC1 ')
  desk.desk.setReason('phone lost')
  desk.desk.tick(key, removal('google'), true)
  return desk
}
