/** The German catalogue of the page. */
import { commonTexts } from './common-texts.ts'
import { errorTexts } from './error-texts.ts'
import { connectionsTexts } from './connections-texts.ts'
import { deskTexts } from './desk-texts.ts'
import { historyTexts } from './history-texts.ts'
import { noticeTexts } from './notice-texts.ts'
import { messagesTexts } from './messages-texts.ts'
import { noticesTexts } from './notices-texts.ts'
import { overviewTexts } from './overview-texts.ts'
import { practiceCallTexts } from './practice-call-texts.ts'
import { settingsTexts } from './settings-texts.ts'
import { shellTexts } from './shell-texts.ts'
import { startTexts } from './start-texts.ts'
import { recordTexts } from './record-texts.ts'
import { updatesTexts } from './updates-texts.ts'
import type { en } from '../en/page-texts.ts'
import type { TextsOf } from '../texts-of.ts'
import { welcomeTexts } from './welcome-texts.ts'

export const de: TextsOf<typeof en> = {
  ...commonTexts,
  ...errorTexts,
  ...startTexts,
  ...shellTexts,
  ...deskTexts,
  ...practiceCallTexts,
  ...historyTexts,
  ...overviewTexts,
  ...connectionsTexts,
  ...messagesTexts,
  ...noticeTexts,
  ...noticesTexts,
  ...settingsTexts,
  ...recordTexts,
  ...updatesTexts,
  ...welcomeTexts,
}
