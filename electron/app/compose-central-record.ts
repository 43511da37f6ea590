/** The organisation's central record: handed on from the real history, never from practice. */
import { isRecordWanted } from '../../shared/domain/record-receivers.ts'
import type { CentralRecordService } from '../central-record/central-record.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { Questions } from '../questions/questions.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { AppEvents } from './app-events.ts'
import { loadLate, type LoadedLate } from './loaded-late.ts'
import type { Network } from './network.ts'
import type { Platform } from './ports.ts'
import { recordSecretQuestion } from './record-question.ts'
import type { createText } from './text.ts'
import type { Workspaces } from './workspaces.ts'

/** What waited over night can wait for the window. */
const firstMs = 3_000

export function composeCentralRecord({
  platform,
  network,
  settings,
  questions,
  text,
  workspaces,
  historyFolder,
  events,
  beginAfterMs = firstMs,
}: {
  readonly platform: Platform
  readonly network: Network
  readonly settings: Pick<SettingsStore, 'read'>
  readonly questions: Pick<Questions, 'require'>
  readonly text: ReturnType<typeof createText>
  readonly workspaces: Pick<Workspaces, 'realIfOpen'>
  readonly historyFolder: string
  readonly events: AppEvents
  readonly beginAfterMs: number | undefined
}): LoadedLate<CentralRecordService> {
  const record = loadLate({
    load: async () =>
      (await import('./open-central-record.ts')).openCentralRecordOf(platform, network, {
        rules: () => settings.read().centralRecord,
        history: () => workspaces.realIfOpen()?.history ?? null,
        historyFolder,
        confirmSecret: (windowId, server, isForgotten) =>
          questions.require(windowId, 'record-secret', recordSecretQuestion(server, isForgotten, text)),
        changed: () => events.emit({ type: 'central-record-changed' }),
      }),
    failed: (cause) => platform.logger.error('central-record-not-opened', { code: codeOf(cause) }),
    async look({ open, loaded }) {
      if (loaded() !== null || isRecordWanted(settings.read().centralRecord)) await (await open()).lookAgain()
    },
    firstMs: beginAfterMs,
  })
  events.onEvent(({ type }) => {
    if (type === 'settings-changed' || type === 'workspace-changed') record.lookAgain()
  })
  return record
}
