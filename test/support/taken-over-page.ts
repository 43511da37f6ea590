/**
 * The page as somebody who has taken it over would use it: every channel of the contract, with what does most harm. A channel that is
 * not here does not compile, so whoever adds one decides what is left to such a page on it.
 */
import { noCentralRecord } from '../../shared/domain/default-rules.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { noFilters } from '../../shared/domain/history-query.ts'
import { channels, type Channel } from '../../shared/ipc/channels.ts'
import type { Request } from '../../shared/ipc/contract.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import { chosen, makeDraft } from './domain-fixtures.ts'

/** What is left to a page that was taken over. */
export type Left =
  /** Reading what the desk may read. */
  | 'reads'
  /** Main asks a person natively before anything comes of it. */
  | 'asks'
  /** Sends a request to somebody's device, a few in a quarter of an hour. */
  | 'challenges'
  /** Says in the agent's name what nobody but the agent can know. It is recorded as the agent's word. */
  | 'states'
  /** Opens a fixed page, fills the clipboard with what main writes, or shows another workspace. */
  | 'shows'
  /** Sends a server that a person has set what it was sent before, once more. */
  | 'repeats'
  /** Gives up what was begun, or copies that the systems hold anyway. */
  | 'gives-up'

export interface Facts {
  /** Of a connection that a person has set up. */
  readonly connectionId: string
  readonly baseUrl: string
  readonly accountId: string
  /** Of the attacker, plain and with TLS, on this computer. Nobody has said yes to either. */
  readonly address: string
  readonly tlsAddress: string
  readonly settings: Settings
  /** Asks main as the page does, and gives its answer. */
  readonly ask: (channel: Channel, request: unknown) => Promise<Envelope<unknown>>
}

interface Play<C extends Channel> {
  readonly left: Left
  readonly requests: (facts: Facts) => readonly Request<C>[] | Promise<readonly Request<C>[]>
}

const noId = '00000000-0000-4000-8000-000000000000'
const refOf = ({ connectionId, accountId }: Facts) => ({ connectionId, accountId })
const wholeYear = { starts: ['2026-01-01T00:00:00.000Z'], end: '2027-01-01T00:00:00.000Z', agent: null }
const nothing = { left: 'reads', requests: () => [{}] } as const

export const plays: { readonly [C in Channel]: Play<C> } = {
  'app:read-state': { left: 'reads', requests: () => [{}, { again: true }] },
  'app:take-kept-events': nothing,
  'app:enter-practice': { ...nothing, left: 'shows' },
  'app:leave-practice': { ...nothing, left: 'shows' },
  'app:restart-practice': { ...nothing, left: 'shows' },
  'app:open-link': { left: 'shows', requests: () => [{ system: 'adaxes', link: 'token-help' }] },
  'app:read-about': nothing,
  'app:copy-about': { ...nothing, left: 'shows' },
  'app:open-notices': { ...nothing, left: 'shows' },

  'directory:search': { left: 'reads', requests: ({ connectionId }) => [{ connectionId, text: 'mira' }] },
  'directory:read-account': { left: 'reads', requests: (facts) => [refOf(facts)] },
  'directory:read-status': { left: 'reads', requests: (facts) => [refOf(facts)] },
  'directory:list-recents': nothing,
  'directory:clear-recents': { ...nothing, left: 'gives-up' },

  'caller-check:begin': { left: 'challenges', requests: (facts) => [{ ...refOf(facts), factorId: 'Duo' }] },
  'caller-check:answer': { left: 'challenges', requests: () => [{ checkId: noId, answer: '000000' }] },
  'caller-check:state-proof': {
    left: 'states',
    requests: (facts) => [{ ...refOf(facts), stated: { kind: 'in-person', document: 'passport' } }],
  },
  'caller-check:list-approvers': { left: 'reads', requests: () => [{}] },
  'caller-check:cancel': { left: 'gives-up', requests: () => [{ checkId: noId }] },

  'tickets:look-up': {
    left: 'reads',
    requests: (facts) => [{ ticket: 'INC0048213', accounts: [refOf(facts)] }],
  },

  'resets:prepare': {
    left: 'reads',
    requests: (facts) => [{ selections: [{ ...refOf(facts), ...chosen({ factorIds: ['Duo'] }) }], retryOf: null }],
  },
  'resets:commit': {
    left: 'asks',
    async requests(facts) {
      const selections = [{ ...refOf(facts), ...chosen({ factorIds: ['Duo'] }) }]
      const plan = await facts.ask('resets:prepare', { selections, retryOf: null })
      if (!plan.ok) throw new Error(`no plan: ${plan.error.code}`)
      const { id: planId } = plan.value as { id: string }
      return [{ planId, ticket: 'INC0000001', reason: 'lost phone', unchecked: 'No time' }]
    },
  },
  'resets:stop': { left: 'gives-up', requests: ({ connectionId }) => [{ planId: '0'.repeat(32), connectionId }] },
  'resets:check-now': { left: 'reads', requests: () => [{ operationId: noId }] },
  'resets:settle': { left: 'states', requests: () => [{ operationId: noId, stepId: 's1', word: 'done' }] },

  'history:query': { left: 'reads', requests: () => [{ filters: noFilters, offset: 0, limit: 500 }] },
  'history:read-operation': { left: 'reads', requests: () => [{ operationId: noId }] },
  'history:copy-evidence': { left: 'shows', requests: () => [{ operationId: noId, format: 'text' }] },
  'history:export': { left: 'asks', requests: () => [{ format: 'csv', filters: noFilters }] },
  'history:read-overview': { left: 'reads', requests: () => [wholeYear] },
  'history:export-overview': { left: 'asks', requests: () => [wholeYear] },
  'history:verify': { left: 'reads', requests: () => [{ progressId: 'v' }] },
  'history:read-person': { left: 'reads', requests: (facts) => [{ accounts: [refOf(facts)] }] },
  'history:report-call': { left: 'asks', requests: (facts) => [{ accounts: [refOf(facts)], reason: 'none' }] },

  'connections:list': nothing,
  'connections:list-systems': nothing,
  'connections:test-draft': {
    left: 'asks',
    requests: ({ address, tlsAddress }) =>
      [address, tlsAddress].map((each) => ({ draft: makeDraft(each, 'what the page has read', { name: 'Test' }) })),
  },
  'connections:test': { left: 'reads', requests: ({ connectionId }) => [{ connectionId }] },
  'connections:enter-code': { left: 'reads', requests: ({ connectionId }) => [{ connectionId, code: '000000' }] },
  // The browser asks the person, and nothing that the page says goes there.
  'connections:sign-in': { left: 'reads', requests: ({ connectionId }) => [{ connectionId }] },
  'connections:sign-out': { left: 'gives-up', requests: ({ connectionId }) => [{ connectionId }] },
  'connections:add': {
    left: 'asks',
    requests: ({ address, baseUrl }) =>
      [address, baseUrl].map((each) => ({ draft: makeDraft(each, 'what the page has read', { name: 'Added' }) })),
  },
  'connections:change': {
    left: 'asks',
    requests: ({ connectionId, address }) =>
      [
        { address },
        { address, secret: 'another', name: 'Renamed' },
        { signIn: { kind: 'password' as const, username: 'mallory' } },
        { secret: 'another' },
        { environment: 'production' as const },
        { offer: { hiddenFactorIds: [], hiddenServiceIds: [] } },
      ].map((changes) => ({ connectionId, changes })),
  },
  'connections:remove': { left: 'asks', requests: ({ connectionId }) => [{ connectionId }] },

  'settings:read': nothing,
  'settings:change': { left: 'asks', requests: ({ settings, tlsAddress }) => weaker(settings, tlsAddress) },
  'settings:suggest-name': nothing,
  // Where the settings can be read there is nothing to put aside and nothing to ask; the test has both.
  'settings:start-fresh': { ...nothing, left: 'gives-up' },
  'settings:restore-previous': { ...nothing, left: 'gives-up' },

  'outbox:list': nothing,
  'outbox:of-operation': { left: 'reads', requests: () => [{ operationId: noId }] },
  'outbox:retry': { left: 'gives-up', requests: () => [{ id: noId }] },
  'outbox:dismiss': { left: 'gives-up', requests: () => [{ id: noId }] },
  // Where the file can be opened there is nothing to put aside.
  'outbox:start-over': { ...nothing, left: 'gives-up' },

  'notices:read-secret': nothing,
  'notices:keep-secret': { left: 'asks', requests: () => [{ secret: 'another' }] },
  'notices:test': { left: 'asks', requests: () => [{ address: 'mallory@evil.example' }] },

  'updates:read': nothing,
  'updates:look-now': nothing,
  'updates:open-link': { ...nothing, left: 'shows' },

  'central-record:read': nothing,
  'central-record:keep-secret': {
    left: 'asks',
    requests: () => [
      { receiver: 'otlp', secret: 'authorization: Bearer another' },
      { receiver: 'webhook', secret: '' },
    ],
  },
  'central-record:send-again': { left: 'repeats', requests: () => [{ receiver: 'otlp', from: 1 }] },
}

/** One for each rule, and all at once. */
function weaker(
  { tiers, recents, limits, approvers, notices }: Settings,
  address: string,
): Request<'settings:change'>[] {
  const anyDemand = { proofs: 0, including: [], mayGoUnchecked: true, secondPerson: false }
  const members = { people: [], groups: [] }
  const { server } = notices
  if (server?.kind !== 'mail') throw new Error('Nobody has set a mail server.')
  const changes: Partial<Settings>[] = [
    { ticket: { required: false, pattern: null, check: 'warn', note: true } },
    { reasonRequired: false },
    { watchAfterReset: false },
    { agentNameRequired: false },
    {
      tiers: {
        standard: anyDemand,
        sensitive: { ...members, demand: anyDemand },
        privileged: { ...members, administrators: false, demand: anyDemand },
        unknownCountsAs: 'standard',
      },
    },
    { tiers: { ...tiers, standard: anyDemand } },
    { acceptedProofs: ['factor-challenge', 'call-back', 'manager', 'live-video', 'in-person'] },
    { approvers: [...approvers, 'mallory'] },
    { limits: { ...limits, agentHour: null, person30Days: null } },
    { recents: { kept: true, days: recents.days + 1 } },
    { historyRetentionMonths: 1 },
    { updates: { address } },
    { notices: { ...notices, server: null } },
    { notices: { ...notices, toPerson: false } },
    { notices: { ...notices, toManager: false } },
    { notices: { ...notices, contact: 'Do nothing.' } },
    { notices: { ...notices, server: { ...server, ...hostOf(address) } } },
    { notices: { ...notices, server: { kind: 'webhook', address } } },
    { centralRecord: { ...noCentralRecord, otlp: { address } } },
  ]
  return [...changes, Object.assign({}, ...changes) as Partial<Settings>].map((each) => ({ changes: each }))
}

/** Every request of every channel, one after the other; `between` comes after each, with what is left on its channel. */
export async function playEverything(
  facts: Facts,
  between: (channel: Channel, left: Left) => Promise<void> | void = () => undefined,
): Promise<void> {
  for (const channel of channels) {
    const { left, requests } = plays[channel]
    for (const request of await requests(facts)) {
      await facts.ask(channel, request)
      await between(channel, left)
    }
  }
}

function hostOf(address: string): { host: string; port: number } {
  const { hostname: host, port } = new URL(address)
  return { host, port: Number(port) }
}
