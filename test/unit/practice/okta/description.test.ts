/** What holds the Okta simulator to Okta's description: it has to notice. */
import { describe, expect, it } from 'vitest'
import { wrongWith } from '../../../support/okta-description/index.ts'

const rate = { 'X-Rate-Limit-Limit': '600', 'X-Rate-Limit-Remaining': '599', 'X-Rate-Limit-Reset': '1793000000' }
const error = { errorCode: 'E0000007', errorSummary: 'No.', errorLink: 'E0000007', errorId: 'oaeTest', errorCauses: [] }

function wrong(method: string, path: string, status: number, json: unknown, headers: Record<string, string> = rate) {
  const answer = json === null ? new Response(null, { status, headers }) : Response.json(json, { status, headers })
  return wrongWith(new Request(`https://okta.practice.example${path}`, { method }), answer)
}

describe('an answer that is held to the description', () => {
  it('is left alone when it is as described', async () => {
    expect(await wrong('GET', '/api/v1/users/me', 404, error)).toBeNull()
    expect(await wrong('POST', '/api/v1/users/00u1/lifecycle/unlock', 200, null)).toBeNull()
    expect(await wrong('GET', '/api/v1/users?q=mira', 200, [])).toBeNull()
  })

  it.each([
    ['a status that is not described', 'GET', '/api/v1/users/me', 410, error, 'users/{id} answered 410'],
    ['a wrong property', 'GET', '/api/v1/users/me', 403, { ...error, errorCauses: null }, 'errorCauses'],
    ['a body where there is none', 'POST', '/api/v1/users/00u1/lifecycle/unlock', 200, {}, 'body where none'],
    ['no body where there is one', 'GET', '/api/v1/users', 200, null, 'no type'],
    ['a path that is not described', 'GET', '/api/v1/users/me/shoes', 200, [], 'shoes, which is not described'],
    [
      'a path of another method',
      'PATCH',
      '/api/v1/users/me',
      200,
      {},
      'PATCH /api/v1/users/me, which is not described',
    ],
    [
      'a method that is described, as if it were not',
      'DELETE',
      '/api/v1/users/me',
      405,
      error,
      'users/{id} answered 405',
    ],
  ])('is told with the operation and the status: %s', async (_, method, path, status, json, part) => {
    expect(await wrong(method, path, status, json)).toContain(part)
  })

  it('has to carry the rate limits', async () => {
    expect(await wrong('GET', '/api/v1/users', 200, [], {})).toContain('X-Rate-Limit-Limit')
  })
})
