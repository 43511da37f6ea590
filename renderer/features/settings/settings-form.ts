/**
 * The settings as they stand in their fields: texts as typed, valid or not, and the rules that decide which of them may be
 * saved. What is refused stays in the field with its reason.
 */
import type { RuleKey } from '../../../shared/domain/policy.ts'
import type { Settings, SettingsChanges } from '../../../shared/domain/settings.ts'
import { ticketPatternFault } from '../../../shared/domain/ticket-pattern.ts'
import { updateAddressFault } from '../../../shared/domain/updates.ts'
import { checkTicket } from '../../../shared/domain/ticket-rule.ts'

export interface SettingsForm {
  readonly agentName: string
  readonly agentNameRequired: boolean
  readonly ticketRequired: boolean
  readonly ticketPattern: string
  readonly reasonRequired: boolean
  readonly recentsKept: boolean
  readonly recentsDays: string
  readonly retention: 'everything' | 'months'
  readonly retentionMonths: string
  readonly updateAddress: string
  readonly theme: Settings['theme']
  readonly language: Settings['language']
}

export type FieldName = keyof SettingsForm
/** The rule of the desk that a field is part of. Fields without one are the person's alone. */
export const ruleOfField: Partial<Readonly<Record<FieldName, RuleKey>>> = {
  agentNameRequired: 'agentNameRequired',
  ticketRequired: 'ticket',
  ticketPattern: 'ticket',
  reasonRequired: 'reasonRequired',
  recentsKept: 'recents',
  recentsDays: 'recents',
  retention: 'historyRetentionMonths',
  retentionMonths: 'historyRetentionMonths',
  updateAddress: 'updates',
}

export type FieldReason =
  | 'too-long'
  | 'pattern-invalid'
  | 'pattern-too-slow'
  | 'days-invalid'
  | 'months-invalid'
  | 'address-not-https'
  | 'address-not-valid'

const patternReason = { 'not-valid': 'pattern-invalid', 'too-slow': 'pattern-too-slow', none: null } as const
const maxNameLength = 80
const maxPatternLength = 200
const firstMonths = '24'

export function formOf(settings: Settings): SettingsForm {
  return {
    agentName: settings.agentName,
    agentNameRequired: settings.agentNameRequired,
    ticketRequired: settings.ticket.required,
    ticketPattern: settings.ticket.pattern ?? '',
    reasonRequired: settings.reasonRequired,
    recentsKept: settings.recents.kept,
    recentsDays: String(settings.recents.days),
    retention: settings.historyRetentionMonths === null ? 'everything' : 'months',
    retentionMonths: settings.historyRetentionMonths === null ? firstMonths : String(settings.historyRetentionMonths),
    updateAddress: settings.updates.address ?? '',
    theme: settings.theme,
    language: settings.language,
  }
}

/** Why a field cannot be saved as it stands, or `null`. */
export function reasonFor(field: FieldName, form: SettingsForm): FieldReason | null {
  switch (field) {
    case 'agentName':
      return form.agentName.trim().length > maxNameLength ? 'too-long' : null
    case 'ticketPattern':
      if (form.ticketPattern.length > maxPatternLength) return 'too-long'
      return patternReason[ticketPatternFault(form.ticketPattern) ?? 'none']
    case 'updateAddress': {
      const address = form.updateAddress.trim()
      const fault = address === '' ? null : updateAddressFault(address)
      return fault === null ? null : `address-${fault}`
    }
    case 'recentsDays':
      return isWhole(form.recentsDays, 1, 90) ? null : 'days-invalid'
    case 'retention':
    case 'retentionMonths':
      return form.retention === 'everything' || isWhole(form.retentionMonths, 1, 120) ? null : 'months-invalid'
    default:
      return null
  }
}

/**
 * What to send for one field. Grouped settings (ticket, recents) are sent whole, so the other part is taken from what is
 * stored and not from a neighbouring field that may still be wrong.
 */
export function changesFor(field: FieldName, form: SettingsForm, stored: Settings): SettingsChanges {
  switch (field) {
    case 'agentName':
      return { agentName: form.agentName.trim() }
    case 'agentNameRequired':
      return { agentNameRequired: form.agentNameRequired }
    case 'ticketRequired':
      return { ticket: { ...stored.ticket, required: form.ticketRequired } }
    case 'ticketPattern':
      return { ticket: { ...stored.ticket, pattern: form.ticketPattern === '' ? null : form.ticketPattern } }
    case 'reasonRequired':
      return { reasonRequired: form.reasonRequired }
    case 'recentsKept':
      return { recents: { ...stored.recents, kept: form.recentsKept } }
    case 'recentsDays':
      return { recents: { ...stored.recents, days: Number(form.recentsDays) } }
    case 'retention':
    case 'retentionMonths':
      return { historyRetentionMonths: form.retention === 'everything' ? null : Number(form.retentionMonths) }
    case 'updateAddress':
      return { updates: { ...stored.updates, address: form.updateAddress.trim() || null } }
    case 'theme':
      return { theme: form.theme }
    case 'language':
      return { language: form.language }
  }
}

export type TryOut = 'nothing-to-try' | 'fits' | 'does-not-fit' | 'no-pattern' | 'pattern-invalid'

/** What the pattern says about an example ticket. */
export function tryTicket(pattern: string, ticket: string): TryOut {
  if (pattern === '') return 'no-pattern'
  if (ticketPatternFault(pattern) !== null) return 'pattern-invalid'
  if (ticket.trim() === '') return 'nothing-to-try'
  return checkTicket(ticket, { required: false, pattern }) === 'ok' ? 'fits' : 'does-not-fit'
}

function isWhole(text: string, least: number, most: number): boolean {
  if (!/^\d{1,3}$/.test(text.trim())) return false
  const number = Number(text)
  return number >= least && number <= most
}
