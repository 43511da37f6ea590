/** What main asks before the settings are changed into less strict ones, in its own words: one question for all of it. Pure. */
import { cleanText } from '../../shared/domain/clean-text.ts'
import type { RecordReceiver } from '../../shared/domain/central-record.ts'
import type { Erased, SettingsReplacement } from '../../shared/domain/history-entry.ts'
import type { NoticeServer } from '../../shared/domain/notice-rules.ts'
import type { Weakening } from '../../shared/domain/weakened.ts'
import { keptText } from '../../shared/messages/format-text.ts'
import type { QuestionText, QuestionTextKey } from '../../shared/messages/en/question-texts.ts'
import type { ConfirmationQuestion } from '../questions/ask-natively.ts'
import { serverText } from '../questions/server-text.ts'

const maxListLength = 400

/** How long the history is kept, and what that deletes. */
export interface RetentionChange {
  readonly from: number | null
  readonly to: number | null
  readonly erased: Erased
}

/** `url`: absolute. */
export interface NewServer {
  readonly use: 'updates' | RecordReceiver
  readonly url: string
}

export interface SettingsQuestionParts {
  readonly weaker: readonly Weakening[]
  readonly retention: RetentionChange | null
  /** Servers that nobody has said yes to, and what is sent to them. */
  readonly newServers: readonly NewServer[]
  /** A server for notices that nobody has said yes to. */
  readonly newNoticeServer: NoticeServer | null
}

/** `null` where there is nothing to ask. `day`: an instant as a day, as people at this computer write it. */
export function settingsQuestion(
  { weaker, retention, newServers, newNoticeServer }: SettingsQuestionParts,
  text: QuestionText,
  day: (instant: string) => string,
): ConfirmationQuestion | null {
  const lines = weaker.map((weakening) => weakerText(weakening, text))
  for (const { use, url } of newServers) {
    const key = use === 'updates' ? 'question.settings.server' : 'question.settings.record-server'
    lines.push(text(key, { server: serverFor(use, url, text) }))
  }
  if (newNoticeServer?.kind === 'mail') {
    const { host, port } = newNoticeServer
    lines.push(text('question.settings.mail-server', { host, port: String(port) }))
  }
  if (newNoticeServer?.kind === 'webhook')
    lines.push(text('question.settings.notices-webhook', { server: serverText(newNoticeServer.address, text) }))
  if (retention !== null) lines.push(...retentionTexts(retention, text, day))
  if (lines.length === 0) return null
  return {
    title: text('question.settings.title'),
    message: text('question.settings.message'),
    detail: [
      lines.map((line) => text('question.line', { line })).join('\n'),
      ...(retention === null ? [] : [text('question.settings.recorded')]),
      text('question.unwanted'),
    ].join('\n\n'),
    confirmLabel: text('question.settings.yes'),
    cancelLabel: text('confirm.cancel'),
  }
}

/** Syslog has no scheme of its own that people know. */
function serverFor(use: NewServer['use'], url: string, text: QuestionText): string {
  const server = serverText(url, text)
  return use === 'syslog' ? server.replaceAll('https://', '') : server
}

/** How long the history is kept from now on, in a line. */
export const keptChangeText = ({ from, to }: Pick<RetentionChange, 'from' | 'to'>, text: QuestionText): string =>
  text('question.settings.retention', { from: keptText(from, text), to: keptText(to, text) })

function retentionTexts(
  { from, to, erased }: RetentionChange,
  text: QuestionText,
  day: (at: string) => string,
): string[] {
  const { operations: count, firstAt, lastAt } = erased
  const kept = keptChangeText({ from, to }, text)
  if (firstAt === null || lastAt === null) return [kept, text('question.settings.erases-nothing')]
  return [kept, text('question.settings.erases', { count, from: day(firstAt), to: day(lastAt) })]
}

/** In a line. */
export function weakerText(weakening: Weakening, text: QuestionText): string {
  const list = (words: readonly string[]): string => cleanText(words.join(', '), maxListLength)
  switch (weakening.rule) {
    case 'ticket-pattern':
      return text('question.weaker.ticket-pattern', { pattern: list([weakening.pattern]) })
    case 'demand':
    case 'unknown-counts-as':
      return text(`question.weaker.${weakening.rule}`, { tier: weakening.tier })
    case 'members':
      return text('question.weaker.members', { tier: weakening.tier, count: weakening.count })
    case 'proofs':
      return text('question.weaker.proofs', {
        names: list(weakening.kinds.map((kind) => text(`question.proof.${kind}`))),
      })
    case 'approvers':
      return text('question.weaker.approvers', { names: list(weakening.names) })
    case 'limit': {
      const limit = (value: number | null) => value ?? text('question.weaker.no-limit')
      const { before, after } = weakening
      return text('question.weaker.limit', { limit: weakening.limit, before: limit(before), after: limit(after) })
    }
    case 'notices-words':
      return text('question.weaker.notices-words', { words: list([weakening.words]) })
    case 'notices-moved':
      return text('question.weaker.notices-moved', { server: serverText(weakening.server, text) })
    case 'record-off':
      return text('question.weaker.record-off', { server: serverFor(weakening.receiver, weakening.server, text) })
    case 'recents':
      return text('question.weaker.recents', { days: weakening.days })
    default:
      return text(`question.weaker.${weakening.rule}`)
  }
}

export function replacingQuestion(
  kind: 'fresh' | 'previous',
  weaker: SettingsReplacement['weaker'],
  text: QuestionText,
): ConfirmationQuestion {
  const words = (part: 'title' | 'message' | 'text' | 'yes') =>
    text(`question.${kind}.${part}` satisfies QuestionTextKey)
  return {
    title: words('title'),
    message: words('message'),
    detail: [words('text'), ...weakerLines(weaker, text), text('question.unwanted')].join('\n\n'),
    confirmLabel: words('yes'),
    cancelLabel: text('confirm.cancel'),
  }
}

function weakerLines(weaker: SettingsReplacement['weaker'], text: QuestionText): string[] {
  if (weaker === null || weaker.rules.length === 0) return []
  const lines = weaker.rules.map((line) => text('question.line', { line }))
  return [[text(`question.replacing.than-${weaker.than}`), ...lines].join('\n')]
}
