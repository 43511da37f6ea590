/**
 * The settings as they stand in their fields: texts as typed, valid or not, and the rules that decide which of them may be
 * saved. What is refused stays in the field with its reason.
 */
import { frameBytes, isAuthority, isHost } from '../../../shared/domain/record-receivers.ts'
import { foldText } from '../../../shared/domain/fold-text.ts'
import type { RuleKey } from '../../../shared/domain/policy.ts'
import {
  maxAgentNameLength,
  maxContactLength,
  maxDeskNameLength,
  maxTicketPatternLength,
  maxNames,
  maxOfLimit,
  maxRecentDays,
  maxRetentionMonths,
} from '../../../shared/domain/rule-bounds.ts'
import type { Demand, ProofKind, Rules, Tier } from '../../../shared/domain/rules.ts'
import { defaultRules } from '../../../shared/domain/default-rules.ts'
import { comparableAddress } from '../../../shared/domain/same-address.ts'
import type { Settings, SettingsChanges } from '../../../shared/domain/settings.ts'
import { ticketPatternFault } from '../../../shared/domain/ticket-pattern.ts'
import { updateAddressFault } from '../../../shared/domain/update-address.ts'
import { checkTicket } from '../../../shared/domain/ticket-rule.ts'

export type NamedTier = Exclude<Tier, 'standard'>
export type LimitName = keyof Rules['limits']
/** One name a line. */
export type NamesField = `${NamedTier}.${'people' | 'groups'}` | 'approvers'
/** Empty: no limit. */
export type LimitField = `limits.${LimitName}`
export type DemandField = `${Tier}.${keyof Demand}`
type TierField = DemandField | Exclude<NamesField, 'approvers'> | 'privileged.administrators' | 'unknownCountsAs'

export interface SettingsForm
  extends
    Readonly<Record<NamesField | LimitField, string>>,
    Readonly<Record<`${Tier}.proofs`, number>>,
    Readonly<Record<`${Tier}.including`, readonly ProofKind[]>>,
    Readonly<Record<`${Tier}.mayGoUnchecked` | `${Tier}.secondPerson` | 'privileged.administrators', boolean>> {
  readonly acceptedProofs: readonly ProofKind[]
  readonly unknownCountsAs: Tier
  readonly agentName: string
  readonly agentNameRequired: boolean
  readonly ticketRequired: boolean
  readonly ticketPattern: string
  readonly ticketRefused: boolean
  readonly ticketNote: boolean
  readonly reasonRequired: boolean
  readonly recentsKept: boolean
  readonly recentsDays: string
  readonly watchAfterReset: boolean
  readonly retention: 'everything' | 'months'
  readonly retentionMonths: string
  readonly updateAddress: string
  readonly noticesToPerson: boolean
  readonly noticesToManager: boolean
  readonly noticesDeskName: string
  readonly noticesContact: string
  readonly recordHost: string
  readonly recordPort: string
  readonly recordAuthority: string
  readonly recordFrame: string
  readonly recordWebhookAddress: string
  readonly recordOtlpAddress: string
  readonly theme: Settings['theme']
  readonly textSize: Settings['textSize']
  readonly language: Settings['language']
}

export type FieldName = keyof SettingsForm

const ruleOfPlainField: Partial<Readonly<Record<FieldName, RuleKey>>> = {
  agentNameRequired: 'agentNameRequired',
  ticketRequired: 'ticket',
  ticketPattern: 'ticket',
  ticketRefused: 'ticket',
  ticketNote: 'ticket',
  reasonRequired: 'reasonRequired',
  acceptedProofs: 'acceptedProofs',
  unknownCountsAs: 'tiers',
  approvers: 'approvers',
  recentsKept: 'recents',
  recentsDays: 'recents',
  watchAfterReset: 'watchAfterReset',
  retention: 'historyRetentionMonths',
  retentionMonths: 'historyRetentionMonths',
  updateAddress: 'updates',
  noticesToPerson: 'notices',
  noticesToManager: 'notices',
  noticesDeskName: 'notices',
  noticesContact: 'notices',
  recordHost: 'centralRecord',
  recordPort: 'centralRecord',
  recordAuthority: 'centralRecord',
  recordFrame: 'centralRecord',
  recordWebhookAddress: 'centralRecord',
  recordOtlpAddress: 'centralRecord',
}

/** The rule of the desk that a field is part of. Fields without one are the person's alone. */
export function ruleOfField(field: FieldName): RuleKey | undefined {
  if (isLimitField(field)) return 'limits'
  return field.includes('.') ? 'tiers' : ruleOfPlainField[field]
}

export type FieldReason =
  | 'too-long'
  | 'pattern-invalid'
  | 'pattern-too-slow'
  | 'days-invalid'
  | 'months-invalid'
  | 'address-not-https'
  | 'address-not-valid'
  | 'host-invalid'
  | 'port-invalid'
  | 'authority-invalid'
  | 'frame-invalid'
  | 'names-too-many'
  | 'name-too-long'
  | 'limit-invalid'

export const isAddressReason = (reason: FieldReason): reason is 'address-not-https' | 'address-not-valid' =>
  reason === 'address-not-https' || reason === 'address-not-valid'

/** Of the fields that have a longest length, in characters. */
export const maxLengthOf: Partial<Readonly<Record<FieldName, number>>> = {
  agentName: maxAgentNameLength,
  noticesDeskName: maxDeskNameLength,
  noticesContact: maxContactLength,
  ticketPattern: maxTicketPatternLength,
}

const patternReason = { 'not-valid': 'pattern-invalid', 'too-slow': 'pattern-too-slow', none: null } as const
const firstMonths = '24'

export function formOf(settings: Settings): SettingsForm {
  const { tiers, limits } = settings
  const { sensitive, privileged } = tiers
  return {
    acceptedProofs: settings.acceptedProofs,
    ...demandFields('standard', tiers.standard),
    ...demandFields('sensitive', sensitive.demand),
    ...demandFields('privileged', privileged.demand),
    'sensitive.people': sensitive.people.join('\n'),
    'sensitive.groups': sensitive.groups.join('\n'),
    'privileged.people': privileged.people.join('\n'),
    'privileged.groups': privileged.groups.join('\n'),
    'privileged.administrators': privileged.administrators,
    unknownCountsAs: tiers.unknownCountsAs,
    approvers: settings.approvers.join('\n'),
    'limits.agentHour': limitText(limits.agentHour),
    'limits.agentDay': limitText(limits.agentDay),
    'limits.person30Days': limitText(limits.person30Days),
    'limits.coolDownMinutes': limitText(limits.coolDownMinutes),
    agentName: settings.agentName,
    agentNameRequired: settings.agentNameRequired,
    ticketRequired: settings.ticket.required,
    ticketPattern: settings.ticket.pattern ?? '',
    ticketRefused: settings.ticket.check === 'refuse',
    ticketNote: settings.ticket.note,
    reasonRequired: settings.reasonRequired,
    recentsKept: settings.recents.kept,
    recentsDays: String(settings.recents.days),
    watchAfterReset: settings.watchAfterReset,
    retention: settings.historyRetentionMonths === null ? 'everything' : 'months',
    retentionMonths: settings.historyRetentionMonths === null ? firstMonths : String(settings.historyRetentionMonths),
    updateAddress: settings.updates.address ?? '',
    noticesToPerson: settings.notices.toPerson,
    noticesToManager: settings.notices.toManager,
    noticesDeskName: settings.notices.deskName,
    noticesContact: settings.notices.contact,
    ...recordFields(settings.centralRecord),
    theme: settings.theme,
    textSize: settings.textSize,
    language: settings.language,
  }
}

function recordFields({ syslog, webhook, otlp }: Rules['centralRecord']) {
  return {
    recordHost: syslog.host ?? '',
    recordPort: String(syslog.port),
    recordAuthority: syslog.authority ?? '',
    recordFrame: String(syslog.maxFrameBytes),
    recordWebhookAddress: webhook.address ?? '',
    recordOtlpAddress: otlp.address ?? '',
  }
}

type DemandForm<T extends Tier> = Pick<SettingsForm, `${T}.${keyof Demand}`>

function demandFields<T extends Tier>(tier: T, demand: Demand): DemandForm<T> {
  return Object.fromEntries(Object.entries(demand).map(([part, value]) => [`${tier}.${part}`, value])) as DemandForm<T>
}

const limitText = (limit: number | null): string => (limit === null ? '' : String(limit))

const isLimitField = (field: FieldName): field is LimitField => field.startsWith('limits.')
const limitOf = (field: LimitField): LimitName => field.slice('limits.'.length) as LimitName

/** The rules as MFA Desk comes, as they stand in their fields. */
export const usualForm = formOf({
  ...defaultRules,
  agentName: '',
  theme: 'system',
  textSize: 'normal',
  language: 'system',
})

/** What a tier demands, as it stands in its fields. */
export function demandIn(form: SettingsForm, tier: Tier): Demand {
  return {
    proofs: form[`${tier}.proofs`],
    including: [...form[`${tier}.including`]],
    mayGoUnchecked: form[`${tier}.mayGoUnchecked`],
    secondPerson: form[`${tier}.secondPerson`],
  }
}

/**
 * The names in a field, each once, without blanks around it. Groups may have commas in them; addresses are pasted with commas or
 * semicolons between them, or in angle brackets behind a name.
 */
export function namesIn(field: NamesField, form: SettingsForm): string[] {
  if (field.endsWith('.groups')) return distinct(form[field].split('\n'), foldText)
  const addresses = form[field].split(/[\n,;]/).map((one) => /<([^<>]+)>\s*$/.exec(one)?.[1] ?? one)
  return distinct(addresses, (address) => comparableAddress(address) ?? address)
}

function distinct(names: readonly string[], by: (name: string) => string): string[] {
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== '')
  // The first of each stays as it was written.
  return [...new Map(trimmed.toReversed().map((name) => [by(name), name])).values()].toReversed()
}

/** What looks like the name of a person, by which nobody is recognised; `null` where nothing does. */
export function nameOfPersonIn(field: NamesField, form: SettingsForm): string | null {
  if (field.endsWith('.groups')) return null
  return namesIn(field, form).find((name) => /\s/.test(name)) ?? null
}

/** How many names a field takes, and how long each may be. */
export const maxNamesIn = (field: NamesField) =>
  maxNames[field === 'approvers' ? field : (partOf(field) as 'people' | 'groups')]

function namesReason(field: NamesField, form: SettingsForm): FieldReason | null {
  const names = namesIn(field, form)
  const { count, length } = maxNamesIn(field)
  if (names.length > count) return 'names-too-many'
  return names.some((name) => name.length > length) ? 'name-too-long' : null
}

/** Why a field cannot be saved as it stands, or `null`. */
export function reasonFor(field: FieldName, form: SettingsForm): FieldReason | null {
  switch (field) {
    case 'agentName':
    case 'noticesDeskName':
    case 'noticesContact':
      return form[field].trim().length > (maxLengthOf[field] ?? Infinity) ? 'too-long' : null
    case 'ticketPattern':
      if (form.ticketPattern.length > maxTicketPatternLength) return 'too-long'
      return patternReason[ticketPatternFault(form.ticketPattern) ?? 'none']
    case 'updateAddress':
    case 'recordWebhookAddress':
    case 'recordOtlpAddress': {
      const address = form[field].trim()
      const fault = address === '' ? null : updateAddressFault(address)
      return fault === null ? null : `address-${fault}`
    }
    case 'recordHost':
      return form.recordHost.trim() === '' || isHost(form.recordHost.trim()) ? null : 'host-invalid'
    case 'recordPort':
      return isWhole(form.recordPort, 1, 65_535) ? null : 'port-invalid'
    case 'recordAuthority':
      return form.recordAuthority.trim() === '' || isAuthority(form.recordAuthority) ? null : 'authority-invalid'
    case 'recordFrame':
      return isWhole(form.recordFrame, frameBytes.least, frameBytes.most) ? null : 'frame-invalid'
    case 'recentsDays':
      return isWhole(form.recentsDays, 1, maxRecentDays) ? null : 'days-invalid'
    case 'retention':
    case 'retentionMonths':
      return form.retention === 'everything' || isWhole(form.retentionMonths, 1, maxRetentionMonths)
        ? null
        : 'months-invalid'
    case 'approvers':
    case 'sensitive.people':
    case 'sensitive.groups':
    case 'privileged.people':
    case 'privileged.groups':
      return namesReason(field, form)
    case 'limits.agentHour':
    case 'limits.agentDay':
    case 'limits.person30Days':
    case 'limits.coolDownMinutes': {
      const isFree = form[field].trim() === ''
      return isFree || isWhole(form[field], 1, maxOfLimit[limitOf(field)]) ? null : 'limit-invalid'
    }
    default:
      return null
  }
}

/**
 * What to send for these fields. Grouped settings (ticket, recents, tiers, limits) are sent whole, so the other parts are taken from what
 * is stored and not from a neighbouring field that may still be wrong.
 */
export function changesFor(fields: readonly FieldName[], form: SettingsForm, stored: Settings): SettingsChanges {
  return fields.reduce<SettingsChanges>(
    (changes, field) => ({ ...changes, ...changeOf(field, form, { ...stored, ...changes } as Settings) }),
    {},
  )
}

function changeOf(field: FieldName, form: SettingsForm, stored: Settings): SettingsChanges {
  switch (field) {
    case 'agentName':
      return { agentName: form.agentName.trim() }
    case 'agentNameRequired':
      return { agentNameRequired: form.agentNameRequired }
    case 'ticketRequired':
      return { ticket: { ...stored.ticket, required: form.ticketRequired } }
    case 'ticketRefused':
      return { ticket: { ...stored.ticket, check: form.ticketRefused ? 'refuse' : 'warn' } }
    case 'ticketNote':
      return { ticket: { ...stored.ticket, note: form.ticketNote } }
    case 'ticketPattern':
      return { ticket: { ...stored.ticket, pattern: form.ticketPattern === '' ? null : form.ticketPattern } }
    case 'reasonRequired':
      return { reasonRequired: form.reasonRequired }
    case 'watchAfterReset':
      return { watchAfterReset: form.watchAfterReset }
    case 'recentsKept':
      return { recents: { ...stored.recents, kept: form.recentsKept } }
    case 'recentsDays':
      return { recents: { ...stored.recents, days: Number(form.recentsDays) } }
    case 'retention':
    case 'retentionMonths':
      return { historyRetentionMonths: form.retention === 'everything' ? null : Number(form.retentionMonths) }
    case 'updateAddress':
      return { updates: { ...stored.updates, address: form.updateAddress.trim() || null } }
    case 'noticesToPerson':
      return { notices: { ...stored.notices, toPerson: form.noticesToPerson } }
    case 'noticesToManager':
      return { notices: { ...stored.notices, toManager: form.noticesToManager } }
    case 'noticesDeskName':
      return { notices: { ...stored.notices, deskName: form.noticesDeskName.trim() } }
    case 'noticesContact':
      return { notices: { ...stored.notices, contact: form.noticesContact.trim() } }
    case 'recordHost':
    case 'recordPort':
    case 'recordAuthority':
    case 'recordFrame':
    case 'recordWebhookAddress':
    case 'recordOtlpAddress':
      return { centralRecord: recordWith(field, form, stored.centralRecord) }
    case 'theme':
      return { theme: form.theme }
    case 'textSize':
      return { textSize: form.textSize }
    case 'language':
      return { language: form.language }
    case 'acceptedProofs':
      return { acceptedProofs: [...form.acceptedProofs] }
    case 'approvers':
      return { approvers: namesIn(field, form) }
    case 'limits.agentHour':
    case 'limits.agentDay':
    case 'limits.person30Days':
    case 'limits.coolDownMinutes':
      return { limits: { ...stored.limits, [limitOf(field)]: form[field].trim() === '' ? null : Number(form[field]) } }
    default:
      return { tiers: tiersWith(field, form, stored.tiers) }
  }
}

type RecordField = Extract<FieldName, `record${string}`>

function recordWith(field: RecordField, form: SettingsForm, record: Rules['centralRecord']): Rules['centralRecord'] {
  const { syslog } = record
  const text = form[field].trim() || null
  switch (field) {
    case 'recordHost':
      return { ...record, syslog: { ...syslog, host: text } }
    case 'recordPort':
      return { ...record, syslog: { ...syslog, port: Number(text) } }
    case 'recordAuthority':
      return { ...record, syslog: { ...syslog, authority: text } }
    case 'recordFrame':
      return { ...record, syslog: { ...syslog, maxFrameBytes: Number(text) } }
    case 'recordWebhookAddress':
      return { ...record, webhook: { address: text } }
    case 'recordOtlpAddress':
      return { ...record, otlp: { address: text } }
  }
}

function tiersWith(field: TierField, form: SettingsForm, tiers: Rules['tiers']): Rules['tiers'] {
  switch (field) {
    case 'unknownCountsAs':
      return { ...tiers, unknownCountsAs: form.unknownCountsAs }
    case 'privileged.administrators':
      return { ...tiers, privileged: { ...tiers.privileged, administrators: form[field] } }
    case 'sensitive.people':
    case 'sensitive.groups':
      return { ...tiers, sensitive: { ...tiers.sensitive, [partOf(field)]: namesIn(field, form) } }
    case 'privileged.people':
    case 'privileged.groups':
      return { ...tiers, privileged: { ...tiers.privileged, [partOf(field)]: namesIn(field, form) } }
    default: {
      const tier = field.split('.')[0] as Tier
      const withPart = (demand: Demand): Demand => ({ ...demand, [partOf(field)]: form[field] })
      return tier === 'standard'
        ? { ...tiers, standard: withPart(tiers.standard) }
        : { ...tiers, [tier]: { ...tiers[tier], demand: withPart(tiers[tier].demand) } }
    }
  }
}

const partOf = (field: TierField): string => field.split('.')[1] ?? ''

export type TryOut = 'nothing-to-try' | 'fits' | 'does-not-fit' | 'no-pattern' | 'pattern-invalid'

/** What the pattern says about an example ticket. */
export function tryTicket(pattern: string, ticket: string): TryOut {
  if (pattern === '') return 'no-pattern'
  if (ticketPatternFault(pattern) !== null) return 'pattern-invalid'
  if (ticket.trim() === '') return 'nothing-to-try'
  return checkTicket(ticket, { required: false, pattern }) === 'ok' ? 'fits' : 'does-not-fit'
}

function isWhole(text: string, least: number, most: number): boolean {
  if (!/^\d{1,5}$/.test(text.trim())) return false
  const number = Number(text)
  return number >= least && number <= most
}
