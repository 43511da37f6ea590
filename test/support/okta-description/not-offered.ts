/**
 * What Okta describes at the paths that the simulator serves, and the simulator does not offer: of these operations nothing but a
 * refusal is ever seen.
 */
import { type Operation, refusals } from './common.ts'

const users = '/api/v1/users'
const org = '/api/v1/org'

export const notOfferedOperations: readonly Operation[] = [
  { method: 'POST', path: users, answers: refusals(400, 403, 429) },
  { method: 'POST', path: `${users}/{id}`, answers: refusals(400, 403, 404, 429) },
  { method: 'PUT', path: `${users}/{id}`, answers: refusals(400, 403, 404, 429) },
  { method: 'DELETE', path: `${users}/{id}`, answers: refusals(400, 403, 404, 429) },
  { method: 'POST', path: `${users}/{userId}/roles`, answers: refusals(400, 403, 404, 429) },
  { method: 'POST', path: `${users}/{userId}/factors`, answers: refusals(400, 403, 404, 429) },
  { method: 'POST', path: `${users}/{userId}/authenticator-enrollments/phone`, answers: refusals(400, 403, 429) },
  { method: 'POST', path: '/api/v1/authenticators', answers: refusals(400, 403, 429) },
  { method: 'POST', path: org, answers: refusals(400, 403, 429) },
  { method: 'PUT', path: org, answers: refusals(400, 403, 429) },
  { method: 'POST', path: '/oauth2/v1/clients/{clientId}/roles', answers: refusals(403, 404, 429) },
]
