/**
 * The real application under plain Node, with a person who answers as told: real files in a folder, secrets in memory. For
 * tests and for the child processes they start.
 */
import { join } from 'node:path'
import { compose, type Application, type ComposeOptions } from '../../electron/app/compose.ts'
import type { Platform } from '../../electron/app/ports.ts'
import { createSilentLogger } from '../../electron/logging/file-logger.ts'
import { noPolicy } from '../../electron/policy/policy-source.ts'
import type { ConfirmationQuestion } from '../../electron/questions/ask-natively.ts'
import type { OneTimeCodeNotice } from '../../electron/resets/agent-dialogs.ts'
import { createConfSettingsFile } from '../../electron/settings/conf-settings-file.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import { noFilters } from '../../shared/domain/history-query.ts'
import type { Channel } from '../../shared/ipc/channels.ts'
import type { Request, Response } from '../../shared/ipc/contract.ts'
import type { AppError, Envelope } from '../../shared/ipc/envelope.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import { plainRuntime } from './plain-runtime.ts'

export interface TestApplication {
  readonly app: Application
  /** The value of an answer; rejects with what `AppError` says when it is a refusal. */
  readonly ask: <C extends Channel>(channel: C, request: Request<C>, windowId?: number) => Promise<Response<C>>
  /** The error of a refusal; rejects when it was answered. */
  readonly refusalOf: (channel: Channel, request: unknown, windowId?: number) => Promise<AppError>
  readonly events: AppEvent[]
  readonly questions: ConfirmationQuestion[]
  /** One-time codes that main showed itself. */
  readonly codes: OneTimeCodeNotice[]
  readonly clipboard: string[]
  readonly opened: string[]
  /** Every envelope that left main. */
  readonly envelopes: Envelope<unknown>[]
  /** What the person does; change it at any time. */
  readonly person: { answers: boolean; savePath: string | null }
}

export async function startApplication(
  folder: string,
  parts: Partial<Platform> = {},
  options: Pick<
    ComposeOptions,
    | 'firstUpdateCheckMs'
    | 'firstMessagesLookMs'
    | 'firstRecordMs'
    | 'settingsAgainMs'
    | 'waitForHistory'
    | 'waitForAftercare'
    | 'firstAftercareMs'
  > = {},
): Promise<TestApplication> {
  const questions: ConfirmationQuestion[] = []
  const codes: OneTimeCodeNotice[] = []
  const clipboard: string[] = []
  const opened: string[] = []
  const events: AppEvent[] = []
  const envelopes: Envelope<unknown>[] = []
  const person: TestApplication['person'] = { answers: true, savePath: null }

  const app = await compose(
    {
      dataFolder: folder,
      problems: [],
      version: '0.0.0-test',
      runtime: plainRuntime,
      platform: 'linux',
      systemLocale: 'en-GB',
      preferredLanguages: ['en-GB'],
      osUser: () => 'ada',
      hostName: () => 'desk-7',
      fullName: () => Promise.resolve(null),
      now: () => new Date(),
      uptimeMs: () => performance.now(),
      logger: createSilentLogger(),
      vault: createMemoryVault(),
      policy: noPolicy,
      settingsFile: createConfSettingsFile({ folder }),
      confirm: (_window, question) => {
        questions.push(question)
        return Promise.resolve(person.answers)
      },
      showOneTimeCode: (_window, notice) => Promise.resolve(void codes.push(notice)),
      chooseSavePath: () => Promise.resolve(person.savePath),
      keepAwake: () => () => undefined,
      writeClipboard: (text) => {
        clipboard.push(text)
        return Promise.resolve()
      },
      openExternal: (url) => Promise.resolve(void opened.push(url)),
      openFile: (path) => Promise.resolve(void opened.push(path)),
      resolveProxy: () => Promise.resolve([{ by: 'direct' }]),
      trustedCertificates: () => Promise.resolve([]),
      ...parts,
    },
    { practiceLatencyMs: 0, ...options },
  )
  app.onEvent((event) => void events.push(event))

  const send = async (channel: string, request: unknown, windowId: number): Promise<Envelope<unknown>> => {
    const envelope = await app.dispatch({ windowId }, channel, request)
    envelopes.push(envelope)
    return envelope
  }

  return {
    app,
    async ask<C extends Channel>(channel: C, request: Request<C>, windowId = 1) {
      const envelope = await send(channel, request, windowId)
      if (!envelope.ok) throw new Error(`${channel}: ${JSON.stringify(envelope.error)}`)
      return envelope.value as Response<C>
    },
    async refusalOf(channel, request, windowId = 1) {
      const envelope = await send(channel, request, windowId)
      if (envelope.ok) throw new Error(`${channel} was answered.`)
      return envelope.error
    },
    events,
    questions,
    codes,
    clipboard,
    opened,
    envelopes,
    person,
  }
}

/** Resolves when the history was opened and brought up to date, or could not be. */
export const historySettled = async ({ app }: TestApplication): Promise<void> => {
  await app.dispatch({ windowId: 1 }, 'history:query', { filters: noFilters, offset: 0, limit: 1 })
}

export const realHistoryFolder = (folder: string): string => join(folder, 'history')
