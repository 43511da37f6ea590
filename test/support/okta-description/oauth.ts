/** The token endpoint, as Okta describes it. */
import { z } from 'zod'
import type { Operation } from './common.ts'

export const OAuthErrorShape = z.looseObject({ error: z.string(), error_description: z.string() })

/** `DPoP` is in Okta's guide, not in the enum of the description. */
export const TokenShape = z.looseObject({
  access_token: z.string(),
  expires_in: z.int(),
  scope: z.string(),
  token_type: z.enum(['Bearer', 'DPoP']),
})

export const oauthOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/oauth2/v1/token',
    answers: { 200: TokenShape, 400: OAuthErrorShape, 401: OAuthErrorShape },
  },
]
