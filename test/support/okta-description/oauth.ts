/** The token endpoint, as Okta describes it: here errors are OAuth's, except for the limit. */
import { z } from 'zod'
import { type Operation, refusals } from './common.ts'

export const OAuthErrorShape = z.strictObject({ error: z.string(), error_description: z.string() })

/** There is no type for a token that is bound to a key (DPoP), so it is left out then. */
export const TokenShape = z.strictObject({
  access_token: z.string(),
  expires_in: z.int(),
  scope: z.string(),
  token_type: z.enum(['Bearer', 'N_A']).optional(),
})

export const oauthOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/oauth2/v1/token',
    answers: { 200: TokenShape, 400: OAuthErrorShape, 401: OAuthErrorShape, 403: OAuthErrorShape, ...refusals(429) },
  },
]
