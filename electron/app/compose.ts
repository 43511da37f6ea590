/**
 * The composition root: builds every service from the platform's ports. Plain Node, so that the tests and the demo run the
 * same application as Electron does.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import { nothingErased, type Agent } from '../../shared/domain/history-entry.ts'
import { isRecordWanted } from '../../shared/domain/record-receivers.ts'
import { isUsable } from '../../shared/domain/settings-found.ts'
import { codeOf, CodedError } from '../errors/coded-error.ts'
import type { AppEvent, KeptEvent } from '../../shared/ipc/events.ts'
import { createAbout } from '../about/about.ts'
import { nameInDirectories } from '../directory/name-in-directories.ts'
import { createFileRecents } from '../directory/file-recents.ts'
import { createMemoryRecents } from '../directory/memory-recents.ts'
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
import type { Workspace } from '../ipc/handlers/workspace.ts'
import { noticeKind } from '../notices/notice-record.ts'
import { createQuestions } from '../questions/questions.ts'
import { createRulesInForce } from '../policy/rules-in-force.ts'
import type { Resets } from '../resets/resets.ts'
import { recordSecretQuestion } from './record-question.ts'
import { createSettingsChanging } from '../settings/settings-changing.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { createSettingsStore } from '../settings/versioned-settings.ts'
import { createTurns } from '../turns/in-turn.ts'
import { linkOf, systemDescriptions } from '../systems/systems.ts'
import { buildInfo } from './build-info.ts'
import { createClosings } from './closings.ts'
import { createKeptForPage } from './kept-for-page.ts'
import { createKeychainProbe } from './keychain-probe.ts'
import { openWorkspace, type OpenWorkspace, type WorkspaceParts } from './open-workspace.ts'
import type { Platform } from './ports.ts'
import { createMessagesService } from './messages-service.ts'
import { watchMessages } from './messages-watch.ts'
import { openPracticeStart } from './practice-start.ts'
import { realSystems } from './real-systems.ts'
import { watchSettings } from './settings-watch.ts'
import { createRecordWatch } from './record-watch.ts'
import { createStateReading } from './state-reading.ts'
import { createLocalDay, createLocalTime, createText } from './text.ts'
import { createUpdateWatch } from './update-watch.ts'

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
}

/**
 * The name of the key that seals a file. On Windows entries of the keychain travel with the profile and the file does not:
 * two computers that made the key at the same time would lose one of the two.
 */
const sealingKeyOf = (what: 'recents' | 'outbox', { platform, hostName }: Platform): string =>
  platform === 'windows' ? `${what} at ${hostName()}` : what

/** Nobody waits for it: the field is there meanwhile. */
const nameWaitMs = 10_000

export async function compose(platform: Platform, options: ComposeOptions = {}): Promise<Application> {
  const { logger, now } = platform
  const text = createText()
  const localTime = createLocalTime(platform.systemLocale)
  const listeners = new Set<(event: AppEvent) => void>()
  const emit = (event: AppEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event)
      } catch (cause) {
        // Whoever listens must not be able to break off what it is told about, least of all a change.
        logger.error('event-listener-threw', { kind: event.type, code: codeOf(cause) })
      }
    }
  }

  let rulesChanged: () => void = () => undefined
  const rules = await createRulesInForce({
    own: createSettingsStore(platform.settingsFile, { now, logger }),
    source: platform.policy,
    platform: process.platform,
    now,
    logger,
    changed: () => rulesChanged(),
  })
  const { settings } = rules
  /** Whether nobody knows what the settings, or the policy over them, say of what is kept. */
  const keptIsUnknown = (): boolean => !isUsable(settings.found) || rules.inForce().state === 'broken'

  const questions = createQuestions(platform)

  /**
   * How long the history is kept in this run: as it was set at the start. What is set since holds from the next one, so that somebody has
   * time to see it in the record. `null` until the settings could be read.
   */
  let keptMonths: { readonly months: number | null } | null = null
  const holdRetention = (): void => {
    keptMonths ??= { months: settings.read().historyRetentionMonths }
  }
  if (isUsable(settings.found)) holdRetention()

  const keptForPage = createKeptForPage<KeptEvent>(emit)

  const agent = (): Agent => ({
    osUser: platform.osUser(),
    displayName: settings.read().agentName || platform.osUser(),
    host: platform.hostName(),
  })

  /** Whether the rules want a name that nobody has entered. */
  const lacksName = (): boolean => {
    const { agentNameRequired, agentName } = settings.read()
    return agentNameRequired && agentName === ''
  }
  const requireRules = async (): Promise<void> => {
    await rules.require()
    if (lacksName()) throw new CodedError('agent-name-required')
  }

  /** Of every workspace that was opened: a change goes on when the other one is entered. */
  const allResets: Resets[] = []

  const closings = createClosings()

  const deleteOldMonths = async (history: Workspace['history']): Promise<void> => {
    const months = keptMonths?.months ?? null
    if (months === null) return
    const deleted = await history.deleteMonthsOlderThan(months, now(), agent())
    if (deleted.length > 0) logger.info('history-months-deleted', { count: deleted.length })
  }

  const openWith = (kind: WorkspaceKind, parts: WorkspaceParts): OpenWorkspace => {
    const workspace = openWorkspace(kind, parts, {
      platform,
      settings,
      policyHash: () => rules.hash(),
      // Practice changes nothing, and goes on.
      requireRules: () => (kind === 'practice' ? Promise.resolve() : requireRules()),
      questions,
      agent,
      deleteOldMonths,
      emit,
      closing: closings.wait,
      text,
      localTime,
      waitForHistory: options.waitForHistory,
    })
    allResets.push(workspace.resets)
    return workspace
  }

  let realNow: OpenWorkspace | null = null
  const historyFolder = join(platform.dataFolder, 'history')

  const openReal = (): OpenWorkspace => {
    const real = openWith('real', {
      store: settings,
      vault: platform.vault,
      systems: realSystems(platform),
      historyFolder,
      recents: createFileRecents({
        path: join(platform.dataFolder, 'recents.sealed'),
        readKey: () => platform.vault.readOrCreateKey(sealingKeyOf('recents', platform)),
        // Nothing is kept, and above all nothing thrown away, by rules that nobody knows at the moment.
        rules: () => ({ ...settings.read().recents, ...(keptIsUnknown() ? { kept: false } : {}) }),
        now,
        logger,
      }),
      notices: {
        async begin(...reset) {
          if (settings.read().notices.mailServer === null) return
          await messages.patiently(({ notices }) => notices.begin(...reset))
        },
        finish: (operation) => messages.loaded()?.notices.finish(operation),
        close: () => closings.wait('messages', messages.close()),
      },
    })
    // What could not be removed when look-ups were switched off. The watch hears of trouble.
    if (!keptIsUnknown() && !settings.read().recents.kept) real.directory.clearRecents().catch(() => undefined)
    realNow = real
    return real
  }

  const outboxPath = join(platform.dataFolder, 'outbox.sealed')
  const historyIsOurs = (): boolean => realNow?.isSettled() === true && realNow.history.refusal() === null
  const messages = watchMessages({
    path: outboxPath,
    isOurs: historyIsOurs,
    async load() {
      const [{ openMessages }, real] = await Promise.all([import('./open-messages.ts'), open('real')])
      return openMessages({
        platform,
        vault: platform.vault,
        rules: () => settings.read().notices,
        async readOperation(operationId) {
          await real.settled
          return real.history.readOperation(operationId)
        },
        record: (entry) => real.recordWhenPossible(entry),
        agent,
        outboxPath,
        readKey: () => platform.vault.readOrCreateKey(sealingKeyOf('outbox', platform)),
        changed: () => emit({ type: 'outbox-changed' }),
        kept: {
          accepted: () => real.troubles.over('outbox'),
          refused: (cause) => real.troubles.note('outbox', cause),
        },
      })
    },
    onTrouble: (cause) => logger.error('messages-not-opened', { code: codeOf(cause) }),
    firstLookMs: options.firstMessagesLookMs,
  })
  /** Other settings may let go what was stopped. */
  const noticesChanged = (): void => {
    messages
      .loaded()
      ?.outbox.tryAgain(noticeKind)
      .catch((cause: unknown) => logger.error('messages-not-tried', { code: codeOf(cause) }))
  }

  let restartPractice: (practice: OpenWorkspace) => Promise<void> = () => Promise.resolve()
  const openPractice = async (): Promise<OpenWorkspace> => {
    const { createPracticeWorkspace } = await import('./practice-workspace.ts')
    const practice = await createPracticeWorkspace({ now, latencyMs: options.practiceLatencyMs })
    const start = await openPracticeStart(join(platform.dataFolder, 'practice', 'started-over.json'), logger)
    restartPractice = async (workspace) => {
      practice.restart()
      workspace.callerChecks.startOver()
      await start.startOver(await workspace.countingNow().catch(() => now().getTime()))
    }
    return openWith('practice', {
      ...practice,
      // Its own folder: practice never touches the real record.
      historyFolder: join(platform.dataFolder, 'practice', 'history'),
      countsFrom: start.countsFrom,
      recents: createMemoryRecents({ rules: () => settings.read().recents, now }),
    })
  }

  const opened = new Map<WorkspaceKind, Promise<OpenWorkspace>>()
  const open = (kind: WorkspaceKind): Promise<OpenWorkspace> => {
    const known = opened.get(kind)
    if (known) return known
    const opening = kind === 'practice' ? openPractice() : Promise.resolve(openReal())
    opened.set(kind, opening)
    return opening
  }

  let current = await open(settings.workspace())

  const enterNow = async (kind: WorkspaceKind): Promise<void> => {
    if (current.kind === kind) return
    const left = current
    current = await open(kind)
    // The page shows the other workspace: nobody would see what becomes of a check in this one.
    left.callerChecks.stopAll()
    try {
      if (settings.workspace() !== kind) settings.setWorkspace(kind)
    } catch (cause) {
      // Settings that cannot be written must not keep anybody from practising: the choice then lasts until the end.
      logger.warn('workspace-not-kept', { code: codeOf(cause) })
    }
    emit({ type: 'workspace-changed' })
  }

  /** One after the other, so that what was asked for last is what one is in. */
  const inTurn = createTurns()
  let wasChosen = false
  const enter = (kind: WorkspaceKind): Promise<void> => {
    wasChosen = true
    return inTurn(() => enterNow(kind))
  }

  /** As if they had been found like this at the start, but for what somebody has chosen since. */
  const settingsCameBack = (): void => {
    logger.info('settings-came-back')
    holdRetention()
    emit({ type: 'settings-changed' })
    emit({ type: 'connections-changed' })
    if (wasChosen) return
    inTurn(() => enterNow(settings.workspace())).catch((cause: unknown) => {
      logger.error('workspace-not-entered', { code: codeOf(cause) })
    })
  }
  const settingsWatch = watchSettings(settings, settingsCameBack, options.settingsAgainMs)

  const probe = createKeychainProbe(now)

  const readState = createStateReading({
    platform,
    rules,
    current: () => current,
    look: () => settingsWatch.look(),
    lacksName,
    newerVersion: () => updates.newerVersion(),
    messages,
    probe,
  })

  /** Also those on the disk while somebody practises. */
  const clearAllRecents = async (): Promise<void> => {
    await open('real')
    await Promise.all((await settleAll()).map(({ directory }) => directory.clearRecents()))
  }

  rulesChanged = () => {
    emit({ type: 'settings-changed' })
    emit({ type: 'connections-changed' })
    noticesChanged()
    if (keptIsUnknown() || settings.read().recents.kept) return
    // Those that are switched off are gone. The workspace's own watch hears of trouble.
    clearAllRecents().catch(() => undefined)
  }

  const openExternal = (url: string): Promise<void> =>
    platform.openExternal(url).catch((cause: unknown) => {
      throw new CodedError('link-not-opened', {}, { cause })
    })

  const updates = createUpdateWatch({
    isWanted: () => settings.read().updates.address !== null,
    load: async () =>
      (await import('./open-updates.ts')).openUpdatesOf(platform, {
        address: () => settings.read().updates.address,
        isPractice: () => current.kind === 'practice',
        openExternal,
        changed: () => emit({ type: 'updates-changed' }),
      }),
    told: () => emit({ type: 'updates-changed' }),
    firstCheckMs: options.firstUpdateCheckMs,
  })

  const record = createRecordWatch({
    isWanted: () => isRecordWanted(settings.read().centralRecord),
    load: async () =>
      (await import('./open-central-record.ts')).openCentralRecordOf(platform, {
        rules: () => settings.read().centralRecord,
        // While practice is all there is, nothing is handed on.
        history: () => realNow?.history ?? null,
        historyFolder,
        confirmSecret: (windowId, server, isForgotten) =>
          questions.require(windowId, 'record-secret', recordSecretQuestion(server, isForgotten, text)),
        changed: () => emit({ type: 'central-record-changed' }),
      }),
    failed: (cause) => logger.error('central-record-not-opened', { code: codeOf(cause) }),
    beginAfterMs: options.firstRecordMs,
  })
  listeners.add(({ type }) => {
    if (type === 'settings-changed' || type === 'workspace-changed') record.lookAgain()
  })

  /** The real record, which takes entries. Throws why it takes none. */
  const realRecord = async (): Promise<OpenWorkspace> => {
    const real = await open('real')
    await real.settled
    if (real.history.refusal() !== null) await real.tryHistoryAgain()
    const refusal = real.history.refusal()
    if (refusal !== null) throw refusal
    return real
  }

  const entryOfNow = () => ({ operationId: randomUUID(), at: now().toISOString(), agent: agent() })

  const changing = createSettingsChanging({
    settings,
    questions,
    text,
    day: createLocalDay(platform.systemLocale),
    record: {
      async oldBy(months) {
        const { history } = await realRecord()
        return months === null ? nothingErased : history.oldBy(months, now())
      },
      async retentionChanged(change) {
        await (await realRecord()).record({ kind: 'retention-changed', ...entryOfNow(), ...change })
      },
      async replacing(replacement) {
        await (await realRecord()).record({ kind: 'settings-replaced', ...entryOfNow(), ...replacement })
      },
    },
    asFound: holdRetention,
    // Whatever they say of it holds from the next start.
    replacing: () => {
      keptMonths ??= { months: null }
    },
  })

  const suggestName = async (): Promise<string | null> => {
    const told = await platform.fullName()
    if (told !== null || current.kind === 'practice') return told
    return nameInDirectories(current.connections, platform.osUser(), AbortSignal.timeout(nameWaitMs))
  }

  const handlers: Handlers = {
    ...appHandlers({
      readState,
      takeKeptEvents: (windowId) => keptForPage.take(windowId),
      enter,
      restartPractice: async () => {
        await restartPractice(await open('practice'))
        emit({ type: 'workspace-changed' })
      },
      linkOf,
      openExternal,
      about: createAbout({
        ...platform,
        build: buildInfo,
        policy: () => rules.facts(),
        keychain: () => probe(current.vault),
        text,
      }),
      writeClipboard: platform.writeClipboard,
    }),
    ...directoryHandlers(() => current),
    ...callerCheckHandlers(() => current),
    ...resetsHandlers(() => current),
    ...ticketsHandlers(() => current),
    ...historyHandlers(() => current, {
      ...platform,
      chooseSavePath: (windowId, suggestion) =>
        questions.choose(windowId, 'save-place', () => platform.chooseSavePath(windowId, suggestion)),
      text,
      emit,
    }),
    ...connectionsHandlers(() => current, emit, systemDescriptions),
    ...updatesHandlers(() => updates.service()),
    ...centralRecordHandlers(() => record.service()),
    ...settingsHandlers(settings, changing, { clearRecents: clearAllRecents, noticesChanged, suggestName, emit }),
    ...messagesHandlers(
      createMessagesService({
        messages,
        outboxPath,
        isOurs: historyIsOurs,
        settings,
        vault: platform.vault,
        questions,
        text,
        isPractice: () => current.kind === 'practice',
        noticesChanged,
      }),
    ),
  }
  const dispatcher = createDispatcher(handlers, logger)

  const settleAll = async (): Promise<OpenWorkspace[]> =>
    (await Promise.allSettled(opened.values())).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))

  let certificatesAskedFor = false
  /** Off the path of the start: once a question of the page is answered. Practice asks no server and needs none. */
  const readCertificatesEarly = (): void => {
    if (certificatesAskedFor || current.kind === 'practice') return
    certificatesAskedFor = true
    setImmediate(() => void platform.trustedCertificates())
  }

  let closed: Promise<void> | null = null

  return {
    async dispatch(frame, channel, payload) {
      const answer = await dispatcher.dispatch(frame, channel, payload)
      readCertificatesEarly()
      updates.begin()
      messages.begin()
      record.begin()
      return answer
    },
    cancel: dispatcher.cancel,
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    give: (windowId, event) => keptForPage.give(windowId, event),
    windowClosed(windowId) {
      keptForPage.forget(windowId)
      questions.forgetWindow(windowId)
      dispatcher.windowClosed(windowId)
      void settleAll().then((workspaces) =>
        workspaces.forEach(({ callerChecks, resets }) => {
          callerChecks.forgetWindow(windowId)
          resets.forgetWindow(windowId)
        }),
      )
    },
    settings,
    workspaceKind: () => current.kind,
    changeUnderWay: () => allResets.some((one) => one.changeUnderWay()),
    stopUnsent: () => allResets.forEach((one) => one.stopUnsent()),
    close() {
      questions.close()
      settingsWatch.close()
      rules.close()
      closed ??= settleAll().then(async (workspaces) => {
        // While it can still be read: what was written last is handed on, if that takes no more than a moment.
        await closings.wait('central-record', record.close())
        await Promise.all([
          closings.wait('updates', updates.close()),
          ...workspaces.map((workspace) => workspace.close()),
        ])
      })
      return closed
    },
    stillOpen: closings.names,
  }
}
