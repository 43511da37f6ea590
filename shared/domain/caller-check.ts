/**
 * Knowing who is calling: by a factor that is left, which the system challenges and the caller answers, or by what the agent did and
 * states. Either makes a proof for one reset. What a system confirmed and what an agent states are never shown as the same.
 */
import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { AccountRef } from './account.ts'
import { Factor, FactorKind } from './mfa-status.ts'
import { AccountId, DirectoryText, FactorId, Instant, ServerText } from './primitives.ts'
import { identityDocuments, managerWays } from './proof-kinds.ts'
import { ConnectionLabel } from './reset-plan.ts'

export const CallerCheckState = z.enum([
  /** A push is out; the device has not answered yet. */
  'waiting',
  /** The caller has to read a code or an answer to the agent. */
  'answer-wanted',
  'passed',
  /** The caller pressed "no". Worth an alarm: somebody else may be calling. */
  'rejected',
  /** With tries left, another answer may be given; without, the check is over. */
  'wrong-answer',
  'expired',
  'cancelled',
  /** The system could not say. Proves nothing, in neither direction. */
  'failed',
])
export type CallerCheckState = z.infer<typeof CallerCheckState>

/** The method a caller was challenged with, as it was called then. */
export const CheckedFactor = z.object({ id: FactorId, label: DirectoryText, kind: FactorKind })
export type CheckedFactor = z.infer<typeof CheckedFactor>

export const ManagerWay = z.enum(managerWays)
export type ManagerWay = z.infer<typeof ManagerWay>

export const IdentityDocument = z.enum(identityDocuments)
export type IdentityDocument = z.infer<typeof IdentityDocument>

/** `number`: one that the directory holds of the account, as it tells it. */
const CallBack = z.strictObject({ kind: z.literal('call-back'), number: DirectoryText.min(1) })
/** The manager the directory names, who knows the caller and the wish. */
const ByManager = z.strictObject({ kind: z.literal('manager'), way: ManagerWay })
const LiveVideo = z.strictObject({ kind: z.literal('live-video'), document: IdentityDocument })
const InPerson = z.strictObject({ kind: z.literal('in-person'), document: IdentityDocument })

/** What an agent states to have done to know the caller. */
export const StatedProof = z.discriminatedUnion('kind', [CallBack, ByManager, LiveVideo, InPerson])
export type StatedProof = z.infer<typeof StatedProof>

/** Good for one reset and for fifteen minutes. Taken by the agent of the operation that holds it. */
const common = { id: z.uuid(), connection: ConnectionLabel, accountId: AccountId, takenAt: Instant, expiresAt: Instant }

export const CallerProof = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('factor-challenge'), factor: CheckedFactor }),
  z.object({ ...common, ...CallBack.shape }),
  z.object({ ...common, ...ByManager.shape, manager: DirectoryText }),
  z.object({ ...common, ...LiveVideo.shape }),
  z.object({ ...common, ...InPerson.shape }),
])
export type CallerProof = z.infer<typeof CallerProof>

/** A second person has agreed, on a device of their own, that the person be reset. `connection` and `accountId` are the approver's. */
export const Approval = z.object({
  ...common,
  kind: z.literal('second-person'),
  name: DirectoryText,
  login: DirectoryText,
  factor: CheckedFactor,
})
export type Approval = z.infer<typeof Approval>

/** Somebody whom the rules name, with what of theirs can be asked. */
export const Approver = z.object({
  ...AccountRef.shape,
  name: DirectoryText,
  login: DirectoryText,
  factors: z.array(Factor.pick({ id: true, label: true, callerCheck: true })),
})
export type Approver = z.infer<typeof Approver>

/** An approver has to agree on a device: a code that is only read out says nothing of what it was read out for. */
export function isAnsweredOnDevice({ callerCheck }: Pick<Factor, 'callerCheck'>): boolean {
  return callerCheck === 'push' || callerCheck === 'push-with-number' || callerCheck === 'push-with-code'
}

export const CallerCheck = z.object({
  id: z.uuid(),
  state: CallerCheckState,
  /** For a push with a number: what the agent reads to the caller, who chooses it on the device. A code to compare never comes here. */
  numberToChoose: z.string().min(1).max(32).nullable(),
  /** The question the agent reads to the caller, where the factor is one. */
  question: DirectoryText.nullable(),
  expiresAt: Instant.nullable(),
  /** Answers that may still be given; `null` where none is wanted: the device answers, or the code has been right. */
  triesLeft: z.int().min(0).nullable(),
  /** The push has been confirmed, and the code it shows is still to be read out. */
  confirmedOnDevice: z.boolean(),
  /** Why, where `state` is `failed`. */
  code: z.enum(errorCodes).nullable(),
  /** What the system said to it, with the reference its support asks for. */
  serverText: ServerText.optional(),
  /** Only where `state` is `passed`, and somebody proved who they are. */
  proof: CallerProof.nullable(),
  /** Likewise, and a second person agreed. */
  approval: Approval.optional(),
})
export type CallerCheck = z.infer<typeof CallerCheck>
