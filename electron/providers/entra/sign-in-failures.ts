/** What the numbers mean with which a sign-in is refused ("Microsoft Entra authentication and authorization error codes"). */
import { cleanText } from '../../../shared/domain/clean-text.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { ProviderError } from '../provider-error.ts'

export interface SignInRefusal {
  /** OAuth's word, such as `invalid_grant` or `access_denied`. */
  readonly error: string
  /** Microsoft's sentence. It begins with the number and ends with the ids that their support asks for. */
  readonly description: string
  /** The company wants more of the sign-in than there is. */
  readonly wantsClaims?: boolean
}

const codes: Readonly<Record<string, ErrorCode>> = {
  // A second factor is wanted, or was proven too long ago.
  50074: 'fresh-sign-in-needed',
  50076: 'fresh-sign-in-needed',
  50078: 'fresh-sign-in-needed',
  50079: 'fresh-sign-in-needed',
  50158: 'fresh-sign-in-needed',
  // Conditional Access: place, device, risk, or how the sign-in was done.
  53000: 'sign-in-blocked',
  53001: 'sign-in-blocked',
  53002: 'sign-in-blocked',
  53003: 'sign-in-blocked',
  53004: 'sign-in-blocked',
  530031: 'sign-in-blocked',
  530032: 'sign-in-blocked',
  530033: 'sign-in-blocked',
  530034: 'sign-in-blocked',
  // Nobody with the right to has agreed to what the application asks for.
  65001: 'consent-missing',
  90008: 'consent-missing',
  90093: 'consent-missing',
  90094: 'consent-missing',
  90095: 'consent-missing',
  // The person said no.
  65004: 'sign-in-declined',
  // The application's entry in the tenant.
  700016: 'client-id-rejected',
  700038: 'client-id-rejected',
  7000112: 'client-id-rejected',
  50011: 'redirect-not-registered',
  7000218: 'redirect-not-registered',
  9002326: 'redirect-not-registered',
  50105: 'app-not-assigned',
  90002: 'tenant-rejected',
  900021: 'tenant-rejected',
  90023: 'tenant-rejected',
  // The account.
  50020: 'tenant-mismatch',
  50034: 'tenant-mismatch',
  50053: 'sign-in-account-locked',
  50057: 'sign-in-account-disabled',
  // What renews the sign-in is no longer taken.
  50132: 'sign-in-ended',
  50133: 'sign-in-ended',
  50173: 'sign-in-ended',
  70008: 'sign-in-ended',
  70043: 'sign-in-ended',
  70044: 'sign-in-ended',
  700081: 'sign-in-ended',
  700082: 'sign-in-ended',
  700084: 'sign-in-ended',
}

export function signInFailureOf(refusal: SignInRefusal): ProviderError {
  const { error, description } = refusal
  const number = /AADSTS(\d{5,7})\b/.exec(description)?.[1]
  const known = number === undefined ? undefined : codes[number]
  const serverText = cleanText(description === '' ? error : description, maxServerText)
  return new ProviderError('unauthenticated', known ?? codeOfWord(refusal), { serverText })
}

const maxServerText = 600

function codeOfWord({ error, wantsClaims }: SignInRefusal): ErrorCode {
  if (wantsClaims === true) return 'fresh-sign-in-needed'
  switch (error) {
    case 'access_denied':
      return 'sign-in-declined'
    case 'consent_required':
      return 'consent-missing'
    case 'invalid_grant':
    case 'interaction_required':
    case 'login_required':
    case 'no_tokens_found':
    case 'refresh_token_expired':
    case 'bad_token':
      return 'sign-in-ended'
    case 'invalid_client':
    case 'unauthorized_client':
      return 'client-id-rejected'
    default:
      return 'sign-in-denied'
  }
}
