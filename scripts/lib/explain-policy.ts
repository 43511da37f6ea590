/** What a policy means, in words: what it sets, and what it leaves to the settings of each computer. */
import type { Policy } from '../../electron/policy/parse-policy.ts'
import { RecordReceiver } from '../../shared/domain/central-record.ts'
import { serverOf } from '../../shared/domain/record-receivers.ts'
import { Rules, type Demand, type Limits, type Rules as AllRules, type Tiers } from '../../shared/domain/rules.ts'

/** Lines of plain text. */
export function explainPolicy({ rules, connections, dataFolder }: Policy): string[] {
  const named = Object.keys(Rules.shape).filter((key) => key in rules)
  const free = Object.keys(Rules.shape).filter((key) => !(key in rules))
  return [
    named.length === 0 ? 'Valid. It sets no rule.' : `Valid. Set by the organisation: ${named.join(', ')}.`,
    ...(free.length === 0 ? [] : [`Left to the settings of each computer: ${free.join(', ')}.`]),
    '',
    ...(rules.tiers === undefined ? [] : explainTiers(rules.tiers)),
    ...(rules.acceptedProofs === undefined ? [] : [`Proofs that count: ${listed(rules.acceptedProofs, 'none')}.`]),
    ...explainApprovers(rules),
    ...(rules.limits === undefined ? [] : explainLimits(rules.limits)),
    ...explainNotes(rules),
    ...explainNotices(rules),
    ...explainWatch(rules),
    ...explainKept(rules),
    ...explainRecord(rules),
    ...(connections === null
      ? []
      : [
          `Connections, and no others: ${listed(
            connections.map(({ name, system, baseUrl }) => `${name} (${system}, ${baseUrl})`),
            'none',
          )}.`,
        ]),
    ...(dataFolder === null ? [] : [`Everybody’s data lie below ${dataFolder}.`]),
  ]
}

const listed = (words: readonly string[], none: string): string => (words.length === 0 ? none : words.join(', '))

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`

function explainTiers({ standard, sensitive, privileged, unknownCountsAs }: Tiers): string[] {
  const members = ({ people, groups }: Tiers['sensitive']) =>
    `${counted(people.length, 'person', 'people')} and ${counted(groups.length, 'group', 'groups')} named here`
  const administrators = privileged.administrators ? ', and administrators' : ''
  return [
    `Privileged (${members(privileged)}${administrators}): ${explainDemand(privileged.demand)}`,
    `Sensitive (${members(sensitive)}): ${explainDemand(sensitive.demand)}`,
    `Standard (everybody else): ${explainDemand(standard)}`,
    `Where a system could say who is an administrator, or where groups are named here could tell somebody’s groups, and does not, a person counts as ${unknownCountsAs} at least.`,
  ]
}

function explainDemand({ proofs, including, mayGoUnchecked, secondPerson }: Demand): string {
  const kinds = including.length === 0 ? '' : `, one of them ${including.join(' or ')}`
  const parts = [
    proofs === 0 ? 'no proof' : `${counted(proofs, 'proof', 'proofs of different kinds')}${kinds}`,
    ...(secondPerson ? ['a second person'] : []),
  ]
  const unchecked = mayGoUnchecked ? ', or the agent’s word why nobody was checked, which stands in the record' : ''
  return `${parts.join(' and ')}${unchecked}.`
}

function explainApprovers({ approvers, tiers }: Partial<AllRules>): string[] {
  const wanted =
    tiers !== undefined &&
    [tiers.standard, tiers.sensitive.demand, tiers.privileged.demand].some((one) => one.secondPerson)
  if (approvers === undefined) {
    return wanted ? ['Who can be the second person is left to the settings of each computer.'] : []
  }
  if (approvers.length > 0) return [`Second persons: ${counted(approvers.length, 'is', 'are')} named.`]
  return [wanted ? 'Nobody can be the second person, so whoever needs one is not reset at all.' : 'No second persons.']
}

function explainLimits({ agentHour, agentDay, person30Days, coolDownMinutes }: Limits): string[] {
  const most = (limit: number | null, of: string) =>
    limit === null ? `No limit for ${of}.` : `At most ${counted(limit, 'reset', 'resets')} for ${of}.`
  return [
    most(agentHour, 'an agent within an hour'),
    most(agentDay, 'an agent within a day'),
    most(person30Days, 'a person within 30 days'),
    coolDownMinutes === null
      ? 'A refused check stops no later reset.'
      : `After a refused check nothing is reset for that person for ${counted(coolDownMinutes, 'minute', 'minutes')}.`,
  ]
}

function explainNotes({ ticket, reasonRequired, agentNameRequired }: Partial<AllRules>): string[] {
  const pattern = ticket?.pattern ?? null
  const form = pattern === null ? '' : ` of the form ${pattern}`
  return [
    ...(ticket === undefined
      ? []
      : [
          ticket.required ? `A ticket number${form} is required.` : `A ticket number${form} may be left out.`,
          ticket.check === 'refuse'
            ? 'A ticket that a connected ticket system calls closed, not found or for somebody else stops the reset.'
            : 'A ticket that a connected ticket system calls closed, not found or for somebody else is warned about.',
          ticket.note
            ? 'A note for the help desk is added to the ticket after a reset, where a connected ticket system has it.'
            : 'No note is added to tickets.',
        ]),
    ...(reasonRequired === undefined ? [] : [`A reason is ${reasonRequired ? '' : 'not '}required.`]),
    ...(agentNameRequired === undefined
      ? []
      : [`The name of the agent is ${agentNameRequired ? '' : 'not '}required beside the computer’s account.`]),
  ]
}

function explainWatch({ watchAfterReset }: Partial<AllRules>): string[] {
  if (watchAfterReset === undefined) return []
  return [
    watchAfterReset
      ? 'For a day after a reset it is watched whether the person sets up again what was removed.'
      : 'Nobody is watched after a reset.',
  ]
}

function explainNotices({ notices }: Partial<AllRules>): string[] {
  if (notices === undefined) return []
  const { toPerson, toManager, server } = notices
  if (server === null || !(toPerson || toManager)) return ['Nobody is told of a reset.']
  const whom = toPerson ? (toManager ? 'the person and the manager' : 'the person') : 'the manager'
  return [
    server.kind === 'mail'
      ? `After a reset a mail goes to ${whom}, through ${server.host}, port ${server.port}.`
      : `After a reset a notice for ${whom} goes to the webhook ${server.address}.`,
  ]
}

function explainRecord({ centralRecord }: Partial<AllRules>): string[] {
  if (centralRecord === undefined) return []
  const servers = RecordReceiver.options.flatMap((receiver) => {
    const server = serverOf(receiver, centralRecord)
    return server === null ? [] : [`${receiver} ${server.replace(receiver === 'syslog' ? 'https://' : '', '')}`]
  })
  return [`The history is sent to: ${listed(servers, 'nobody')}.`]
}

function explainKept({ recents, historyRetentionMonths, updates }: Partial<AllRules>): string[] {
  return [
    ...(recents === undefined
      ? []
      : [recents.kept ? `Look-ups are kept for ${counted(recents.days, 'day', 'days')}.` : 'No look-ups are kept.']),
    ...(historyRetentionMonths === undefined
      ? []
      : [
          historyRetentionMonths === null
            ? 'The history is kept for ever.'
            : `Closed months of the history are deleted after ${counted(historyRetentionMonths, 'month', 'months')}.`,
        ]),
    ...(updates === undefined
      ? []
      : [
          updates.address === null
            ? 'MFA Desk does not check for newer versions.'
            : `MFA Desk checks for newer versions at ${updates.address}.`,
        ]),
  ]
}
