import { describe, expect, it } from 'vitest'
import { failureOf, signInFailureOf } from '../../../../electron/providers/okta/failures.ts'
import type { TransportResponse } from '../../../../electron/providers/http/transport.ts'

const now = new Date('2026-11-02T09:00:00Z')
const answer = (status: number, errorCode: string, more: Partial<TransportResponse> = {}): TransportResponse => ({
  status,
  headers: {},
  json: {
    errorCode,
    errorSummary: 'Said.',
    errorLink: errorCode,
    errorId: 'oaeX1',
    errorCauses: [{ errorSummary: 'passCode: too short' }],
  },
  ...more,
})
const meaning = (response: TransportResponse, isServiceApp = false) => failureOf(response, { now, isServiceApp })

describe('every error code of the facts', () => {
  it.each([
    [401, 'E0000011', 'unauthenticated', 'token-rejected'],
    [401, 'E0000004', 'unauthenticated', 'token-rejected'],
    [403, 'E0000006', 'forbidden', 'forbidden'],
    [401, 'E0000015', 'forbidden', 'feature-not-enabled'],
    [404, 'E0000007', 'not-found', 'account-not-found'],
    [400, 'E0000001', 'rejected', 'rejected-by-server'],
    [405, 'E0000022', 'unexpected-response', 'interface-not-found'],
    [429, 'E0000047', 'rate-limited', 'rate-limited'],
    [403, 'E0000068', 'rejected', 'rejected-by-server'],
    [403, 'E0000069', 'rejected', 'account-locked'],
    [403, 'E0000073', 'rejected', 'refused-on-device'],
    [403, 'E0000082', 'rejected', 'code-already-used'],
    [403, 'E0000083', 'rejected', 'code-too-late'],
    [429, 'E0000109', 'rate-limited', 'message-just-sent'],
    [429, 'E0000118', 'rate-limited', 'message-just-sent'],
    [410, 'E0000154', 'rejected', 'factor-not-active'],
    [423, 'E0000180', 'rejected', 'account-suspended'],
    [500, 'E0000009', 'unexpected-response', 'server-error'],
    [418, 'E0009999', 'rejected', 'rejected-by-server'],
  ])('%i %s is %s, %s', (status, code, kind, ours) => {
    expect(meaning(answer(status, code))).toMatchObject({ kind, code: ours })
  })

  it('keeps the server’s words, its causes and the reference that support asks for', () => {
    expect(meaning(answer(400, 'E0000001')).detail.serverText).toBe('Said. passCode: too short (Okta reference oaeX1)')
  })

  it('says how long until another message', () => {
    expect(meaning(answer(429, 'E0000109')).detail.retryAfterSeconds).toBe(30)
    expect(meaning(answer(429, 'E0000118')).detail.retryAfterSeconds).toBe(5)
  })

  it('tells a missing scope from a missing role', () => {
    const headers = { 'www-authenticate': 'Bearer scope="okta.users.manage", error="insufficient_scope"' }
    expect(meaning(answer(403, 'E0000006', { headers }), true).code).toBe('scope-missing')
    expect(meaning(answer(403, 'E0000006'), true).code).toBe('role-missing')
  })
})

describe('the token endpoint', () => {
  const oauth = (error: string, error_description: string, date = now): TransportResponse => ({
    status: 400,
    headers: { date: date.toUTCString() },
    json: { error, error_description },
  })
  it.each([
    ['invalid_client', 'The client_assertion signature is invalid.', 'key-not-accepted'],
    ['invalid_client', "Signed with a key ('kid') that the client does not have.", 'key-not-accepted'],
    ['invalid_client', "Invalid value for 'client_id' parameter.", 'client-id-rejected'],
    ['invalid_client', 'The client_assertion token is expired.', 'clock-off'],
    ['invalid_client', 'The client_assertion token was issued in the future.', 'clock-off'],
    ['invalid_dpop_proof', "The 'iat' claim is too far from the server's time.", 'clock-off'],
    ['consent_required', 'You are not allowed any of the requested scopes.', 'scope-missing'],
    ['invalid_scope', 'One or more scopes are not configured.', 'scope-missing'],
  ])('that says %s: %s means %s', (error, description, code) => {
    expect(signInFailureOf(oauth(error, description), now)).toMatchObject({ kind: 'unauthenticated', code })
  })

  it('is asked for the time by its own clock where its words do not tell', () => {
    const off = new Date(now.getTime() + 20 * 60_000)
    expect(signInFailureOf(oauth('invalid_client', 'The assertion is invalid.', off), now).code).toBe('clock-off')
  })
})
