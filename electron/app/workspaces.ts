/** The real workspace and practice: each is opened when it is first needed and stays open until the end. One of them is shown. */
import { join } from 'node:path'
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import type { Language } from '../../shared/domain/language.ts'
import { createFileRecents } from '../directory/file-recents.ts'
import { createMemoryRecents } from '../directory/memory-recents.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { GovernedSettings } from '../policy/rules-in-force.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import { keepChangingSecretsInFiles } from '../vault/changing-secrets.ts'
import type { Network } from './network.ts'
import { openWorkspace, type OpenWorkspace, type WorkspaceParts, type WorkspacePorts } from './open-workspace.ts'
import { openPracticeStart } from './practice-start.ts'
import { realSystems } from './real-systems.ts'
import { sealingKey } from './sealing-key.ts'

export interface Workspaces {
  /** The one that is shown. */
  readonly current: () => OpenWorkspace
  enter(kind: WorkspaceKind): Promise<void>
  /** Enters the one that the settings name, unless somebody has chosen one in this run. */
  enterAsSet(): void
  restartPractice(): Promise<void>
  real(): Promise<OpenWorkspace>
  practice(): Promise<OpenWorkspace>
  /** `null` while only practice is open. */
  realIfOpen(): OpenWorkspace | null
  /** The real one, with a history that accepts entries. Throws the reason why it does not. */
  recordingReal(): Promise<OpenWorkspace>
  /** Also of the real workspace while somebody practises. */
  clearRecents(): Promise<void>
  forgetWindow(windowId: number): Promise<void>
  /** In any workspace: a change goes on when the other one is entered. */
  changeUnderWay(): boolean
  stopUnsent(): void
  /** Resolves with all that could be opened. */
  all(): Promise<OpenWorkspace[]>
}

export interface WorkspacesPorts extends Omit<WorkspacePorts, 'settings'> {
  readonly network: Network
  /** Of what systems say in words of their own. */
  readonly language: () => Language
  readonly settings: GovernedSettings
  /** Whether nobody knows what the settings, or the policy over them, say about what is kept. */
  readonly isKeepingUnknown: () => boolean
  /** Of the real workspace. */
  readonly historyFolder: string
  readonly messages: WorkspaceParts['messages']
  readonly practiceMessages: WorkspaceParts['messages'] & { readonly startOver: () => Promise<void> }
  readonly practiceLatencyMs: number | undefined
}

/** Opens the workspace that the settings name. */
export async function openWorkspaces(ports: WorkspacesPorts): Promise<Workspaces> {
  const { platform, network, settings, language, isKeepingUnknown, emit, text } = ports
  const { logger, now, dataFolder } = platform
  const opened: OpenWorkspace[] = []

  const openWith = (kind: WorkspaceKind, parts: WorkspaceParts): OpenWorkspace => {
    const workspace = openWorkspace(kind, parts, {
      ...ports,
      // Practice changes nothing, and goes on.
      requireRules: () => (kind === 'practice' ? Promise.resolve() : ports.requireRules()),
    })
    opened.push(workspace)
    return workspace
  }

  const openReal = (): OpenWorkspace => {
    const real = openWith('real', {
      store: settings,
      vault: keepChangingSecretsInFiles(platform.vault, join(dataFolder, 'sign-ins')),
      systems: realSystems(network, language, {
        open: platform.openExternal,
        page: (outcome) => ({
          title: text(`sign-in-page.${outcome}.title`),
          text: text(`sign-in-page.${outcome}.text`),
          language: language(),
        }),
      }),
      historyFolder: ports.historyFolder,
      recents: createFileRecents({
        path: join(dataFolder, 'recents.sealed'),
        readKey: () => sealingKey('recents', platform),
        // Nothing is kept, and above all nothing thrown away, by rules that nobody knows at the moment.
        rules: () => ({ ...settings.read().recents, ...(isKeepingUnknown() ? { kept: false } : {}) }),
        now,
        logger,
      }),
      messages: ports.messages,
    })
    // What could not be removed when look-ups were switched off. The workspace reports what goes wrong.
    if (!isKeepingUnknown() && !settings.read().recents.kept) real.directory.clearRecents().catch(() => undefined)
    return real
  }

  let restartPractice: (practice: OpenWorkspace) => Promise<void> = () => Promise.resolve()
  const openPractice = async (): Promise<OpenWorkspace> => {
    const { createPracticeWorkspace } = await import('./practice-workspace.ts')
    const practice = await createPracticeWorkspace({ now, language, latencyMs: ports.practiceLatencyMs })
    const start = await openPracticeStart(join(dataFolder, 'practice', 'started-over.json'), logger)
    restartPractice = async (workspace) => {
      await ports.practiceMessages.startOver()
      practice.restart()
      workspace.callerChecks.startOver()
      await start.startOver(await workspace.countingNow().catch(() => now().getTime()))
    }
    return openWith('practice', {
      ...practice,
      // Its own folder: practice never touches the real record.
      historyFolder: join(dataFolder, 'practice', 'history'),
      countsFrom: start.countsFrom,
      messages: ports.practiceMessages,
      recents: createMemoryRecents({ rules: () => settings.read().recents, now }),
    })
  }

  const openings = new Map<WorkspaceKind, Promise<OpenWorkspace>>()
  const open = (kind: WorkspaceKind): Promise<OpenWorkspace> => {
    const known = openings.get(kind)
    if (known) return known
    const opening = kind === 'practice' ? openPractice() : Promise.resolve(openReal())
    openings.set(kind, opening)
    return opening
  }

  const all = async (): Promise<OpenWorkspace[]> =>
    (await Promise.allSettled(openings.values())).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))

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

  /** One after the other, so that the last one asked for is the one that is shown. */
  const inTurn = createSerialQueue()
  let wasChosen = false

  return {
    current: () => current,
    enter(kind) {
      wasChosen = true
      return inTurn(() => enterNow(kind))
    },
    enterAsSet() {
      if (wasChosen) return
      inTurn(() => enterNow(settings.workspace())).catch((cause: unknown) => {
        logger.error('workspace-not-entered', { code: codeOf(cause) })
      })
    },
    async restartPractice() {
      await restartPractice(await open('practice'))
      emit({ type: 'workspace-changed' })
    },
    real: () => open('real'),
    practice: () => open('practice'),
    realIfOpen: () => opened.find(({ kind }) => kind === 'real') ?? null,
    async recordingReal() {
      const real = await open('real')
      await real.settled
      if (real.history.refusal() !== null) await real.tryHistoryAgain()
      const refusal = real.history.refusal()
      if (refusal !== null) throw refusal
      return real
    },
    async clearRecents() {
      await open('real')
      await Promise.all((await all()).map(({ directory }) => directory.clearRecents()))
    },
    async forgetWindow(windowId) {
      for (const { callerChecks, resets } of await all()) {
        callerChecks.forgetWindow(windowId)
        resets.forgetWindow(windowId)
      }
    },
    changeUnderWay: () => opened.some(({ resets }) => resets.changeUnderWay()),
    stopUnsent: () => opened.forEach(({ resets }) => resets.stopUnsent()),
    all,
  }
}
