/**
 * Operations as CSV (RFC 4180), one row per step. A refused caller check, and changes to the history itself or to the settings, have no
 * steps and get one row; a reported call gets one per account. Columns are named in the language of the desk; codes are the same in each.
 * Pure.
 */
import type { CallerProof } from '../../shared/domain/caller-check.ts'
import type {
  CallerRefusal,
  Erasure,
  Operation,
  OperationStep,
  SettingsReplacement,
  SettledMessage,
  SetUpAgain,
} from '../../shared/domain/history-entry.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { ServerMessage } from '../../shared/domain/outcome.ts'
import type { ReadAccount, ResetEffect } from '../../shared/domain/reset-plan.ts'
import type { ExportColumn, ExportText } from '../../shared/messages/en/export-texts.ts'
import { byteOrderMark, csvLine } from './csv.ts'

interface StepRow {
  readonly operation: Operation
  readonly step: OperationStep | null
  readonly number: number | null
  /** The account the row is about. */
  readonly planned: ReadAccount | null
}

const columns: readonly (readonly [column: ExportColumn, value: (row: StepRow) => string | number | null])[] = [
  ['operation', ({ operation }) => operation.id],
  ['started', ({ operation }) => operation.startedAt],
  ['ended', ({ operation }) => operation.endedAt],
  ['outcome', ({ operation }) => operation.outcome],
  ['recovered', ({ operation }) => (operation.recovered ? 'yes' : 'no')],
  ['retry-of', ({ operation }) => operation.retryOf],
  ['agent', ({ operation }) => operation.agent.displayName],
  ['agent-account', ({ operation }) => operation.agent.osUser],
  ['computer', ({ operation }) => operation.agent.host],
  ['ticket', ({ operation }) => operation.ticket],
  ['reason', ({ operation }) => operation.reason],
  ['step', ({ number }) => number],
  ['system', ({ planned }) => planned?.connection.system ?? null],
  ['connection', ({ planned }) => planned?.connection.name ?? null],
  ['environment', ({ planned }) => planned?.connection.environment ?? null],
  ['person', ({ planned }) => planned?.account.displayName ?? null],
  ['logins', ({ planned }) => planned?.account.logins.join('; ') ?? null],
  ['e-mail', ({ planned }) => planned?.account.email ?? null],
  ['employee-number', ({ planned }) => planned?.account.employeeNumber ?? null],
  ['account-id', ({ step, planned }) => step?.step.accountId ?? planned?.account.accountId ?? null],
  ['effects', ({ step }) => step?.step.effects.map(effectWords).join('; ') ?? null],
  ['step-outcome', ({ step }) => step?.state ?? null],
  ['code', ({ step }) => step?.outcome?.code ?? null],
  ['sent', ({ step }) => step?.sentAt ?? null],
  ['answered', ({ step }) => step?.endedAt ?? null],
  ['server-text', ({ step }) => step?.outcome?.serverText ?? null],
  ['messages', ({ step }) => step?.outcome?.messages.map(messageWords).join('\n') ?? null],
  ['read-again', ({ step }) => step?.check?.readAt ?? null],
  ['found', ({ step }) => step?.check?.verdicts.join('; ') ?? null],
  ['settled-by', ({ step }) => settledWords(step?.settled)],
  ['caller-checked', ({ operation }) => operation.proofs?.map(proofWords).join('; ') ?? null],
  ['caller-not-checked', ({ operation }) => operation.unchecked ?? null],
  [
    'approved-by',
    ({ operation: { approval } }) => (approval === undefined ? null : `${approval.name}, ${approval.login}`),
  ],
  ['tier', ({ operation }) => operation.tier ?? null],
  ['policy', ({ operation: { policy } }) => (policy === null ? 'none: rules of the computer' : (policy ?? null))],
  ['caller-refused', ({ operation: { refusal } }) => (refusal === undefined ? null : refusalWords(refusal))],
  ['settings', ({ operation: { replacement } }) => (replacement === undefined ? null : replacementWords(replacement))],
  ['history', ({ operation: { erasure } }) => (erasure === undefined ? null : erasureWords(erasure))],
  ['set-up-again', ({ step }) => step?.setUpAgain?.map(setUpWords).join('; ') ?? null],
  ['not-set-up-again', ({ step }) => notSetUpWords(step)],
  ['told', ({ operation: { messages } }) => messages?.map(messageSettledWords).join('; ') ?? null],
]

const effectWords = (effect: ResetEffect): string =>
  effect.kind === 'remove-factor'
    ? `remove ${effect.label}${effect.recovery === undefined ? '' : ` (recovery ${effect.recovery})`}`
    : effect.kind

const messageWords = ({ level, source, text }: ServerMessage): string =>
  `${level}${source === null ? '' : ` (${source})`}: ${text}`

const setUpWords = ({ label, setUpAt, timeFrom }: SetUpAgain): string => `${label}: ${setUpAt} (${timeFrom})`

function notSetUpWords(step: OperationStep | null): string | null {
  if (step?.notSetUpAgain === undefined) return null
  const { effects, readAt } = step.notSetUpAgain
  const removed = effects.flatMap((index) => step.step.effects[index] ?? [])
  return `${removed.map((effect) => ('label' in effect ? effect.label : effect.kind)).join(', ')}: ${readAt}`
}

function messageSettledWords({ message, outcome, code, at }: SettledMessage): string {
  const what =
    message.kind === 'notice' ? `notice to ${message.to}` : `note in ${message.ticket}, ${message.connection.name}`
  return `${what}: ${outcome}${code === null ? '' : ` (${code})`}, ${at}`
}

const settledWords = (settled: OperationStep['settled']): string | null =>
  settled === undefined ? null : `${settled.agent.displayName || settled.agent.osUser}: ${settled.word}, ${settled.at}`

const proofWords = (proof: CallerProof): string =>
  [proof.kind, ...proofParts(proof), proof.connection.name, proof.takenAt].join(', ')

function proofParts(proof: CallerProof): string[] {
  switch (proof.kind) {
    case 'factor-challenge':
      return [proof.factor.label]
    case 'call-back':
      return [proof.number]
    case 'manager':
      return [proof.manager, proof.way]
    case 'live-video':
    case 'in-person':
      return [proof.document]
  }
}

const refusalWords = ({ answer, factor, secondPerson }: CallerRefusal): string =>
  `${answer}: ${factor.label}${secondPerson === undefined ? '' : `, second person ${secondPerson.login}`}`

/** `kept 24 months, before everything; 12 operations in 2026-08, 2026-09`: the rule, and what it deletes or deleted. */
function erasureWords(erasure: Erasure): string {
  const { operations, months } = erasure.erased
  const what = `${operations} operations${months.length === 0 ? '' : ` in ${months.join(', ')}`}`
  return erasure.kind === 'months-deleted'
    ? `kept ${keptWords(erasure.keptMonths)}; deleted ${what}${erasure.ruleSet === undefined ? '' : `; set by ${erasure.ruleSet.agent.displayName || erasure.ruleSet.agent.osUser}, ${erasure.ruleSet.at}`}`
    : `kept ${keptWords(erasure.to)}, before ${keptWords(erasure.from)}; to be deleted ${what}`
}

const replacementWords = ({ by, weaker }: SettingsReplacement): string =>
  [
    by === 'fresh' ? 'those of a new installation' : 'those from before the last change',
    ...(weaker === null
      ? []
      : weaker.rules.map((rule) => `less strict than ${weaker.than.replace('-', ' ')}: ${rule}`)),
  ].join('; ')

const keptWords = (months: number | null): string => (months === null ? 'everything' : `${months} months`)

/** What the file begins with: the mark and the names of the columns. */
export const csvHead = (text: ExportText): string =>
  byteOrderMark + csvLine(columns.map(([column]) => text(`export.column.${column}`)))

export function csvRows(operation: Operation): string {
  const rows = operation.steps.map((step, index): StepRow => {
    const planned = operation.accounts.find(({ account }) => accountKey(account) === accountKey(step.step))
    return { operation, step, number: index + 1, planned: planned ?? null }
  })
  if (rows.length === 0) {
    const accounts = operation.accounts.length === 0 ? [null] : operation.accounts
    rows.push(...accounts.map((planned) => ({ operation, step: null, number: null, planned })))
  }
  return rows.map((row) => csvLine(columns.map(([, value]) => value(row)))).join('')
}
