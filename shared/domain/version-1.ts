/**
 * Accounts, states and entries as the first form of the history and of recent look-ups has them, read into today's shapes: Microsoft
 * 365 had a field and an effect of its own, proofs were of one kind, and some fields and values had other names.
 */
import { z } from 'zod'
import { Account } from './account.ts'
import { CallerProof } from './caller-check.ts'
import { HistoryEntry } from './history-entry.ts'
import { MfaStatus, WholeReset } from './mfa-status.ts'
import { PlannedAccount, ResetEffect, ResetStep } from './reset-plan.ts'

const microsoft365 = { id: 'microsoft-365', label: 'Microsoft 365' }

export const Version1Account = z
  .looseObject({ state: z.looseObject({ told: z.unknown().optional() }) })
  .transform(({ state: { told, ...state }, ...account }): unknown => ({
    ...account,
    state: { ...state, ...(told === undefined ? {} : { reported: told }) },
  }))
  .pipe(Account)

export const Version1Status = z
  .looseObject({
    factors: z.looseObject({ knowledge: z.enum(['listed', 'not-told']) }),
    microsoft365: WholeReset.nullable(),
    further: z.unknown().optional(),
  })
  .transform(({ factors, microsoft365: reset, further, ...status }): unknown => ({
    ...status,
    factors: { ...factors, knowledge: factors.knowledge === 'listed' ? 'listed' : 'not-disclosed' },
    services: reset === null ? [] : [{ ...microsoft365, reset }],
    ...(further === undefined ? {} : { additionalActions: further }),
  }))
  .pipe(MfaStatus)

const Version1Effect = z
  .looseObject({ kind: z.string() })
  .transform((effect): unknown =>
    effect.kind === 'reset-microsoft365'
      ? { kind: 'reset-service', serviceId: microsoft365.id, label: microsoft365.label }
      : effect,
  )
  .pipe(ResetEffect)

const Version1PlannedAccount = PlannedAccount.extend({ account: Version1Account, before: Version1Status })

/** Every proof was of a factor. */
const Version1Proof = z
  .looseObject({})
  .transform((proof): unknown => ({ ...proof, kind: 'factor-challenge' }))
  .pipe(CallerProof)

export const Version1Entry = z
  .looseObject({
    account: Version1PlannedAccount.optional(),
    accounts: z.array(Version1PlannedAccount).optional(),
    steps: z.array(ResetStep.extend({ effects: z.array(Version1Effect) })).optional(),
    proofs: z.array(Version1Proof).optional(),
  })
  .transform((entry): unknown => entry)
  .pipe(HistoryEntry)
