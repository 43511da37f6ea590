/** The note for the ticket: one operation, each step below its person, as plain text or as Markdown. Pure. */
import { isSystemProof } from '../../shared/domain/proof-kinds.ts'
import { cleanText } from '../../shared/domain/clean-text.ts'
import type { Erasure, Operation } from '../../shared/domain/history-entry.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { StepOutcome } from '../../shared/domain/outcome.ts'
import {
  describeEffect,
  describeErased,
  describeErasure,
  describeMessage,
  describeProof,
  describeReplacement,
  describeSetUpAgain,
  describeTicketSeen,
  type FormatText,
} from '../../shared/messages/format-text.ts'
import type { Link } from './chain-line.ts'

/** The maximum length of a reason. */
const maxValueLength = 2000

/**
 * `head`: the latest link of the record when the note is made, which proves from outside the desk how far the record had come; `null` if it
 * is not known.
 */
export function evidenceNote(operation: Operation, text: FormatText, head: Link | null): string {
  return evidenceLines(operation, text, head).join('\n')
}

/** The same as nested lists. Nothing in it is read as Markdown but these. */
export function evidenceMarkdown(operation: Operation, text: FormatText, head: Link | null): string {
  const [heading = '', ...lines] = evidenceLines(operation, text, head)
  return [`**${escapeMarkdown(heading)}**`, '', ...lines.map(markdownLine)].join('\n')
}

/** A step begins with `- `, and what belongs to it with two spaces. */
function markdownLine(line: string): string {
  const [, marker = '', words = ''] = /^(- | {2})?(.*)$/.exec(line) ?? []
  return `${markdownIndents[marker] ?? ''}- ${escapeMarkdown(words)}`
}

const markdownIndents: Readonly<Record<string, string>> = { '- ': '  ', '  ': '    ' }

/** Names and reasons may contain markup, mentions or links. None begins a line, where more would have a meaning. */
function escapeMarkdown(words: string): string {
  return words.replace(/[\\`*_[\]<>#|~&@]|(?<=www)\.|:(?=\/\/)/gi, String.raw`\$&`)
}

function evidenceLines(operation: Operation, text: FormatText, head: Link | null): string[] {
  const { agent, ticket, ticketSeen, reason, unchecked, approval, refusal, erasure, replacement, policy } = operation
  const from = seconds(operation.startedAt)
  const lines = [
    headingOf(operation, text),
    text('evidence.operation', { id: operation.id }),
    ...(head === null ? [] : [text('evidence.head', { seq: head.seq, hash: head.hash })]),
    operation.endedAt === null
      ? text('evidence.when-open', { from })
      : text('evidence.when', { from, to: seconds(operation.endedAt) }),
    text('evidence.agent', {
      name: oneLine(agent.displayName),
      osUser: oneLine(agent.osUser),
      host: oneLine(agent.host),
    }),
  ]
  if (ticket !== null) lines.push(text('confirm.ticket', { ticket: oneLine(ticket) }))
  if (ticketSeen !== undefined) lines.push(oneLine(describeTicketSeen(ticketSeen, text)))
  if (reason !== null) {
    const key = operation.outcome === 'reported' ? 'evidence.reported' : 'confirm.reason'
    lines.push(text(key, { reason: oneLine(reason) }))
  }

  if (erasure !== undefined) lines.push(...erasureLines(erasure, text))
  if (replacement !== undefined) lines.push(...describeReplacement(replacement, text).map(oneLine))
  if (unchecked !== undefined) lines.push(text('evidence.unchecked', { reason: oneLine(unchecked) }))
  if (refusal !== undefined) {
    lines.push(text(`evidence.refusal-${refusal.answer}`, { factor: oneLine(refusal.factor.label) }))
  }
  for (const proof of operation.proofs ?? []) {
    lines.push(
      text(isSystemProof(proof) ? 'evidence.proof' : 'evidence.proof-stated', {
        proof: oneLine(describeProof(proof, text)),
        at: seconds(proof.takenAt),
      }),
    )
  }

  if (approval !== undefined) {
    const { name, login, factor, takenAt } = approval
    lines.push(
      text('evidence.approval', {
        name: oneLine(name),
        login: oneLine(login),
        factor: oneLine(factor.label),
        at: seconds(takenAt),
      }),
    )
  }

  if (policy !== undefined) {
    lines.push(policy === null ? text('evidence.no-policy') : text('evidence.policy', { hash: policy }))
  }

  for (const { account, connection } of operation.accounts) {
    lines.push(
      text('evidence.person', {
        name: oneLine(account.displayName),
        login: oneLine(account.logins[0] ?? account.email ?? account.accountId),
        system: text(`system.${connection.system}`),
        connection: oneLine(connection.name),
        environment: text(`environment.${connection.environment}`),
      }),
    )
    for (const each of operation.steps) {
      const { step, state, outcome, check, settled } = each
      if (accountKey(step) !== accountKey(account)) continue
      step.effects.forEach((effect, index) => {
        lines.push(
          text('evidence.step', { effect: oneLine(describeEffect(effect, text)), state: text(`step.${state}`) }),
        )
        if (index === 0) lines.push(...warningsOf(outcome, text))
        const verdict = check?.verdicts[index]
        if (verdict !== undefined) lines.push(text('evidence.check', { verdict: text(`check.${verdict}`) }))
      })
      if (settled !== undefined) {
        const { displayName, osUser } = settled.agent
        lines.push(text('evidence.settled', { name: oneLine(displayName || osUser), at: seconds(settled.at) }))
      }
      if (outcome?.serverText) lines.push(text('evidence.server', { text: oneLine(outcome.serverText) }))
      for (const what of describeSetUpAgain(each, text, seconds)) {
        lines.push(text('evidence.again', { what: oneLine(what) }))
      }
    }
  }
  for (const message of operation.messages ?? []) {
    lines.push(oneLine(describeMessage(message, operation.accounts, text, (at) => `${seconds(at)} (UTC)`)))
  }
  if (operation.accounts.some(({ connection }) => connection.environment === 'practice')) {
    lines.push(text('evidence.practice'))
  }
  return lines
}

/** What needs attention even if the step succeeded. */
function warningsOf(outcome: StepOutcome | null, text: FormatText): string[] {
  const said = (outcome?.messages ?? []).filter(({ level }) => level !== 'information')
  return [
    ...(outcome?.code === 'other-account-named' ? [text('evidence.other-account')] : []),
    ...said.map(({ source, text: words }) =>
      text('evidence.warning', { text: oneLine(source === null ? words : `${source}: ${words}`) }),
    ),
  ]
}

function headingOf({ refusal, erasure, replacement, outcome }: Operation, text: FormatText): string {
  if (replacement !== undefined) return text('evidence.replacement-heading')
  if (refusal !== undefined) return text('evidence.refusal-heading')
  if (outcome === 'reported') return text('evidence.report-heading')
  const what = text(`operation.${outcome}`)
  return erasure === undefined
    ? text('evidence.heading', { outcome: what })
    : text('evidence.erasure-heading', { what })
}

function erasureLines(erasure: Erasure, text: FormatText): string[] {
  const lines = [describeErasure(erasure, text)]
  if (erasure.kind === 'retention-changed') lines.push(describeErased(erasure.erased, text))
  else if (erasure.ruleSet !== undefined) {
    const { agent, at } = erasure.ruleSet
    lines.push(text('erasure.set-by', { name: oneLine(agent.displayName || agent.osUser), at: `${seconds(at)} (UTC)` }))
  }
  return lines
}

/** Names come from directories and reasons from the page: neither may start a new line of the note. */
function oneLine(value: string): string {
  return cleanText(value, maxValueLength)
}

/** `2026-11-20 10:42:07`, in UTC: a ticket needs no more than seconds. */
function seconds(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ')
}
