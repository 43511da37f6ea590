/**
 * What Okta's description has at paths that are served here, and the practice directory does not offer: creating, changing and
 * deleting people, enrolling, giving out roles, changing the org. Each is refused with 403, which is a status of all of them; 405 is of
 * none.
 */
import type { Hono } from 'hono'
import { ApiError } from './api-error.ts'

const users = '/api/v1/users'

export const notOffered: readonly (readonly [method: string, path: string])[] = [
  ['POST', users],
  ['POST', `${users}/:id`],
  ['PUT', `${users}/:id`],
  ['DELETE', `${users}/:id`],
  ['POST', `${users}/:userId/roles`],
  ['POST', `${users}/:userId/factors`],
  ['POST', `${users}/:userId/authenticator-enrollments/phone`],
  ['POST', '/api/v1/authenticators'],
  ['POST', '/api/v1/org'],
  ['PUT', '/api/v1/org'],
  ['POST', '/oauth2/v1/clients/:clientId/roles'],
]

/** Before the routes that are served, which refuse every other method. */
export function notOfferedRoutes(app: Hono): void {
  for (const [method, path] of notOffered) {
    app.on(method, path, () => {
      throw new ApiError('E0000015')
    })
  }
}
