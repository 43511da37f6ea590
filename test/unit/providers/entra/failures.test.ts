import { describe, expect, it } from 'vitest'
import { failureOf, obstacleOf, outcomeOfRefusal } from '../../../../electron/providers/entra/failures.ts'
import type { TransportResponse } from '../../../../electron/providers/http/transport.ts'

const now = new Date('2026-12-01T08:00:00.000Z')

const answer = (
  status: number,
  code: string,
  message = 'No.',
  headers: Record<string, string> = {},
): TransportResponse => ({
  status,
  headers,
  json: { error: { code, message, innerError: { 'request-id': 'r' } } },
})

describe('a refusal of Graph', () => {
  it.each([
    [401, 'InvalidAuthenticationToken', 'unauthenticated', 'sign-in-ended'],
    [403, 'accessDenied', 'forbidden', 'forbidden'],
    [403, 'Authorization_RequestDenied', 'forbidden', 'forbidden'],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'rejected', 'feature-not-enabled'],
    [404, 'Request_ResourceNotFound', 'not-found', 'account-not-found'],
    [404, 'itemNotFound', 'not-found', 'account-not-found'],
    [405, 'methodNotAllowed', 'unexpected-response', 'interface-not-found'],
    [409, 'conflict', 'rejected', 'changed-meanwhile'],
    [412, '', 'rejected', 'changed-meanwhile'],
    [400, 'Request_UnsupportedQuery', 'rejected', 'rejected-by-server'],
    [429, 'TooManyRequests', 'rate-limited', 'rate-limited'],
    [500, 'generalException', 'unexpected-response', 'server-error'],
  ])('%i %s', (status, graphCode, kind, code) => {
    expect(failureOf(answer(status, graphCode), now)).toMatchObject({ kind, code })
  })

  it('for a fresh sign-in is told from one that has ended', () => {
    const claims = Buffer.from('{"access_token":{"nbf":{"essential":true}}}').toString('base64')
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${claims}"`
    const refused = answer(401, 'InvalidAuthenticationToken', 'x', { 'www-authenticate': challenge })
    expect(failureOf(refused, now)).toMatchObject({ code: 'fresh-sign-in-needed' })
  })

  it('quotes the number that support asks for', () => {
    const refused = answer(403, 'accessDenied', 'Request Authorization failed', { 'request-id': '8f-0d' })
    expect(failureOf(refused, now).detail.serverText).toBe('Request Authorization failed (request-id 8f-0d)')
  })

  it('of a page in place of Graph says nothing of an account', () => {
    const page: TransportResponse = { status: 404, headers: {}, json: undefined, unread: true }
    expect(failureOf(page, now, 'account')).toMatchObject({ code: 'interface-not-found' })
  })

  it('because of another method is known by either wording, and by nothing but a 400', () => {
    const wordings = [
      "The requested authentication method's id matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed.",
      'Default methods cannot be deleted while other methods are configured.',
    ]
    for (const wording of wordings) expect(obstacleOf(answer(400, 'badRequest', wording))).toBe('default-method')
    expect(obstacleOf(answer(400, 'badRequest', 'Delete the alternate mobile number first.'))).toBe(
      'other-method-first',
    )
    expect(obstacleOf(answer(500, 'generalException', 'default'))).toBeNull()
    expect(obstacleOf(answer(400, 'badRequest', 'No.'))).toBeNull()
  })

  it('may come after a change was done where the server failed', () => {
    for (const status of [500, 503, 504, 408]) {
      const refused = answer(status, 'generalException')
      expect(outcomeOfRefusal(refused, failureOf(refused, now)).kind).toBe('outcome-unknown')
    }
  })
})
