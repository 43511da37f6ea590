/**
 * A connection as a person fills it in, step by step, and the pure questions about it: what is still missing, which field
 * an error is about, whether saving forgets the stored secret.
 */
import type {
  ConnectionChanges,
  ConnectionCheck,
  ConnectionDraft,
  ConnectionView,
  SignIn,
  SystemId,
} from '../../../shared/domain/connection.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'

export const steps = ['system', 'address', 'test'] as const
export type Step = (typeof steps)[number]

export interface DraftForm {
  readonly system: SystemId | null
  readonly address: string
  readonly signInKind: SignIn['kind']
  readonly username: string
  /** Only where the system asks for it; empty = it chooses. */
  readonly organisation: string
  readonly clientId: string
  /** May stay empty. */
  readonly keyId: string
  readonly tenant: string
  readonly secret: string
  readonly name: string
  /** Never preset: production and sandbox are a deliberate choice. */
  readonly environment: 'production' | 'sandbox' | null
}

export type DraftField =
  | 'system'
  | 'address'
  | 'username'
  | 'organisation'
  | 'clientId'
  | 'keyId'
  | 'tenant'
  | 'secret'
  | 'name'
  | 'environment'

export const emptyDraft: DraftForm = {
  system: null,
  address: '',
  signInKind: 'access-token',
  username: '',
  organisation: '',
  clientId: '',
  keyId: '',
  tenant: '',
  secret: '',
  name: '',
  environment: null,
}

export function draftOf(connection: ConnectionView): DraftForm {
  return {
    system: connection.system,
    address: connection.baseUrl,
    signInKind: connection.signIn.kind,
    username: connection.signIn.kind === 'password' ? connection.signIn.username : '',
    organisation: connection.signIn.kind === 'password' ? (connection.signIn.organisation ?? '') : '',
    clientId: 'clientId' in connection.signIn ? connection.signIn.clientId : '',
    keyId: connection.signIn.kind === 'service-app' ? (connection.signIn.keyId ?? '') : '',
    tenant: connection.signIn.kind === 'browser' ? connection.signIn.tenant : '',
    secret: '',
    name: connection.name,
    environment: connection.environment === 'practice' ? null : connection.environment,
  }
}

/** Then there is no secret to type. */
export function signsInWithBrowser({ signInKind }: Pick<DraftForm, 'signInKind'>): boolean {
  return signInKind === 'browser'
}

/** Fields that must be filled and are not, in the order of the screen. A secret may stay empty where one is stored. */
export function missingFields(form: DraftForm, secretNeeded: boolean): DraftField[] {
  const missing: DraftField[] = []
  if (form.system === null) missing.push('system')
  if (form.address.trim() === '') missing.push('address')
  if (form.signInKind === 'password' && form.username.trim() === '') missing.push('username')
  if (signsInWithBrowser(form) && form.tenant.trim() === '') missing.push('tenant')
  const hasClient = !['access-token', 'password'].includes(form.signInKind)
  if (hasClient && form.clientId.trim() === '') missing.push('clientId')
  if (secretNeeded && !signsInWithBrowser(form) && form.secret === '') missing.push('secret')
  if (form.name.trim() === '') missing.push('name')
  if (form.environment === null) missing.push('environment')
  return missing
}

const fieldsOfStep: Readonly<Record<Step, readonly DraftField[]>> = {
  system: ['system'],
  address: ['address', 'username', 'organisation', 'tenant', 'clientId', 'keyId', 'secret'],
  test: ['name', 'environment'],
}

export function missingInStep(form: DraftForm, step: Step): DraftField[] {
  return missingFields(form, true).filter((field) => fieldsOfStep[step].includes(field))
}

export function stepOf(field: DraftField): Step {
  return steps.find((step) => fieldsOfStep[step].includes(field)) ?? 'system'
}

function signInOf(form: DraftForm): SignIn {
  switch (form.signInKind) {
    case 'access-token':
      return { kind: 'access-token' }
    case 'password':
      return {
        kind: 'password',
        username: form.username.trim(),
        ...(form.organisation.trim() === '' ? {} : { organisation: form.organisation.trim() }),
      }
    case 'service-app':
      return { kind: 'service-app', clientId: form.clientId.trim(), keyId: form.keyId.trim() || null }
    case 'client-secret':
      return { kind: 'client-secret', clientId: form.clientId.trim() }
    case 'browser':
      return { kind: 'browser', clientId: form.clientId.trim(), tenant: form.tenant.trim() }
  }
}

/** A pasted token or key often brings a line break along; a password is taken exactly as typed. */
function secretOf(form: DraftForm): string {
  return form.signInKind === 'password' ? form.secret : form.secret.trim()
}

/** The draft as main takes it, or `null` while something is missing. */
export function completeDraft(form: DraftForm): ConnectionDraft | null {
  if (form.system === null || form.environment === null || missingFields(form, true).length > 0) return null
  return {
    system: form.system,
    name: form.name.trim(),
    address: form.address.trim(),
    environment: form.environment,
    signIn: signInOf(form),
    ...(signsInWithBrowser(form) ? {} : { secret: secretOf(form) }),
  }
}

/** What changed, as main takes it. An empty object: nothing to save. */
export function changesOf(form: DraftForm, connection: ConnectionView): ConnectionChanges {
  const changes: ConnectionChanges = {}
  const before = draftOf(connection)
  if (form.name.trim() !== before.name) changes.name = form.name.trim()
  if (addressDiffers(form.address, before.address)) changes.address = form.address.trim()
  if (form.environment !== null && form.environment !== before.environment) changes.environment = form.environment
  const signIn = signInOf(form)
  if (JSON.stringify(signIn) !== JSON.stringify(connection.signIn)) changes.signIn = signIn
  if (form.secret !== '') changes.secret = secretOf(form)
  return changes
}

/** A secret belongs to the address and the sign-in it was entered for; main forgets it when either changes. */
export function forgetsSecret(changes: ConnectionChanges): boolean {
  return changes.secret === undefined && (changes.address !== undefined || changes.signIn !== undefined)
}

function addressDiffers(typed: string, kept: string): boolean {
  return typed.trim().replace(/\/+$/, '') !== kept.replace(/\/+$/, '')
}

/** Words by which an organisation for trying is called. */
const tryingWords = /\b(sandbox|test|testing|staging|uat|dev|demo)\b/i

/** Whether what answered calls itself a place for trying while the connection is marked as production. */
export function looksLikeSandbox(check: ConnectionCheck, environment: DraftForm['environment'] | 'practice'): boolean {
  const { hostname } = new URL(check.baseUrl)
  return environment === 'production' && (tryingWords.test(check.organisation ?? '') || tryingWords.test(hostname))
}

/** Every part the test looked at may be used, or the system does not tell. */
export function checkIsGood(check: ConnectionCheck): boolean {
  return check.abilities.every(({ verdict }) => verdict !== 'no')
}

const fieldsByCode: Partial<Record<ErrorCode, DraftField>> = {
  'address-invalid': 'address',
  'address-not-https': 'address',
  'not-reachable': 'address',
  'timed-out': 'address',
  'certificate-not-trusted': 'address',
  redirected: 'address',
  'answer-not-json': 'address',
  'interface-not-found': 'address',
  'token-rejected': 'secret',
  'password-rejected': 'secret',
  'organisation-refused': 'organisation',
  'private-key-invalid': 'secret',
  'key-not-accepted': 'secret',
  'client-secret-rejected': 'secret',
  'key-id-mismatch': 'keyId',
  'client-id-rejected': 'clientId',
  'redirect-not-registered': 'clientId',
  'tenant-rejected': 'tenant',
  'secret-missing': 'secret',
  'secret-incomplete': 'secret',
  'sign-in-account-disabled': 'secret',
  'sign-in-account-locked': 'secret',
  'sign-in-account-expired': 'secret',
  'sign-in-outside-hours': 'secret',
  'sign-in-denied': 'secret',
  'connection-name-taken': 'name',
}

/** The field an error is about, or `null` where it is about none of them. */
export function fieldOf(error: AppError): DraftField | null {
  return fieldsByCode[error.code] ?? null
}

/** The part of the form to go back to for an error, or `null` where going back does not help. */
export function partOf(error: AppError): 'address' | 'secret' | null {
  const field = fieldOf(error)
  if (field === 'clientId' || field === 'keyId' || field === 'organisation' || field === 'tenant') return 'secret'
  return field === 'address' || field === 'secret' ? field : null
}
