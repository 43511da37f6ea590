/**
 * Schemas of Microsoft Graph's responses. Properties that were not asked for, or that the agent may not see, are absent or `null`, so only
 * the id is required; a field of an unexpected type counts as missing.
 */
import { z } from 'zod'
import { readableOf, wholeNumber } from '../http/parse-answer.ts'

const text = z.string().nullable().catch(null).default(null)
const flag = z.boolean().nullable().catch(null).default(null)
const id = z.string().min(1).max(256)
const texts = z
  .array(z.unknown())
  .catch([])
  .default([])
  .transform((items) => items.filter((item) => typeof item === 'string'))

/** A page of a collection. `nextLink` is only ever looked at, never followed. */
const collectionOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .object({ value: readableOf(schema), '@odata.nextLink': text })
    .transform(({ value, '@odata.nextLink': nextLink }) => ({ ...value, more: nextLink !== null }))

export const User = z.object({
  id,
  displayName: text,
  givenName: text,
  surname: text,
  userPrincipalName: text,
  mail: text,
  employeeId: text,
  jobTitle: text,
  department: text,
  companyName: text,
  officeLocation: text,
  accountEnabled: flag,
  userType: text,
  externalUserState: text,
  onPremisesSamAccountName: text,
  onPremisesDomainName: text,
  mobilePhone: text,
  businessPhones: texts,
  isManagementRestricted: flag,
})
export type User = z.infer<typeof User>

/** What is asked for: Graph's default set lacks, among others, whether the account is enabled. */
export const userSelect = Object.keys(User.shape).join(',')

export const UsersAnswer = collectionOf(User)

export const ManagerAnswer = z.object({ id, displayName: text, mail: text })

/** A group or a directory role. Without the permission to read its kind, everything but id and type is `null`. */
export const Membership = z.object({
  '@odata.type': text,
  id,
  displayName: text,
  roleTemplateId: text,
  isAssignableToRole: flag,
})
export type Membership = z.infer<typeof Membership>
export const MembershipsAnswer = collectionOf(Membership)

/** A role that somebody has, or can activate. */
const RoleHolding = z.object({
  id,
  roleDefinitionId: text,
  roleDefinition: z.object({ displayName: text }).nullable().catch(null).default(null),
})
export const RoleHoldingsAnswer = collectionOf(RoleHolding)

export const Method = z.object({
  '@odata.type': z.string().min(1).max(256),
  id,
  createdDateTime: text,
  displayName: text,
  phoneNumber: text,
  phoneType: text,
  smsSignInState: text,
  emailAddress: text,
  model: text,
  deviceTag: text,
  platform: text,
  passkeyType: text,
  startDateTime: text,
  lifetimeInMinutes: wholeNumber(z.int().nonnegative(), 8),
  isUsable: flag,
  methodUsabilityReason: text,
})
export type Method = z.infer<typeof Method>
export const MethodsAnswer = collectionOf(Method)

/** Of the beta version: the first one of those that are asked for beside the password. */
export const PreferencesAnswer = z.object({ userPreferredMethodForSecondaryAuthentication: text })

export const OrganizationsAnswer = collectionOf(z.object({ id, displayName: text }))

export const PassAnswer = z.object({
  temporaryAccessPass: z.string().regex(/^\S{4,64}$/),
  startDateTime: text,
  lifetimeInMinutes: wholeNumber(z.int().nonnegative(), 8),
  isUsable: flag,
  methodUsabilityReason: text,
})

export const RevokedAnswer = z.object({ value: z.literal(true) })

const InnerError = z.object({ message: text, 'request-id': text }).nullable().catch(null).default(null)

/** `code` may be empty. */
export const ErrorAnswer = z.object({
  error: z.object({ code: text, message: text, innerError: InnerError, innererror: InnerError }),
})
