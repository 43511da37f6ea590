/** Messages about resets: who is told, what waits to be sent, and what the page may ask about it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as waitFor } from 'node:timers/promises'
import type { Agent } from '../../shared/domain/history-entry.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { MessagesService } from '../ipc/handlers/messages-handlers.ts'
import { noticeKind } from '../notices/notice-record.ts'
import type { Questions } from '../questions/questions.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { Closings } from './closings.ts'
import { loadLate, type LoadedLate } from './loaded-late.ts'
import { createMessagesService } from './messages-service.ts'
import type { Network } from './network.ts'
import type { Messages } from './open-messages.ts'
import type { WorkspaceParts } from './open-workspace.ts'
import type { Platform } from './ports.ts'
import { sealingKey } from './sealing-key.ts'
import type { createText } from './text.ts'
import type { Workspaces } from './workspaces.ts'

/** The desk is in use by then. */
const firstMs = 10_000
/** Whether the history is this process's own by now, and with it the outbox. */
const againMs = 60_000
/** A reset waits no longer until its notices are on the disk. */
const patienceMs = 2_000

export interface ComposedMessages {
  readonly late: LoadedLate<Messages>
  readonly service: MessagesService
  /** For the resets of the real workspace. */
  readonly notices: NonNullable<WorkspaceParts['notices']>
  /** Other settings may release messages that were stopped. */
  readonly settingsChanged: () => void
}

export function composeMessages({
  platform,
  network,
  settings,
  questions,
  text,
  workspaces,
  agent,
  emit,
  closing,
  firstLookMs = firstMs,
}: {
  readonly platform: Platform
  readonly network: Network
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
  const failed = (cause: unknown): void => logger.error('messages-not-opened', { code: codeOf(cause) })
  const late = loadLate({
    async load() {
      const [{ openMessages }, real] = await Promise.all([import('./open-messages.ts'), workspaces().real()])
      return openMessages({
        platform,
        network,
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
    // An earlier run may have left some.
    async look({ open, loaded }) {
      if (loaded() === null && isOurs() && existsSync(outboxPath)) await open()
    },
    failed,
    firstMs: firstLookMs,
    againMs,
  })
  /** Does something before a reset that must not keep the reset waiting for long. Never throws. */
  const patiently = async (work: (messages: Messages) => Promise<void>): Promise<void> => {
    const done = late.open().then(work).catch(failed)
    await Promise.race([done, waitFor(patienceMs, undefined, { ref: false })])
  }
  const settingsChanged = (): void => {
    late
      .loaded()
      ?.outbox.tryAgain(noticeKind)
      .catch((cause: unknown) => logger.error('messages-not-tried', { code: codeOf(cause) }))
  }

  return {
    late,
    notices: {
      async begin(...reset) {
        if (settings.read().notices.server === null) return
        await patiently(({ notices }) => notices.begin(...reset))
      },
      finish: (operation) => late.loaded()?.notices.finish(operation),
      close: () => closing('messages', late.close()),
    },
    settingsChanged,
    service: createMessagesService({
      messages: late,
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
