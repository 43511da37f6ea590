/** Messages about resets: who is told, what waits to be sent, and what the page may ask about it. */
import { join } from 'node:path'
import type { Agent } from '../../shared/domain/history-entry.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { MessagesService } from '../ipc/handlers/messages-handlers.ts'
import { noticeKind } from '../notices/notice-record.ts'
import type { Questions } from '../questions/questions.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { Closings } from './closings.ts'
import { createMessagesService } from './messages-service.ts'
import { watchMessages, type MessagesWatch } from './messages-watch.ts'
import type { WorkspaceParts } from './open-workspace.ts'
import type { Platform } from './ports.ts'
import { sealingKey } from './sealing-key.ts'
import type { createText } from './text.ts'
import type { Workspaces } from './workspaces.ts'

export interface ComposedMessages {
  readonly watch: MessagesWatch
  readonly service: MessagesService
  /** For the resets of the real workspace. */
  readonly notices: NonNullable<WorkspaceParts['notices']>
  /** Other settings may release messages that were stopped. */
  readonly settingsChanged: () => void
}

export function composeMessages({
  platform,
  settings,
  questions,
  text,
  workspaces,
  agent,
  emit,
  closing,
  firstLookMs,
}: {
  readonly platform: Platform
  readonly settings: Pick<SettingsStore, 'read'>
  readonly questions: Pick<Questions, 'require'>
  readonly text: ReturnType<typeof createText>
  readonly workspaces: () => Workspaces
  readonly agent: () => Agent
  readonly emit: (event: AppEvent) => void
  readonly closing: Closings['wait']
  readonly firstLookMs: number | undefined
}): ComposedMessages {
  const { logger, vault, dataFolder } = platform
  const outboxPath = join(dataFolder, 'outbox.sealed')
  const isOurs = (): boolean => {
    const real = workspaces().realIfOpen()
    return real?.isSettled() === true && real.history.refusal() === null
  }
  const watch = watchMessages({
    path: outboxPath,
    isOurs,
    async load() {
      const [{ openMessages }, real] = await Promise.all([import('./open-messages.ts'), workspaces().real()])
      return openMessages({
        platform,
        vault,
        rules: () => settings.read().notices,
        async readOperation(operationId) {
          await real.settled
          return real.history.readOperation(operationId)
        },
        record: (entry) => real.recordWhenPossible(entry),
        agent,
        outboxPath,
        readKey: () => sealingKey('outbox', platform),
        changed: () => emit({ type: 'outbox-changed' }),
        kept: {
          accepted: () => real.troubles.over('outbox'),
          refused: (cause) => real.troubles.note('outbox', cause),
        },
      })
    },
    onTrouble: (cause) => logger.error('messages-not-opened', { code: codeOf(cause) }),
    firstLookMs,
  })
  const settingsChanged = (): void => {
    watch
      .loaded()
      ?.outbox.tryAgain(noticeKind)
      .catch((cause: unknown) => logger.error('messages-not-tried', { code: codeOf(cause) }))
  }

  return {
    watch,
    notices: {
      async begin(...reset) {
        if (settings.read().notices.mailServer === null) return
        await watch.patiently(({ notices }) => notices.begin(...reset))
      },
      finish: (operation) => watch.loaded()?.notices.finish(operation),
      close: () => closing('messages', watch.close()),
    },
    settingsChanged,
    service: createMessagesService({
      messages: watch,
      outboxPath,
      isOurs,
      settings,
      vault,
      questions,
      text,
      isPractice: () => workspaces().current().kind === 'practice',
      noticesChanged: settingsChanged,
    }),
  }
}
