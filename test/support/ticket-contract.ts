/**
 * What every ticket system has to keep: one suite, run against each adapter and its simulator over a real socket. A fixture is made for
 * every test and taken down after it.
 */
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../../electron/practice/alarms.ts'
import type { FaultEffect, FaultInjector } from '../../electron/practice/fault-injector.ts'
import type { Simulator } from '../../electron/practice/simulator.ts'
import { ProviderError, type FailureKind } from '../../electron/providers/provider-error.ts'
import type { TicketSystemDefinition } from '../../electron/providers/system-definition.ts'
import type { TicketSystem } from '../../electron/providers/ticket-system.ts'
import { Secret } from '../../electron/secret/secret.ts'
import { ConnectionCheck, type SignIn } from '../../shared/domain/connection.ts'
import { TicketFacts } from '../../shared/domain/ticket.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { openTransport } from './direct-transport.ts'
import { serveSimulator } from './simulator-server.ts'

type TicketSimulator = Simulator & { readonly faults: FaultInjector; readonly alarms: readonly Alarm[] }

/** What differs between ticket systems. */
export interface TicketCase<Sim extends TicketSimulator> {
  readonly definition: TicketSystemDefinition
  readonly create: () => Sim
  readonly signIn: (simulator: Sim) => { readonly signIn: SignIn; readonly secret: string }
  /** A ticket for Mira Dunmore that is open, as somebody might type it and as it is. */
  readonly open: { readonly typed: string; readonly number: string }
  readonly closed: string
  readonly missing: string
  /** Has the form of a number of another system. */
  readonly foreign: string
  /** The notes that only the help desk sees, in that ticket. */
  readonly notes: (simulator: Sim, number: string) => readonly string[]
  /** What whoever a ticket is for was shown or sent. */
  readonly shownOutside: (simulator: Sim) => readonly string[]
  /** Where the paths of its interface begin, apart from signing in. */
  readonly path: string
  /** What a sign-in that is not accepted is called. */
  readonly unauthenticated: ErrorCode
}

export interface OpenTickets<Sim> {
  readonly tickets: TicketSystem
  readonly simulator: Sim
  readonly secret: string
  /** How long it was waited, in milliseconds. */
  readonly waits: readonly number[]
  close(): Promise<void>
}

/** `secret`: another one than the right one. */
export async function openTickets<Sim extends TicketSimulator>(
  { definition, signIn }: Pick<TicketCase<Sim>, 'definition' | 'signIn'>,
  simulator: Sim,
  secret?: string,
): Promise<OpenTickets<Sim>> {
  const server = await serveSimulator(simulator)
  const transport = openTransport(server.baseUrl)
  const right = signIn(simulator)
  const waits: number[] = []
  return {
    simulator,
    secret: secret ?? right.secret,
    waits,
    tickets: definition.createTicketSystem({
      connection: {
        id: '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e',
        baseUrl: server.baseUrl,
        signIn: right.signIn,
        offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
      },
      transport,
      readSecret: () => Promise.resolve(new Secret(secret ?? right.secret)),
      language: () => 'en',
      now: () => new Date(),
      wait: (ms) => {
        waits.push(ms)
        return Promise.resolve()
      },
    }),
    async close() {
      await server.close()
      await transport.close()
    },
  }
}

const note = {
  operationId: '6f1c1f0e-31c4-4f5a-9c0b-9a0c0f2d7b11',
  text: 'Reset of Duo Mobile\nHead of the record: 12ab',
}
const alive = new AbortController().signal

const page = '<html><body><h1>Your instance is hibernating</h1></body></html>'

/** What an answer to a look-up may come as, and what that has to be called. None of it says that there is no ticket. */
const badDays: readonly (readonly [string, FaultEffect, FailureKind, ErrorCode])[] = [
  [
    'a sign-in page',
    { kind: 'answer', status: 200, html: '<!DOCTYPE html><title>Log in</title>' },
    'unexpected-response',
    'answer-not-json',
  ],
  ['an instance that sleeps', { kind: 'answer', status: 200, html: page }, 'unexpected-response', 'answer-not-json'],
  ['a redirect to the sign-in page', { kind: 'redirect', to: '/login.do' }, 'redirected', 'redirected'],
  ['no right', { kind: 'answer', status: 403, json: {} }, 'forbidden', 'forbidden'],
  [
    'a limit that asks for minutes',
    { kind: 'answer', status: 429, headers: { 'Retry-After': '300' } },
    'rate-limited',
    'rate-limited',
  ],
  ['a fault', { kind: 'answer', status: 500, json: {} }, 'unexpected-response', 'server-error'],
  ['a gateway’s page', { kind: 'answer', status: 502, html: '<p>Bad gateway' }, 'unexpected-response', 'server-error'],
  [
    'a page that is not there',
    { kind: 'answer', status: 404, html: '<p>Not found' },
    'unexpected-response',
    'interface-not-found',
  ],
  ['a lost connection', { kind: 'connection-lost-before-applying' }, 'not-reachable', 'not-reachable'],
  [
    'JSON of something else',
    { kind: 'answer', status: 200, json: { hello: 'world' } },
    'unexpected-response',
    'answer-not-understood',
  ],
  ['a list', { kind: 'answer', status: 200, json: [] }, 'unexpected-response', 'answer-not-understood'],
  ['nothing', { kind: 'empty-answer' }, 'unexpected-response', 'answer-empty'],
  [
    'a success with an error in it',
    { kind: 'answer', status: 200, json: { result: [], error: { message: 'cancelled' } } },
    'unexpected-response',
    'answer-not-understood',
  ],
]

export function describeTicketContract<Sim extends TicketSimulator>(name: string, system: TicketCase<Sim>): void {
  describe(`${name} keeps the contract of ticket systems`, () => {
    let opened: OpenTickets<Sim>
    beforeEach(async () => {
      opened = await openTickets(system, system.create())
    })
    afterEach(() => opened.close())

    const failure = async (call: Promise<unknown>): Promise<ProviderError> => {
      const reason: unknown = await call.then(
        (value) => new Error(`it came to ${inspect(value)}`),
        (error: unknown) => error,
      )
      expect(reason).toBeInstanceOf(ProviderError)
      expect(inspect(reason, { depth: 9 })).not.toContain(opened.secret)
      return reason as ProviderError
    }
    const always = (effect: FaultEffect): void => opened.simulator.faults.add({ path: system.path, times: 99, effect })
    const asked = (): number => opened.simulator.requests.filter(({ path }) => path.startsWith(system.path)).length
    const notes = (): readonly string[] => system.notes(opened.simulator, system.open.number)

    afterEach(() => {
      expect(opened.simulator.alarms).toEqual([])
      expect(system.shownOutside(opened.simulator)).toEqual([])
    })

    it('knows its own numbers, however they are typed, and no others', () => {
      const { tickets } = opened
      expect(tickets.readNumber(system.open.typed)).toBe(system.open.number)
      for (const typed of [
        '',
        ' ',
        system.foreign,
        `${system.open.number}^active=true`,
        `${system.open.number}/../x`,
        'ſ-1',
        `${system.open.number}\n`.repeat(2),
        'javascript:gs.log(1)',
        `${system.open.number}${'0'.repeat(20)}`,
      ]) {
        expect(tickets.readNumber(typed), typed).toBeNull()
      }
    })

    it('tells of an open ticket what it is, that it is open, and whom it is for', async () => {
      const facts = await opened.tickets.lookUp(system.open.number, alive)
      expect(TicketFacts.parse(facts)).toEqual(facts)
      expect(facts).toMatchObject({ number: system.open.number, state: { kind: 'open' } })
      expect(facts?.title).toMatch(/\S/)
      expect(facts?.people).toContain('mira.dunmore@practice.example')
    })

    it('tells of a closed one that it is closed', async () => {
      expect((await opened.tickets.lookUp(system.closed, alive))?.state.kind).toBe('closed')
    })

    it('says only of a ticket that is not there that it is not there', async () => {
      expect(await opened.tickets.lookUp(system.missing, alive)).toBeNull()
    })

    it.each(badDays)('never takes %s for a ticket that is not there', async (_, effect, kind, code) => {
      always(effect)
      expect(await failure(opened.tickets.lookUp(system.open.number, alive))).toMatchObject({ kind, code })
    })

    it('says that it is not signed in where it is not', async () => {
      always({ kind: 'expired-token' })
      expect(await failure(opened.tickets.lookUp(system.open.number, alive))).toMatchObject({
        kind: 'unauthenticated',
        code: system.unauthenticated,
      })
    })

    it('waits as long as a busy system asks, if that is short', async () => {
      opened.simulator.faults.add({
        path: system.path,
        effect: { kind: 'answer', status: 429, headers: { 'Retry-After': '3' } },
      })
      expect(await opened.tickets.lookUp(system.open.number, alive)).not.toBeNull()
      expect(opened.waits).toEqual([3_000])
    })

    it('gives a look-up up at once when nobody waits for it any more', async () => {
      always({ kind: 'delay', ms: 4_000 })
      const stop = new AbortController()
      const asked = opened.tickets.lookUp(system.open.number, stop.signal)
      stop.abort()
      expect((await failure(asked)).kind).toBe('cancelled')
    })

    it('adds a note once, with the operation’s id, for the help desk alone', async () => {
      const before = notes().length
      expect(await opened.tickets.addInternalNote(system.open.number, note, alive)).toEqual({
        kind: 'stored',
        confirmed: true,
      })
      expect(await opened.tickets.addInternalNote(system.open.number, note, alive)).toEqual({ kind: 'already-there' })
      expect(notes()).toHaveLength(before + 1)
      expect(notes().at(-1)).toContain(note.operationId)
      expect(notes().at(-1)).toContain('Reset of Duo Mobile')
    })

    it('does not know whether a note is there when the answer is lost, and finds it the next time', async () => {
      const before = notes().length
      const { faults } = opened.simulator
      // The reads before it go through.
      const sent = asked()
      faults.add({ path: system.path, effect: { kind: 'delay', ms: 0 } })
      faults.add({ path: system.path, effect: { kind: 'connection-lost-after-applying' } })
      expect(await failure(opened.tickets.addInternalNote(system.open.number, note, alive))).toMatchObject({
        kind: 'outcome-unknown',
      })
      expect(asked()).toBe(sent + 2)
      expect(await opened.tickets.addInternalNote(system.open.number, note, alive)).toEqual({ kind: 'already-there' })
      expect(notes()).toHaveLength(before + 1)
    })

    it.each([
      [401, 'unauthenticated'],
      [403, 'rejected'],
      [429, 'rate-limited'],
      [500, 'outcome-unknown'],
      [503, 'outcome-unknown'],
    ] as const)('says of a note that is answered with %d what is known of it', async (status, kind) => {
      const { faults } = opened.simulator
      faults.add({ path: system.path, effect: { kind: 'delay', ms: 0 } })
      faults.add({ path: system.path, times: 9, effect: { kind: 'answer', status, json: {} } })
      expect((await failure(opened.tickets.addInternalNote(system.open.number, note, alive))).kind).toBe(kind)
    })

    it('has no place for a note in a ticket that is not there', async () => {
      expect(await failure(opened.tickets.addInternalNote(system.missing, note, alive))).toMatchObject({
        code: 'ticket-not-found',
      })
    })

    it('tests a connection without changing anything', async () => {
      const check = await opened.tickets.checkConnection(alive)
      expect(ConnectionCheck.parse(check)).toEqual(check)
      expect(check.abilities).toEqual([
        { ability: 'sign-in', verdict: 'yes' },
        { ability: 'find-ticket', verdict: 'yes' },
        { ability: 'add-note', verdict: 'unknown' },
      ])
      expect(
        opened.simulator.requests.every(({ method, path }) => method === 'GET' || path === '/oauth_token.do'),
      ).toBe(true)
    })

    it('refuses a connection with a wrong secret', async () => {
      const wrong = await openTickets(system, system.create(), 'canary-wrong-secret')
      const reason = await failure(wrong.tickets.checkConnection(alive))
      await wrong.close()
      expect(reason.kind).toBe('unauthenticated')
      expect(inspect(reason, { depth: 9 })).not.toContain('canary-wrong-secret')
    })
  })
}
