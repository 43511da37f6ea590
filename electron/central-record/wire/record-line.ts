/** One line of the journal on its way to a receiver, and what every form of it says. Pure: the same line is always the same bytes. */
import type {
  Agent,
  HistoryEntry,
  MessageOutcome,
  OpeningEntry,
  SetUpAgain,
} from '../../../shared/domain/history-entry.ts'
import { accountKey } from '../../../shared/domain/match-people.ts'
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ReadAccount, ResetEffect, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { entryOf, type Line } from '../../history/chain-line.ts'

export interface RecordLine extends Line {
  /** Which history it is from (`desk-id.ts`). */
  readonly desk: string
  /** The line as it lies on the disk, without its newline. */
  readonly text: string
  /** What its operation began with: whom and what it is about. `null` where that is not known any more, or the line is of no operation. */
  readonly opening: OpeningEntry | null
}

/** `stub`: the line is too long for the receiver, which gets where it stands in the chain and whom it is about, and not its text. */
export interface FormOptions {
  readonly stub: boolean
}

/** The part of a line that its hash covers: all from the 76th byte on, and the 75 before are ASCII. */
export const hashedText = ({ text }: Pick<RecordLine, 'text'>): string => text.slice(75)

/** The same everywhere for the same line: how receivers tell a duplicate. */
export const uidOf = ({ desk, link }: Pick<RecordLine, 'desk' | 'link'>): string => `${desk}:${link.seq}`

export type LineKind = HistoryEntry['kind'] | 'month' | 'retention'

/** What docs/central-record.md says of a line, under the names it uses. Absent: it does not apply to such a line. */
interface LineFields {
  readonly desk: string
  readonly seq: number
  readonly prev: string
  readonly hash: string
  readonly kind: LineKind
  readonly truncated?: true
  readonly operation?: string
  readonly retry_of?: string
  readonly step?: string
  readonly outcome?: string
  readonly outcome_code?: string
  readonly server_text?: string
  readonly effects?: readonly string[]
  /** Of what was set up again, or was not: the names of the methods. */
  readonly methods?: readonly string[]
  /** When the first of them was set up, or when it was read that none was. */
  readonly methods_at?: string
  readonly message_kind?: string
  readonly message_to?: string
  readonly message_id?: string
  readonly ticket?: string
  readonly reason?: string
  /** Kinds of proof, empty where nobody was checked. */
  readonly proofs?: readonly string[]
  /** Why nobody was checked. */
  readonly unchecked?: string
  readonly tier?: string
  readonly second_person?: string
  readonly agent?: string
  readonly agent_name?: string
  readonly host?: string
  readonly accounts?: readonly {
    readonly system: string
    readonly connection: string
    readonly account: string
    readonly name: string
    readonly login: string | null
    readonly email: string | null
  }[]
}

/** `before`: its state when the operation was prepared. */
export type ToldAccount = ReadAccount & { readonly before?: MfaStatus }

export interface LineFacts {
  readonly kind: LineKind
  readonly at: string
  readonly operationId: string | null
  readonly agent: Agent | null
  readonly accounts: readonly ToldAccount[]
  readonly effects: readonly ResetEffect[]
  readonly outcome: StepOutcome | null
  readonly messageOutcome: MessageOutcome | null
  readonly setUpAgain: readonly SetUpAgain[]
  readonly isAlarm: boolean
  readonly isWarning: boolean
  /** One sentence in English, for people who look at a receiver's list. */
  readonly message: string
  readonly fields: LineFields
}

export function factsOf(line: RecordLine, { stub }: FormOptions): LineFacts {
  const { link, prev, desk, content } = line
  const entry = entryOf(content)
  const opening = entry === null ? null : openingFor(entry, line.opening)
  const kind = entry?.kind ?? ('month' in content ? 'month' : 'retention')
  const agent = entry !== null && 'agent' in entry ? entry.agent : (opening?.agent ?? null)
  const stepId = entry !== null && 'stepId' in entry ? entry.stepId : null
  const step = opening?.kind === 'intended' ? opening.steps.find(({ id }) => id === stepId) : undefined
  const outcome = entry?.kind === 'outcome' ? entry.outcome : null
  const messageSettled = entry?.kind === 'message-settled' ? entry : null
  const messageOutcome = messageSettled?.outcome ?? null
  const setUpAgain = entry?.kind === 'set-up-again' ? entry.methods : []
  const about =
    step !== undefined ? [step] : messageSettled?.message.kind === 'notice' ? messageSettled.message.accounts : null
  const keys = about === null ? null : new Set(about.map(accountKey))
  const accounts = accountsOf(opening).filter(({ account }) => keys?.has(accountKey(account)) ?? true)
  const effects = effectsOf(entry, step)
  return {
    kind,
    at: timeOf(line),
    operationId: entry?.operationId ?? null,
    agent,
    accounts,
    effects,
    outcome,
    messageOutcome,
    setUpAgain,
    isAlarm: kind === 'caller-refused' || kind === 'call-reported',
    isWarning:
      (outcome !== null && (outcome.kind === 'failed' || outcome.kind === 'outcome-unknown')) ||
      (entry?.kind === 'intended' && entry.unchecked !== undefined) ||
      (messageOutcome !== null && messageOutcome !== 'accepted') ||
      kind === 'not-set-up-again' ||
      kind === 'recovered' ||
      kind === 'settings-replaced' ||
      kind === 'retention-changed' ||
      kind === 'months-deleted',
    message: messageOf(kind, accounts, outcome?.kind ?? messageOutcome),
    fields: {
      desk,
      seq: link.seq,
      prev,
      hash: link.hash,
      kind,
      ...(stub ? { truncated: true as const } : {}),
      ...(entry === null ? {} : { operation: entry.operationId }),
      ...(stepId === null ? {} : { step: stepId }),
      ...(outcome === null
        ? {}
        : {
            outcome: outcome.kind,
            ...(outcome.code === null ? {} : { outcome_code: outcome.code }),
            ...(outcome.serverText === null || stub ? {} : { server_text: outcome.serverText }),
          }),
      ...(effects.length === 0 ? {} : { effects: effects.slice(0, maxListed).map(({ kind: effect }) => effect) }),
      ...(entry === null ? {} : aftermathFields(entry, effects)),
      ...(entry?.kind === 'intended' ? intendedFields(entry) : {}),
      ...(agent === null ? {} : { agent: agent.osUser, agent_name: agent.displayName, host: agent.host }),
      ...(accounts.length === 0 ? {} : { accounts: accounts.slice(0, maxListed).map(accountFields) }),
    },
  }
}

/** More than a plan holds; a stub has to stay small whatever a line says. */
const maxListed = 16

/** Of the step, as far as the entry is about them; of the whole reset where it begins. */
function effectsOf(entry: HistoryEntry | null, step: ResetStep | undefined): readonly ResetEffect[] {
  switch (entry?.kind) {
    case 'intended':
      return entry.steps.flatMap((planned) => planned.effects)
    case 'set-up-again':
      return entry.methods.flatMap(({ effect }) => step?.effects[effect] ?? [])
    case 'not-set-up-again':
      return entry.effects.flatMap((index) => step?.effects[index] ?? [])
    default:
      return step?.effects ?? []
  }
}

/** What came after the end of a reset. */
function aftermathFields(entry: HistoryEntry, effects: readonly ResetEffect[]): Partial<LineFields> {
  switch (entry.kind) {
    case 'message-settled': {
      const { message, messageId, outcome, code } = entry
      return {
        outcome,
        ...(code === null ? {} : { outcome_code: code }),
        message_kind: message.kind,
        message_to: message.kind === 'notice' ? message.to : message.ticket,
        message_id: messageId,
      }
    }
    case 'set-up-again': {
      const [methods_at = entry.at] = entry.methods.map(({ setUpAt }) => setUpAt).sort()
      return { methods: entry.methods.slice(0, maxListed).map(({ label }) => label), methods_at }
    }
    case 'not-set-up-again': {
      const methods = effects.flatMap((effect) => ('label' in effect ? [effect.label] : []))
      return { methods: methods.slice(0, maxListed), methods_at: entry.readAt }
    }
    default:
      return {}
  }
}

function intendedFields(entry: Extract<HistoryEntry, { kind: 'intended' }>): Partial<LineFields> {
  const { ticket, reason, proofs = [], unchecked, tier, approval, retryOf } = entry
  return {
    ...(ticket === null ? {} : { ticket }),
    ...(reason === null ? {} : { reason }),
    proofs: proofs.map((proof) => proof.kind),
    ...(unchecked === undefined ? {} : { unchecked }),
    ...(tier === undefined ? {} : { tier }),
    ...(approval === undefined ? {} : { second_person: approval.login }),
    ...(retryOf === null ? {} : { retry_of: retryOf }),
  }
}

function accountFields({ account, connection }: ReadAccount): NonNullable<LineFields['accounts']>[number] {
  return {
    system: connection.system,
    connection: connection.name,
    account: account.accountId,
    name: account.displayName,
    login: account.logins[0] ?? null,
    email: account.email,
  }
}

/** The entry itself where it is what an operation begins with. */
function openingFor(entry: HistoryEntry, known: OpeningEntry | null): OpeningEntry | null {
  switch (entry.kind) {
    case 'sent':
    case 'outcome':
    case 'finished':
    case 'recovered':
    case 'checked':
    case 'settled':
    case 'message-settled':
    case 'set-up-again':
    case 'not-set-up-again':
      return known
    default:
      return entry
  }
}

function accountsOf(opening: OpeningEntry | null): readonly ToldAccount[] {
  switch (opening?.kind) {
    case 'intended':
    case 'call-reported':
      return opening.accounts
    case 'caller-refused':
      return [opening.account]
    default:
      return []
  }
}

/** The line that begins a month's file has no time of its own: it counts as written when the month began. */
function timeOf({ content }: Pick<RecordLine, 'content'>): string {
  if ('month' in content) return `${content.month}-01T00:00:00.000Z`
  return 'entry' in content ? content.entry.at : content.retention.at
}

const messages: Readonly<Record<LineKind, string>> = {
  intended: 'Reset begun',
  sent: 'Reset step sent',
  outcome: 'Reset step answered',
  finished: 'Reset finished',
  recovered: 'Reset left open by an earlier run was closed',
  checked: 'State read again',
  settled: 'Unknown outcome settled by an agent',
  'message-settled': 'Message about a reset',
  'set-up-again': 'Method set up again after a reset',
  'not-set-up-again': 'Method not set up again a day after a reset',
  'caller-refused': 'Check of the caller refused',
  'call-reported': 'Call reported as suspicious',
  'retention-changed': 'How long the history is kept was changed',
  'months-deleted': 'Old months of the history were deleted',
  'settings-replaced': 'Settings that could not be read were replaced',
  month: 'A month of the history begins',
  retention: 'Old months of the history were deleted',
}

type Outcome = StepOutcome['kind'] | MessageOutcome

const outcomeWords: Readonly<Record<Outcome, string>> = {
  succeeded: 'succeeded',
  'no-change': 'nothing to change',
  'pending-approval': 'waits for approval',
  failed: 'failed',
  'outcome-unknown': 'outcome unknown',
  accepted: 'accepted by the receiver',
  'given-up': 'given up',
  dismissed: 'dismissed by an agent',
}

function messageOf(kind: LineKind, accounts: readonly ReadAccount[], outcome: Outcome | null): string {
  const names = accounts.slice(0, maxListed).map(({ account }) => account.displayName)
  const whom = names.length === 0 ? '' : ` for ${names.join(', ')}`
  return `${messages[kind]}${whom}${outcome === null ? '' : `: ${outcomeWords[outcome]}`}`
}
