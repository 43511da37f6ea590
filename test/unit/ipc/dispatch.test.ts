import { beforeEach, describe, expect, it } from 'vitest'
import {
  createDispatcher,
  type CancellableContext,
  type Dispatcher,
  type Handlers,
} from '../../../electron/ipc/dispatch.ts'
import type { LogFields, Logger } from '../../../electron/logging/logger.ts'
import { CodedError } from '../../../electron/errors/coded-error.ts'
import { cancellable, channels, type Channel } from '../../../shared/ipc/channels.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { AppError, type Envelope } from '../../../shared/ipc/envelope.ts'
import { connectionId, makeAccount, makeSettings } from '../../support/domain-fixtures.ts'

type Handler = (request: unknown, context: CancellableContext) => Promise<unknown>

let logged: { event: string; fields: LogFields | undefined }[]
let handling: Partial<Record<Channel, Handler>>
let dispatcher: Dispatcher

beforeEach(() => {
  logged = []
  handling = {}
  const log = (event: string, fields?: LogFields): void => void logged.push({ event, fields })
  const logger: Logger = { info: log, warn: log, error: log }
  const handlers = Object.fromEntries(
    channels.map((channel): [Channel, Handler] => [
      channel,
      (request, context) => (handling[channel] ?? (() => Promise.resolve({})))(request, context),
    ]),
  )
  dispatcher = createDispatcher(handlers as unknown as Handlers, logger)
})

const ask = (channel: string, payload: unknown = {}, windowId = 1): Promise<Envelope<unknown>> =>
  dispatcher.dispatch({ windowId }, channel, payload)
const errorOf = async (asking: Promise<Envelope<unknown>>): Promise<AppError> => {
  const envelope = await asking
  if (envelope.ok) throw new Error('It was answered.')
  return AppError.parse(envelope.error)
}
const search = { connectionId, text: 'mira' }

describe('dispatch', () => {
  it('answers with what the handler gave', async () => {
    handling['settings:read'] = () => Promise.resolve(makeSettings())
    expect(await ask('settings:read')).toEqual({ ok: true, value: makeSettings() })
  })

  it('has a contract for every channel, and no more', () => {
    expect(Object.keys(contract).sort()).toEqual([...channels].sort())
  })

  it.each(['', 'nope', 'toString', '__proto__', 'settings:read '])(
    'refuses the unknown channel %j',
    async (channel) => {
      expect(await errorOf(ask(channel))).toMatchObject({ code: 'invalid-request' })
      expect(JSON.stringify(logged)).not.toContain('nope')
    },
  )

  it.each(channels)('refuses a key that %s does not have, before its handler', async (channel) => {
    let called = false
    handling[channel] = () => {
      called = true
      return Promise.resolve({})
    }
    const error = await errorOf(ask(channel, { 'not-listed': 1 }))
    expect(error.code).toBe('invalid-request')
    expect(called).toBe(false)
  })

  it.each([undefined, null, 'text', 7, []])('refuses %j as a request', async (payload) => {
    expect((await errorOf(dispatcher.dispatch({ windowId: 1 }, 'settings:read', payload))).code).toBe('invalid-request')
  })

  it('refuses a search for blanks', async () => {
    expect((await errorOf(ask('directory:search', { ...search, text: '  ' }))).fieldErrors).toEqual({
      text: 'too_small',
    })
  })

  it('drops what the answer should not hold, at every depth', async () => {
    const account = { ...makeAccount(), token: 'secret', state: { ...makeAccount().state, token: 'secret' } }
    handling['directory:read-account'] = () => Promise.resolve(account)
    const answer = await ask('directory:read-account', { connectionId, accountId: 'account-1' })
    expect(answer).toEqual({ ok: true, value: makeAccount() })
  })

  it('calls an answer that breaks the contract a fault of its own, without its values', async () => {
    handling['directory:read-account'] = () => Promise.resolve({ ...makeAccount(), displayName: 7, title: 'Boss' })
    const error = await errorOf(ask('directory:read-account', { connectionId, accountId: 'a' }))
    expect(error.code).toBe('internal')
    expect(error.message).toContain('displayName')
    expect(error.message).not.toContain('Boss')
  })

  it.each([
    ['an error', new Error('boom')],
    ['an error with a code', new CodedError('plan-not-found')],
    ['nothing', undefined],
    ['a string', 'boom'],
    ['an object', { ok: true }],
  ])('makes an envelope of %s, thrown at once or later', async (_what, thrown) => {
    const expected = thrown instanceof CodedError ? thrown.code : 'internal'
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything can be thrown
    handling['settings:read'] = () => Promise.reject(thrown)
    expect((await errorOf(ask('settings:read'))).code).toBe(expected)
    handling['settings:read'] = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown
      throw thrown
    }
    expect((await errorOf(ask('settings:read'))).code).toBe(expected)
  })

  it('gives each request an id of its own, the same in the answer and the log', async () => {
    handling['settings:read'] = () => Promise.reject(new Error('boom'))
    const ids = [
      await errorOf(ask('settings:read')),
      await errorOf(ask('nope')),
      await errorOf(ask('settings:read', 7)),
    ].map(({ correlationId }) => correlationId)
    expect(new Set(ids).size).toBe(3)
    expect(logged.map(({ fields }) => fields?.correlationId)).toEqual(ids)
  })
})

describe('giving up reads', () => {
  /** A read that ends only when it is given up. */
  const openRead = (callId: string, windowId: number): { signal: Promise<AbortSignal>; answer: Promise<AppError> } => {
    const { promise: signal, resolve } = Promise.withResolvers<AbortSignal>()
    handling['directory:search'] = (_request, context) => {
      resolve(context.signal)
      return new Promise((_, reject) => {
        context.signal.addEventListener('abort', () => reject(new CodedError('cancelled')), { once: true })
      })
    }
    return { signal, answer: errorOf(dispatcher.dispatch({ windowId, callId }, 'directory:search', search)) }
  }

  it('stops the read of that id in that window', async () => {
    const read = openRead('r1', 1)
    const other = openRead('r2', 1)
    const foreign = openRead('r1', 2)
    await Promise.all([read.signal, other.signal, foreign.signal])
    dispatcher.cancel(1, 'r1')
    expect((await read.answer).code).toBe('cancelled')
    expect([(await other.signal).aborted, (await foreign.signal).aborted]).toEqual([false, false])
  })

  it('stops every read of a closed window', async () => {
    const reads = [openRead('r1', 1), openRead('r2', 1)]
    const foreign = openRead('r1', 2)
    await Promise.all([...reads, foreign].map(({ signal }) => signal))
    dispatcher.windowClosed(1)
    expect(await Promise.all(reads.map(async ({ answer }) => (await answer).code))).toEqual(['cancelled', 'cancelled'])
    expect((await foreign.signal).aborted).toBe(false)
  })

  it('gives up a read whose id is used again, so that none is left that nobody can stop', async () => {
    const first = openRead('r1', 1)
    await first.signal
    const second = openRead('r1', 1)
    expect((await first.answer).code).toBe('cancelled')
    dispatcher.cancel(1, 'r1')
    expect((await second.answer).code).toBe('cancelled')
  })

  it.each(channels)('takes an id for %s only if it can be given up', async (channel) => {
    const { fieldErrors } = await errorOf(dispatcher.dispatch({ windowId: 1, callId: 'r1' }, channel, 7))
    const can = new Set<Channel>(cancellable).has(channel)
    expect(fieldErrors?.['callId']).toBe(can ? undefined : 'not-taken')
  })

  it.each(['', 'x'.repeat(65), 7, null, {}])('refuses %j as an id', async (callId) => {
    const refused = dispatcher.dispatch({ windowId: 1, callId }, 'directory:search', search)
    expect(await errorOf(refused)).toMatchObject({ code: 'invalid-request', fieldErrors: { callId: 'not-taken' } })
  })

  it('does not mind ids and windows nobody knows', () => {
    dispatcher.cancel(1, 'r1')
    dispatcher.windowClosed(7)
  })

  it('does not give up a read for the cancelling of an earlier one that ended', async () => {
    handling['directory:search'] = () => Promise.resolve({ accounts: [], more: false, narrowed: false })
    await dispatcher.dispatch({ windowId: 1, callId: 'r1' }, 'directory:search', search)
    const later = openRead('r2', 1)
    await later.signal
    dispatcher.cancel(1, 'r1')
    expect((await later.signal).aborted).toBe(false)
  })
})
