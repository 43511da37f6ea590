/**
 * A user's authenticator enrolments (Identity Engine) as factors: those missing from the list of factors because a policy hides them
 * from this sign-in, and an active temporary access code. Their ids have a prefix, so that they cannot be mistaken for factor ids. Pure.
 */
import { cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { Factor, FactorKind } from '../../../shared/domain/mfa-status.ts'
import { authenticatorOf, type FactorWords, maskedPhone } from './factors.ts'
import { readInstant } from './mapper.ts'
import type { EnrollmentAnswer, FactorAnswer } from './schemas.ts'

const accessCodeMark = 'access-code:'
const enrollmentMark = 'enrollment:'

/** Okta's id of the enrolment; `null` for a factor id. */
export function enrollmentIdOf(factorId: string): string | null {
  const mark = [accessCodeMark, enrollmentMark].find((each) => factorId.startsWith(each))
  return mark === undefined ? null : factorId.slice(mark.length)
}

export function isAccessCode({ id }: Pick<Factor, 'id'>): boolean {
  return id.startsWith(accessCodeMark)
}

/** By authenticator type. */
const kinds: Readonly<Record<string, FactorKind>> = {
  app: 'authenticator-app',
  email: 'email',
  federated: 'other',
  phone: 'sms',
  security_key: 'security-key',
  security_question: 'question',
  tac: 'token',
}

/**
 * Those missing from the listed factors. A policy hides an authenticator as a whole or not at all, so if any factor of one is listed, all
 * of them are.
 */
export function toFurtherFactors(
  enrollments: readonly EnrollmentAnswer[],
  listed: readonly FactorAnswer[],
  words: FactorWords,
): Factor[] {
  const listedIds = new Set(listed.map(({ id }) => id))
  const listedKeys = new Set(listed.map(authenticatorOf))
  const further = enrollments.filter(({ id, key, type, status }) => {
    if (type === 'tac') return status === 'ACTIVE'
    return type !== 'password' && !listedIds.has(id) && (key === null || !listedKeys.has(key))
  })
  return [...new Map(further.map((one) => [one.id, toFactor(one, words)])).values()]
}

function toFactor(
  { id, key, type, name, nickname, status, created, profile }: EnrollmentAnswer,
  words: FactorWords,
): Factor {
  const known = type !== null && Object.hasOwn(kinds, type)
  const detail = [
    nickname,
    profile?.email,
    profile?.phoneNumber ? maskedPhone(profile.phoneNumber) : null,
    status === null || status === 'ACTIVE' ? null : status.toLowerCase().replaceAll('_', ' '),
  ]
  return {
    id: `${type === 'tac' ? accessCodeMark : enrollmentMark}${id}`,
    kind: (known ? kinds[type] : undefined) ?? 'other',
    label: cleanDirectoryText(name ?? key ?? '') ?? words['factor.unknown'],
    detail: cleanDirectoryText(detail.filter((part) => part).join(' · ')),
    enrolledAt: readInstant(created),
    known,
    // As with factors, the verified primary address cannot be removed.
    removable: type !== 'email',
    ...(type === 'tac' ? { temporary: true } : {}),
    ...(status === null || status === 'ACTIVE' ? {} : { unusable: true }),
  }
}
