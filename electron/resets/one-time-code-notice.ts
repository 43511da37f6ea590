/**
 * What main says when a step made a one-time code: for whom and where it works, until when, and that this is the only time. Pure. One reset
 * may make several, which look alike.
 */
import type { AppState } from '../../shared/domain/app-state.ts'
import { cleanText } from '../../shared/domain/clean-text.ts'
import type { PlannedAccount } from '../../shared/domain/reset-plan.ts'
import type { FormatText } from '../../shared/messages/format-text.ts'
import type { OneTimeCode } from '../providers/provider.ts'
import type { OneTimeCodeNotice } from './agent-dialogs.ts'

/** Long enough to paste it once, short enough not to meet the next paste. */
export const clipboardSeconds = 60

/** Long enough to read it out twice and wait for the sign-in, short enough not to be found by whoever comes by. */
const screenMinutes = 5

export interface OneTimeCodeWords {
  readonly text: FormatText
  /** An instant (ISO 8601) in this computer's time, as it is set to write it. */
  readonly localTime: (instant: string) => string
  /** What becomes of a copy is the system's matter. */
  readonly platform: AppState['platform']
}

export function oneTimeCodeNotice(
  { account, connection }: PlannedAccount,
  { code, expiresAt }: OneTimeCode,
  { text, localTime, platform }: OneTimeCodeWords,
): OneTimeCodeNotice {
  const login = oneLine(account.logins[0] ?? '')
  const lines = [text('code.detail'), text('code.screen', { minutes: screenMinutes })]
  if (expiresAt !== null) {
    lines.push(text('code.expires', { at: localTime(expiresAt) }))
  }
  lines.push(text(`code.copy.${platform}`), text('code.wrong-person'))
  return {
    title: text('code.title'),
    message: text(login === '' ? 'code.message-no-login' : 'code.message', {
      name: oneLine(account.displayName),
      login,
      system: text(`system.${connection.system}`),
      connection: oneLine(connection.name),
    }),
    code,
    detail: lines.join('\n'),
    copyLabel: text('code.copy', { seconds: clipboardSeconds }),
    copiedText: text('code.copied', { seconds: clipboardSeconds }),
    notCopiedText: text('code.not-copied'),
    closeLabel: text('code.close'),
    screenSeconds: screenMinutes * 60,
    clipboardSeconds,
  }
}

const oneLine = (text: string): string => cleanText(text, 120)
