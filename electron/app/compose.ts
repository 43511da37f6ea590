/**
 * The composition root: builds every service from the platform's ports. Plain Node, so that the tests and the demo run the
 * same application as Electron does.
 */
import { join } from 'node:path'
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { AppEvent, KeptEvent } from '../../shared/ipc/events.ts'
import { languageOf, type Language } from '../../shared/domain/language.ts'
import { createAbout } from '../about/about.ts'
import { nameInDirectories } from '../directory/name-in-directories.ts'
import type { HistoryOptions } from '../history/file-history.ts'
import { createDispatcher, type Dispatcher, type Handlers } from '../ipc/dispatch.ts'
import { appHandlers } from '../ipc/handlers/app-handlers.ts'
import { centralRecordHandlers } from '../ipc/handlers/central-record-handlers.ts'
import { callerCheckHandlers } from '../ipc/handlers/caller-check-handlers.ts'
import { connectionsHandlers } from '../ipc/handlers/connections-handlers.ts'
import { directoryHandlers } from '../ipc/handlers/directory-handlers.ts'
import { historyHandlers } from '../ipc/handlers/history-handlers.ts'
import { messagesHandlers } from '../ipc/handlers/messages-handlers.ts'
import { resetsHandlers } from '../ipc/handlers/resets-handlers.ts'
import { ticketsHandlers } from '../ipc/handlers/tickets-handlers.ts'
import { settingsHandlers } from '../ipc/handlers/settings-handlers.ts'
import { updatesHandlers } from '../ipc/handlers/updates-handlers.ts'
import { createQuestions } from '../questions/questions.ts'
import { createSettingsChanging } from '../settings/settings-changing.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { describeSystems, linkOf } from '../systems/systems.ts'
import { createAppEvents } from './app-events.ts'
import { buildInfo } from './build-info.ts'
import { createClosings } from './closings.ts'
import { composeCentralRecord } from './compose-central-record.ts'
import { composeMessages } from './compose-messages.ts'
import { composeUpdates } from './compose-updates.ts'
import { createDeskRules } from './desk-rules.ts'
import { createKeptForPage } from './kept-for-page.ts'
import { createKeychainProbe } from './keychain-probe.ts'
import { createNetwork } from './network.ts'
import type { WorkspacePorts } from './open-workspace.ts'
import type { Platform } from './ports.ts'
import { createRetention } from './retention.ts'
import { createSettingsRecord } from './settings-record.ts'
import { watchSettings } from './settings-watch.ts'
import { createStateReading } from './state-reading.ts'
import { createLocalDay, createLocalTime, createText } from './text.ts'
import { openWorkspaces } from './workspaces.ts'

export interface Application {
  readonly dispatch: Dispatcher['dispatch']
  readonly cancel: Dispatcher['cancel']
  /** Returns the way to stop listening. */
  onEvent(listener: (event: AppEvent) => void): () => void
  /** Tells the window's page, as soon as it listens. */
  give(windowId: number, event: KeptEvent): void
  /** Gives up the window's reads, plans and checks of the caller. A change under way goes on. */
  windowClosed(windowId: number): void
  readonly settings: SettingsStore
  /** In which everything is said. */
  language(): Language
  workspaceKind(): WorkspaceKind
  /** Whether a reset is being carried out or recorded. */
  changeUnderWay(): boolean
  /** Leaves out what was confirmed and not sent yet. What was sent goes on. */
  stopUnsent(): void
  /** Waits for a change under way, then closes every file. Closing again is the same closing. */
  close(): Promise<void>
  /** Names of what `close` still waits for. */
  stillOpen(): readonly string[]
}

export interface ComposeOptions {
  /** How slow the practice directory pretends to be; its own choice when left out. */
  readonly practiceLatencyMs?: number
  /** How long after the first answer newer versions are looked for; its own choice when left out. */
  readonly firstUpdateCheckMs?: number
  /** How long after the first answer messages that were left waiting are sent; its own choice when left out. */
  readonly firstMessagesLookMs?: number
  /** How long after the first answer the record begins to be handed on; its own choice when left out. */
  readonly firstRecordMs?: number
  /** How often settings that cannot be opened at the moment are looked at again; its own choice when left out. */
  readonly settingsAgainMs?: number
  /** The pauses of a start that finds the history in use; real time when left out. */
  readonly waitForHistory?: HistoryOptions['wait']
  /** The pauses of watching after a reset, likewise. */
  readonly waitForAftercare?: WorkspacePorts['waitForAftercare']
  /** How long after the start watching continues from the record; its own choice when left out. */
  readonly firstAftercareMs?: number
}

/** Nobody waits for it: the field is there meanwhile. */
const nameWaitMs = 10_000

export async function compose(platform: Platform, options: ComposeOptions = {}): Promise<Application> {
  const { logger, now } = platform
  const events = createAppEvents(logger)
  const { emit } = events
  const questions = createQuestions(platform)
  const closings = createClosings()
  const network = createNetwork(platform)
  const historyFolder = join(platform.dataFolder, 'history')

  let rulesChanged: () => void = () => undefined
  const deskRules = await createDeskRules(platform, () => rulesChanged())
  const { agent, inForce: rules } = deskRules
  const { settings } = rules
  const language = (): Language => languageOf(settings.read().language, platform.preferredLanguages)
  const text = createText(language)
  const retention = createRetention({ settings, agent, now, logger })

  const messages = composeMessages({
    platform,
    network,
    settings,
    questions,
    language,
    text,
    workspaces: () => workspaces,
    agent,
    events,
    closing: closings.wait,
    firstLookMs: options.firstMessagesLookMs,
  })
  const workspaces = await openWorkspaces({
    platform,
    network,
    language,
    settings,
    policyHash: () => rules.hash(),
    requireRules: deskRules.requireForReset,
    isKeepingUnknown: deskRules.isKeepingUnknown,
    questions,
    agent,
    deleteOldMonths: retention.deleteOldMonths,
    emit,
    closing: closings.wait,
    text,
    localTime: createLocalTime(platform.systemLocale, language),
    onEvent: events.onEvent,
    waitForHistory: options.waitForHistory,
    waitForAftercare: options.waitForAftercare,
    firstAftercareMs: options.firstAftercareMs,
    historyFolder,
    messages: messages.real,
    practiceMessages: messages.practice,
    practiceLatencyMs: options.practiceLatencyMs,
  })
  const { current } = workspaces
  const isPractice = (): boolean => current().kind === 'practice'
  const record = composeCentralRecord({
    platform,
    network,
    settings,
    questions,
    text,
    workspaces,
    historyFolder,
    events,
    beginAfterMs: options.firstRecordMs,
  })

  /** As if they had been found like this at the start, but for what somebody has chosen since. */
  const settingsCameBack = (): void => {
    logger.info('settings-came-back')
    retention.takeFromSettings()
    emit({ type: 'settings-changed' })
    emit({ type: 'connections-changed' })
    workspaces.enterAsSet()
  }
  const settingsWatch = watchSettings(settings, settingsCameBack, options.settingsAgainMs)
  rulesChanged = () => {
    emit({ type: 'settings-changed' })
    emit({ type: 'connections-changed' })
    messages.settingsChanged()
    if (deskRules.isKeepingUnknown() || settings.read().recents.kept) return
    // Those that are switched off are gone. The workspace reports what goes wrong.
    workspaces.clearRecents().catch(() => undefined)
  }
  const settingsChanging = createSettingsChanging({
    settings,
    questions,
    text,
    day: createLocalDay(platform.systemLocale, language),
    record: createSettingsRecord(workspaces, agent, now),
    asFound: retention.takeFromSettings,
    // Whatever they say about it takes effect at the next start.
    replacing: retention.keepAll,
  })

  const openExternal = (url: string): Promise<void> =>
    platform.openExternal(url).catch((cause: unknown) => {
      throw new CodedError('link-not-opened', {}, { cause })
    })
  const updates = composeUpdates({
    platform,
    network,
    settings,
    isPractice,
    openExternal,
    emit,
    firstCheckMs: options.firstUpdateCheckMs,
  })

  const keptForPage = createKeptForPage<KeptEvent>(emit)
  const probe = createKeychainProbe(now)
  const suggestName = async (): Promise<string | null> => {
    const fullName = await platform.fullName()
    if (fullName !== null || isPractice()) return fullName
    return nameInDirectories(current().connections, platform.osUser(), AbortSignal.timeout(nameWaitMs))
  }
  const handlers: Handlers = {
    ...appHandlers({
      readState: createStateReading({
        platform,
        rules,
        language,
        current,
        look: () => settingsWatch.look(),
        lacksName: deskRules.lacksName,
        newerVersion: () => updates.loaded()?.newerVersion() ?? null,
        messages: messages.shown,
        probe,
      }),
      takeKeptEvents: (windowId) => keptForPage.take(windowId),
      enter: (kind) => workspaces.enter(kind),
      restartPractice: () => workspaces.restartPractice(),
      linkOf,
      openExternal,
      about: createAbout({
        ...platform,
        build: buildInfo,
        policy: () => rules.facts(),
        keychain: () => probe(current().vault),
        text,
      }),
      writeClipboard: platform.writeClipboard,
    }),
    ...directoryHandlers(current),
    ...callerCheckHandlers(current),
    ...resetsHandlers(current),
    ...ticketsHandlers(current),
    ...historyHandlers(current, {
      ...platform,
      chooseSavePath: (windowId, suggestion) =>
        questions.choose(windowId, 'save-place', () => platform.chooseSavePath(windowId, suggestion)),
      text,
      emit,
    }),
    ...connectionsHandlers(current, emit, () => describeSystems(language())),
    ...updatesHandlers(() => updates.open()),
    ...centralRecordHandlers(() => record.open()),
    ...settingsHandlers(settings, settingsChanging, {
      clearRecents: () => workspaces.clearRecents(),
      messagesChanged: messages.settingsChanged,
      suggestName,
      emit,
    }),
    ...messagesHandlers(messages.service),
  }
  const dispatcher = createDispatcher(handlers, logger)

  let areCertificatesRequested = false
  /** Off the path of the start: once a question of the page is answered. Practice asks no server and needs none. */
  const readCertificatesEarly = (): void => {
    if (areCertificatesRequested || isPractice()) return
    areCertificatesRequested = true
    setImmediate(() => void platform.trustedCertificates())
  }

  let closed: Promise<void> | null = null

  return {
    async dispatch(frame, channel, payload) {
      const answer = await dispatcher.dispatch(frame, channel, payload)
      readCertificatesEarly()
      updates.begin()
      messages.late.begin()
      record.begin()
      return answer
    },
    cancel: dispatcher.cancel,
    onEvent: events.onEvent,
    give: (windowId, event) => keptForPage.give(windowId, event),
    windowClosed(windowId) {
      keptForPage.forget(windowId)
      questions.forgetWindow(windowId)
      dispatcher.windowClosed(windowId)
      void workspaces.forgetWindow(windowId)
    },
    settings,
    language,
    workspaceKind: () => current().kind,
    changeUnderWay: () => workspaces.changeUnderWay(),
    stopUnsent: () => workspaces.stopUnsent(),
    close() {
      questions.close()
      settingsWatch.close()
      rules.close()
      closed ??= workspaces.all().then(async (open) => {
        // While it can still be read: what was written last is handed on, if that takes no more than a moment.
        await closings.wait('central-record', record.close())
        await Promise.all([closings.wait('updates', updates.close()), ...open.map((workspace) => workspace.close())])
      })
      return closed
    },
    stillOpen: closings.names,
  }
}
