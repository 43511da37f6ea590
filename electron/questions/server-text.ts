/** A server for a person to read, as it is reached and as its letters read where that differs. Pure. */
import { domainToUnicode } from 'node:url'
import { cleanText } from '../../shared/domain/clean-text.ts'
import type { QuestionText } from '../../shared/messages/en/question-texts.ts'

const maxLength = 300

/** `url`: absolute. `readable`: the host in letters of its script, `null` where it is written in no other than it is reached by. */
export function writtenOrigin(url: string): { readonly origin: string; readonly readable: string | null } {
  const { origin, hostname } = new URL(url)
  const readable = domainToUnicode(hostname)
  return { origin, readable: readable === '' || readable === hostname ? null : cleanText(readable, maxLength) }
}

export function serverText(url: string, text: QuestionText): string {
  const { origin, readable } = writtenOrigin(url)
  return readable === null ? origin : text('question.server.also', { origin, readable })
}
