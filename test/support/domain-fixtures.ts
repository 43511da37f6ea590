/** Valid domain values to change in one place, about people who do not exist. Each call gives new objects. */
import type { CallerProof } from '../../shared/domain/caller-check.ts'
import type { Account, AccountRef } from '../../shared/domain/account.ts'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import type { Agent, HistoryEntry } from '../../shared/domain/history-entry.ts'
import type { AdditionalAction, Factor, MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { StepOutcome } from '../../shared/domain/outcome.ts'
import type { PlannedAccount, ResetEffect, ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import type { Demand } from '../../shared/domain/rules.ts'
import { defaultRules } from '../../shared/domain/default-rules.ts'
import type { Settings } from '../../shared/domain/settings.ts'

export const connectionId = '11111111-1111-4111-8111-111111111111'
export const otherConnectionId = '22222222-2222-4222-8222-222222222222'
export const operationId = '99999999-9999-4999-8999-999999999999'
/** The service that some systems reset as a whole. */
export const microsoft365 = { id: 'microsoft-365', label: 'Microsoft 365' }
export const instant = '2026-11-20T10:42:07.000Z'

export function makeConnection(changes: Partial<Connection> = {}): Connection {
  return {
    id: connectionId,
    system: 'adaxes',
    name: 'Head office',
    baseUrl: 'https://adaxes.head-office.example/restApi',
    environment: 'production',
    signIn: { kind: 'access-token' },
    offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    createdAt: instant,
    ...changes,
  }
}

export function makeAccount(changes: Partial<Account> = {}): Account {
  return {
    connectionId,
    accountId: 'account-1',
    displayName: 'Mira Dunmore',
    logins: ['mira.dunmore'],
    email: 'mira.dunmore@practice.example',
    employeeNumber: null,
    title: null,
    department: null,
    office: null,
    manager: null,
    path: null,
    state: { disabled: false, locked: false, expiresAt: null },
    ...changes,
  }
}

export function makeFactor(id: string, changes: Partial<Factor> = {}): Factor {
  return {
    id,
    kind: 'authenticator-app',
    label: `${id} Authenticator`,
    detail: null,
    enrolledAt: null,
    known: true,
    removable: true,
    ...changes,
  }
}

export function makeStatus(
  factorIds: readonly string[] = ['Google', 'Duo'],
  changes: Partial<MfaStatus> = {},
): MfaStatus {
  return {
    readAt: instant,
    factors: { knowledge: 'listed', mayBeIncomplete: false, items: factorIds.map((id) => makeFactor(id)) },
    services: [{ ...microsoft365, reset: 'possible' }],
    all: null,
    ...changes,
  }
}

export const resetMicrosoft365: ResetEffect = {
  kind: 'reset-service',
  serviceId: microsoft365.id,
  label: microsoft365.label,
}

/** What is ticked, in short. */
export interface Ticked {
  readonly factorIds?: readonly string[]
  readonly all?: boolean
  readonly microsoft365?: boolean
  readonly actions?: readonly AdditionalAction[]
}

export function chosen(ticks: Ticked): Pick<ResetSelection, 'effects'> {
  return {
    effects: [
      ...(ticks.factorIds ?? []).map(removal),
      ...(ticks.all === true ? [{ kind: 'reset-all' as const }] : []),
      ...(ticks.microsoft365 === true ? [resetMicrosoft365] : []),
      ...(ticks.actions ?? []).map((kind) => ({ kind })),
    ],
  }
}

export function removal(factorId: string): ResetEffect {
  return { kind: 'remove-factor', factorId, label: factorId }
}

/** Google's app, where nothing is said of factors. */
export function makeSelection({ accountId = 'account-1', ...rest }: Ticked & Partial<AccountRef> = {}): ResetSelection {
  return { connectionId: rest.connectionId ?? connectionId, accountId, ...chosen({ factorIds: ['Google'], ...rest }) }
}

export function makeStep(changes: Partial<ResetStep> = {}): ResetStep {
  return {
    id: 's1',
    connectionId,
    accountId: 'account-1',
    effects: [{ kind: 'remove-factor', factorId: 'Google', label: 'Google Authenticator' }],
    ...changes,
  }
}

export function makePlannedAccount(
  account: Partial<Account> = {},
  connection: Partial<PlannedAccount['connection']> = {},
): PlannedAccount {
  const made = makeAccount(account)
  return {
    account: made,
    connection: {
      connectionId: made.connectionId,
      system: 'adaxes',
      name: 'Head office',
      environment: 'production',
      ...connection,
    },
    before: makeStatus(),
  }
}

/** For tests of something else than who is calling. */
export const nothingDemanded: Demand = { proofs: 0, including: [], mayGoUnchecked: true, secondPerson: false }

export function makeSettings(changes: Partial<Settings> = {}): Settings {
  return {
    ...defaultRules,
    tiers: { ...defaultRules.tiers, standard: nothingDemanded },
    agentName: 'Ada Agent',
    theme: 'system',
    textSize: 'normal',
    language: 'system',
    ...changes,
  }
}

export function makeAgent(changes: Partial<Agent> = {}): Agent {
  return { osUser: 'ada', displayName: 'Ada Agent', host: 'desk-7', ...changes }
}

export function makeOutcome(kind: StepOutcome['kind'] = 'succeeded', changes: Partial<StepOutcome> = {}): StepOutcome {
  return { kind, code: null, serverText: null, messages: [], ...changes }
}

type FactorProof = Extract<CallerProof, { kind: 'factor-challenge' }>

export function makeProof(changes: Partial<FactorProof> = {}): FactorProof {
  return {
    kind: 'factor-challenge',
    id: '33333333-3333-4333-8333-333333333333',
    connection: makePlannedAccount().connection,
    accountId: 'account-1',
    factor: { id: 'push', label: 'Okta Verify', kind: 'push' },
    takenAt: instant,
    expiresAt: '2026-11-20T10:57:07.000Z',
    ...changes,
  }
}

type CallerRefused = Extract<HistoryEntry, { kind: 'caller-refused' }>

export function makeRefusedCheck(changes: Partial<CallerRefused> = {}): CallerRefused {
  return {
    kind: 'caller-refused',
    operationId,
    at: '2026-11-20T10:42:30.000Z',
    agent: makeAgent(),
    account: makePlannedAccount(),
    challengedAt: instant,
    refusal: { answer: 'rejected', factor: { id: 'push', label: 'Okta Verify push', kind: 'push' } },
    ...changes,
  }
}

type CallReported = Extract<HistoryEntry, { kind: 'call-reported' }>

export function makeReportedCall(changes: Partial<CallReported> = {}): CallReported {
  const { account, connection } = makePlannedAccount()
  return {
    kind: 'call-reported',
    operationId,
    at: instant,
    agent: makeAgent(),
    accounts: [{ account, connection }],
    reason: 'Asked which checks there are, and hung up',
    ...changes,
  }
}

/** Of Adaxes, with a token. */
export function makeDraft(address: string, secret: string, changes: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return {
    system: 'adaxes',
    name: 'Head office',
    address,
    environment: 'sandbox',
    signIn: { kind: 'access-token' },
    secret,
    ...changes,
  }
}

/** Keeping the history for three months from now on, where it was kept whole. */
export function makeRetentionChange(
  changes: Partial<Extract<HistoryEntry, { kind: 'retention-changed' }>> = {},
): Extract<HistoryEntry, { kind: 'retention-changed' }> {
  return {
    kind: 'retention-changed',
    operationId,
    at: instant,
    agent: makeAgent(),
    from: null,
    to: 3,
    erased: {
      months: ['2026-06', '2026-07'],
      operations: 12,
      firstAt: '2026-06-02T08:00:00.000Z',
      lastAt: '2026-07-30T08:00:00.000Z',
    },
    ...changes,
  }
}

export function makeSettingsReplaced(): Extract<HistoryEntry, { kind: 'settings-replaced' }> {
  const rules = ['A reason is no longer required', 'A ticket number is no longer required']
  const weaker = { than: 'before', rules } as const
  return { kind: 'settings-replaced', operationId, at: instant, agent: makeAgent(), by: 'fresh', weaker: { ...weaker } }
}

export function makeMonthsDeleted(): Extract<HistoryEntry, { kind: 'months-deleted' }> {
  const { erased, agent, at } = makeRetentionChange()
  return {
    kind: 'months-deleted',
    operationId,
    at: instant,
    agent,
    keptMonths: 3,
    ruleSet: { agent: { ...agent, displayName: 'Grace Setter' }, at },
    erased,
  }
}
