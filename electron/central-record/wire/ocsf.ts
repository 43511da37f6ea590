/**
 * A line as an event of the Open Cybersecurity Schema Framework. Everything that a version of it numbers stands here: the next one
 * deprecates Account Change in favour of another class and counts anew. What it has no place for is ours, under `unmapped.mfa_desk`.
 */
import type { FactorKind } from '../../../shared/domain/mfa-status.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import {
  factsOf,
  hashedText,
  uidOf,
  type FormOptions,
  type LineFacts,
  type RecordLine,
  type ToldAccount,
} from './record-line.ts'

const ocsfVersion = '1.8.0'

const accountChange = {
  categoryUid: 3,
  classUid: 3001,
  activities: { other: 99, factorEnabled: 10, factorDisabled: 11 },
} as const
const baseEvent = { categoryUid: 0, classUid: 0, activities: { other: 99 } } as const
const severityId = { informational: 1, medium: 3, high: 4 } as const
const statusId = { unknown: 0, success: 1, failure: 2, other: 99 } as const
const sha256AlgorithmId = 3

const factorTypeId: Readonly<Record<FactorKind, number>> = {
  sms: 1,
  question: 2,
  call: 3,
  push: 5,
  token: 6,
  'authenticator-app': 7,
  email: 8,
  'security-key': 10,
  other: 99,
}

export type OcsfEvent = Readonly<Record<string, unknown>>

export function ocsfEvent(line: RecordLine, options: FormOptions): OcsfEvent {
  const facts = factsOf(line, options)
  const person = facts.accounts[0]
  const { categoryUid, classUid } = person === undefined ? baseEvent : accountChange
  const activityId = person === undefined ? baseEvent.activities.other : activityOf(facts)
  return {
    activity_id: activityId,
    ...(activityId === accountChange.activities.other ? { activity_name: facts.kind } : {}),
    category_uid: categoryUid,
    class_uid: classUid,
    type_uid: classUid * 100 + activityId,
    severity_id: facts.isAlarm ? severityId.high : facts.isWarning ? severityId.medium : severityId.informational,
    time: Date.parse(facts.at),
    message: facts.message,
    ...status(facts),
    metadata: {
      version: ocsfVersion,
      product: { name: 'MFA Desk', vendor_name: 'MFA Desk' },
      log_name: 'history',
      uid: uidOf(line),
      sequence: line.link.seq,
      ...(facts.operationId === null ? {} : { correlation_uid: facts.operationId }),
    },
    ...(person === undefined ? {} : { user: userOf(person), ...authFactors(facts, person) }),
    ...(facts.agent === null
      ? {}
      : {
          actor: { user: { name: facts.agent.osUser, full_name: facts.agent.displayName } },
          src_endpoint: { hostname: facts.agent.host },
        }),
    unmapped: { mfa_desk: facts.fields },
    raw_data_hash: { algorithm_id: sha256AlgorithmId, value: line.link.hash },
    // The bytes that hash is of.
    ...(options.stub ? {} : { raw_data: hashedText(line) }),
  }
}

function userOf({ account }: ToldAccount): OcsfEvent {
  return {
    uid: account.accountId,
    name: account.logins[0] ?? account.displayName,
    full_name: account.displayName,
    ...(account.email === null ? {} : { email_addr: account.email }),
  }
}

function activityOf({ kind }: LineFacts): number {
  switch (kind) {
    case 'outcome':
    case 'caller-refused':
      return accountChange.activities.factorDisabled
    case 'set-up-again':
      return accountChange.activities.factorEnabled
    default:
      return accountChange.activities.other
  }
}

const messageStatusId = { accepted: statusId.success, 'given-up': statusId.failure, dismissed: statusId.other } as const

function status({ kind, outcome, messageOutcome, fields }: LineFacts): OcsfEvent {
  if (kind === 'caller-refused') return { status_id: statusId.failure, status_code: kind }
  if (messageOutcome !== null) {
    const { outcome_code } = fields
    return {
      status_id: messageStatusId[messageOutcome],
      status: messageOutcome,
      ...(outcome_code === undefined ? {} : { status_code: outcome_code }),
    }
  }
  if (outcome === null) return {}
  return {
    status_id: statusOf(outcome),
    status: outcome.kind,
    ...(outcome.code === null ? {} : { status_code: outcome.code }),
  }
}

function statusOf({ kind }: StepOutcome): number {
  switch (kind) {
    case 'succeeded':
    case 'no-change':
      return statusId.success
    case 'failed':
      return statusId.failure
    case 'outcome-unknown':
      return statusId.unknown
    case 'pending-approval':
      return statusId.other
  }
}

/** What kind of method each removed one was, as the state before knew it; or what was set up again. */
function authFactors({ kind, effects, setUpAgain }: LineFacts, { before }: ToldAccount): OcsfEvent {
  if (kind === 'set-up-again') {
    const setUp = setUpAgain.map((method) => ({ factor_type_id: factorTypeId[method.kind], factor_type: method.label }))
    return { auth_factors: setUp }
  }
  const removed = effects.flatMap((effect) => {
    if (effect.kind !== 'remove-factor') return []
    const removedOne = before?.factors.items.find(({ id }) => id === effect.factorId)
    return [{ factor_type_id: factorTypeId[removedOne?.kind ?? 'other'], factor_type: effect.label }]
  })
  return removed.length === 0 ? {} : { auth_factors: removed }
}
