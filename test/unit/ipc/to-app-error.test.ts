import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ConnectionFailure } from '../../../electron/connections/connection-failure.ts'
import { RecentsUnreadableError } from '../../../electron/directory/recents.ts'
import { ExportError } from '../../../electron/history/export-file.ts'
import { HistoryClosedError } from '../../../electron/history/history-closed-error.ts'
import { RefusedRequestError, toAppError } from '../../../electron/ipc/to-app-error.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { SettingsClosedError } from '../../../electron/settings/settings-store.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { VaultUnavailableError } from '../../../electron/vault/secret-vault.ts'
import { codeOf, CodedError } from '../../../electron/errors/coded-error.ts'
import { AppError } from '../../../shared/ipc/envelope.ts'
import { connectionId } from '../../support/domain-fixtures.ts'

const secret = 'tok_RECOGNISABLE'

const aborted = (): unknown => {
  const controller = new AbortController()
  controller.abort()
  return controller.signal.reason
}

describe('the code of what was thrown', () => {
  it.each([
    [new ProviderError('tls', 'certificate-not-trusted'), 'certificate-not-trusted'],
    [new CodedError('plan-not-found'), 'plan-not-found'],
    [new StorageError('disk-full'), 'disk-full'],
    [new StorageError('file-in-use'), 'file-in-use'],
    [new StorageError('storage-unavailable'), 'storage-unavailable'],
    [new HistoryClosedError('history-unreadable', 'why'), 'history-unreadable'],
    [new HistoryClosedError('history-unwritable', 'why'), 'history-unwritable'],
    [new ExportError('export-file-in-use', new StorageError('file-in-use')), 'export-file-in-use'],
    [new VaultUnavailableError('locked'), 'keychain-locked'],
    [new VaultUnavailableError('unavailable'), 'keychain-unavailable'],
    [new VaultUnavailableError('refused'), 'keychain-refused'],
    [new SettingsClosedError('newer'), 'settings-newer'],
    [new SettingsClosedError('unreadable'), 'settings-unreadable'],
    [new SettingsClosedError('no-access'), 'settings-no-access'],
    [new RecentsUnreadableError(), 'recents-unreadable'],
    [aborted(), 'cancelled'],
    [new z.ZodError([]), 'internal'],
    [new TypeError('x'), 'internal'],
    ['a string', 'internal'],
    [undefined, 'internal'],
  ])('%o is %s', (cause, code) => {
    const failure = new ConnectionFailure({ connectionId, system: 'adaxes' }, { cause })
    expect(codeOf(cause)).toBe(code)
    expect(codeOf(failure)).toBe(code)
    expect(toAppError(cause, 'c1')).toMatchObject({ code, correlationId: 'c1' })
    expect(toAppError(failure, 'c1')).toMatchObject({ code, correlationId: 'c1', connectionId, system: 'adaxes' })
    expect(AppError.safeParse(toAppError(failure, 'c1')).success).toBe(true)
  })
})

describe('the error people are told about', () => {
  it('carries what the server said, and when and how often it may be tried again', () => {
    const detail = { serverText: 'Slow down.', retryAfterSeconds: 30, attemptsLeft: 0, httpStatus: 429 }
    expect(toAppError(new ProviderError('rate-limited', 'rate-limited', detail), 'c1')).toEqual({
      code: 'rate-limited',
      message: 'rate-limited: rate-limited',
      correlationId: 'c1',
      serverText: 'Slow down.',
      retryAfterSeconds: 30,
      attemptsLeft: 0,
    })
  })

  it('carries the ways to the server that could not be taken', () => {
    const tried = [
      { by: 'http-proxy', address: 'proxy.example.com:8080', problem: 'sign-in' },
      { by: 'direct', problem: 'name-not-found' },
    ] as const
    const cause = new ProviderError('not-reachable', 'proxy-sign-in-required', { tried })
    const told = toAppError(new ConnectionFailure({ connectionId, system: 'okta' }, { cause }), 'c1')
    expect(AppError.parse(told)).toMatchObject({ code: 'proxy-sign-in-required', tried })
  })

  it('names the fields that do not fit, never what was in them', () => {
    const schema = z.strictObject({ draft: z.strictObject({ secret: z.string().max(3) }) })
    const { error } = schema.safeParse({ draft: { secret, [secret]: 1 } })
    const told = toAppError(new RefusedRequestError(error ?? new z.ZodError([])), 'c1')
    expect(told).toMatchObject({ code: 'invalid-request', fieldErrors: { 'draft.secret': 'too_big' } })
    expect(JSON.stringify(told)).not.toContain(secret)
  })

  it.each([
    ['a plain one', () => new Error(secret)],
    ['one with lines', () => new Error(`first\n    at ${secret} (${secret}.js:1:2)\n    at x (y.js:3:4)`)],
    ['one that looks like a frame', () => new TypeError(`at ${secret} /${secret}.js:1:2`)],
    ['one with a cause', () => new Error('outer', { cause: new Error(secret) })],
    ['a changed one', () => Object.assign(new Error(`    at ${secret} (a.js:1:2)`), { message: 'changed' })],
    ['one without a stack', () => Object.assign(new Error(secret), { stack: undefined })],
    ['something that is no error', () => ({ message: secret })],
    ['an error of zod', () => z.literal('x', { error: secret }).safeParse(secret).error],
  ])('tells nothing of the message of an unforeseen error: %s', (_what, make) => {
    const told = toAppError(make(), 'c1')
    expect(told.code).toBe('internal')
    expect(JSON.stringify(told)).not.toContain(secret)
    const onConnection = new ConnectionFailure({ system: 'okta' }, { cause: make() })
    expect(JSON.stringify(toAppError(onConnection, 'c1'))).not.toContain(secret)
  })

  it('says where an unforeseen error came from, also one on a connection', () => {
    const cause = new RangeError('at nowhere x.js:1:1')
    const place = /^RangeError .*to-app-error\.test\.ts:\d+:\d+$/
    expect(toAppError(cause, 'c1').message).toMatch(place)
    expect(toAppError(new ConnectionFailure({ system: 'okta' }, { cause }), 'c1').message).toMatch(place)
  })
})
