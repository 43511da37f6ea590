/** Messages about resets: what is sent of those of the real workspace and of practice, and what the page may ask about it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as waitFor } from 'node:timers/promises'
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import type { Agent, Operation } from '../../shared/domain/history-entry.ts'
import type { Language } from '../../shared/domain/language.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { MessagesService } from '../ipc/handlers/messages-handlers.ts'
import { noOutboxFile, openOutboxFile, type OutboxFile } from '../outbox/outbox-file.ts'
import type { Questions } from '../questions/questions.ts'
import type { BegunReset } from '../resets/reset-context.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { AppEvents } from './app-events.ts'
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
/** A reset waits no longer until its messages are on the disk. */
const patienceMs = 2_000

export interface ComposedMessages {
  /** Of the real workspace: practice leaves nothing to a later run. */
  readonly late: LoadedLate<Messages>
  readonly service: MessagesService
  /** For the resets of the real workspace, and of practice. */
  readonly real: WorkspaceParts['messages']
  readonly practice: WorkspaceParts['messages'] & {
    /** Removes what waits. */
    readonly startOver: () => Promise<void>
  }
  /** Of the workspace that is shown; `null` while nothing is loaded. */
  readonly shown: () => Messages | null
  /** Other settings may release messages that were stopped. */
  readonly settingsChanged: () => void
}

export function composeMessages({
  platform,
  network,
  settings,
  questions,
  language,
  text,
  workspaces,
  agent,
  events,
  closing,
  firstLookMs = firstMs,
}: {
  readonly platform: Platform
  readonly network: Network
  readonly settings: Pick<SettingsStore, 'read'>
  readonly questions: Pick<Questions, 'require'>
  readonly language: () => Language
  readonly text: ReturnType<typeof createText>
  readonly workspaces: () => Workspaces
  readonly agent: () => Agent
  readonly events: AppEvents
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

  /** Practice sends nothing to a real receiver: no notices, and notes in the practice ticket systems only. */
  const rulesOf = (kind: WorkspaceKind) => {
    const { notices, ticket } = settings.read()
    return { ticket, notices: kind === 'real' ? notices : { ...notices, server: null } }
  }
  const isAnythingSent = (kind: WorkspaceKind, { ticketSeen }: BegunReset): boolean => {
    const { notices, ticket } = rulesOf(kind)
    return notices.server !== null || (ticket.note && ticketSeen?.kind === 'found')
  }

  const messagesOf = (kind: WorkspaceKind, file: () => OutboxFile) => {
    const late = loadLate({
      async load() {
        const [{ openMessages }, workspace] = await Promise.all([
          import('./open-messages.ts'),
          kind === 'real' ? workspaces().real() : workspaces().practice(),
        ])
        return openMessages({
          platform,
          network,
          language,
          text,
          vault,
          rules: () => rulesOf(kind),
          agent,
          workspace,
          file: file(),
          changed: () => events.emit({ type: 'outbox-changed' }),
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
    /** Since the first reset with a message. */
    let opening: Promise<Messages> | null = null
    return {
      late,
      /** Never throws, and keeps no reset waiting for long. */
      begin: async (reset: BegunReset): Promise<void> => {
        if (!isAnythingSent(kind, reset)) return
        opening = late.open()
        const done = opening.then((messages) => messages.begin(reset)).catch(failed)
        await Promise.race([done, waitFor(patienceMs, undefined, { ref: false })])
      },
      finish: (operation: Operation): void => {
        opening?.then((messages) => messages.finish(operation)).catch(failed)
      },
    }
  }

  const real = messagesOf('real', () =>
    openOutboxFile({ path: outboxPath, readKey: () => sealingKey('outbox', platform) }),
  )
  const newPractice = () => messagesOf('practice', () => noOutboxFile)
  let practice = newPractice()

  const isPractice = (): boolean => workspaces().current().kind === 'practice'
  const shown = (): Messages | null => (isPractice() ? practice : real).late.loaded()
  const tell = (changed: (messages: Messages) => Promise<void>): void => {
    for (const { late } of [real, practice]) {
      const messages = late.loaded()
      if (messages === null) continue
      changed(messages).catch((cause: unknown) => logger.error('messages-not-tried', { code: codeOf(cause) }))
    }
  }
  const settingsChanged = (): void => tell((messages) => messages.rulesChanged())
  events.onEvent(({ type }) => {
    if (type === 'connections-changed') tell((messages) => messages.connectionsChanged())
  })

  return {
    late: real.late,
    real: { begin: real.begin, finish: real.finish, close: () => closing('messages', real.late.close()) },
    practice: {
      begin: (reset) => practice.begin(reset),
      finish: (operation) => practice.finish(operation),
      close: () => practice.late.close(),
      async startOver() {
        const before = practice
        practice = newPractice()
        await before.late.close()
      },
    },
    shown,
    settingsChanged,
    service: createMessagesService({
      shown,
      async outbox() {
        if (isPractice()) return shown()?.outbox ?? null
        if (!isOurs()) return null
        return shown()?.outbox ?? (existsSync(outboxPath) ? (await real.late.open()).outbox : null)
      },
      async openReal() {
        // Whoever writes the history sends what waits. Another would send it a second time.
        await workspaces().recordingReal()
        return real.late.open()
      },
      settings,
      vault,
      questions,
      text,
      isPractice,
      noticesChanged: settingsChanged,
    }),
  }
}
