/** A notice put together from its catalogue: what is sent, and what the settings show before. Pure. */
import type { NoticeTextKey } from './en/notice-texts.ts'

export type NoticeText = (key: NoticeTextKey, values?: Readonly<Record<string, string>>) => string

/** One thing that was done, in words that name no method. */
export type NoticedChange = 'reset' | 'end-sessions' | 'unlock' | 'temporary-access-code'

export interface NoticeContent {
  readonly to: 'person' | 'manager'
  /** Whose sign-in was changed. */
  readonly name: string
  /** As people read it. */
  readonly when: string
  readonly changes: readonly {
    /** What the organisation calls the system. */
    readonly system: string
    readonly change: NoticedChange
    /** Whether no system has confirmed it. */
    readonly unknown: boolean
  }[]
  /** As the rules have them; empty where they have none. */
  readonly deskName: string
  readonly contact: string
}

/** `text`: lines of plain text. */
export function composeNotice(content: NoticeContent, text: NoticeText): { subject: string; text: string } {
  const { to, name, when, changes, contact } = content
  const desk = content.deskName === '' ? text('notice.desk') : content.deskName
  const lines = changes.map(({ system, change, unknown }) => {
    const what = text(`notice.what.${change}`)
    return text('notice.line', { system, what: unknown ? text('notice.what.unknown', { what }) : what })
  })
  const paragraphs = [
    ...(to === 'person' ? [text('notice.hello', { name })] : []),
    text(`notice.intro.${to}`, { when, desk, name }),
    [...new Set(lines)].join('\n'),
    text(`notice.expected.${to}`, { name }),
    `${text(`notice.unexpected.${to}`, { name })}\n${contact === '' ? text('notice.contact.none') : contact}`,
    text('notice.end'),
  ]
  return { subject: text(`notice.subject.${to}`, { name, desk }), text: `${paragraphs.join('\n\n')}\n` }
}
