/** What the page is told of the application as a whole. */
import type { AppState } from '../../shared/domain/app-state.ts'
import type { HistoryProblem } from '../../shared/domain/history-query.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { Language } from '../../shared/domain/language.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { RulesInForce } from '../policy/rules-in-force.ts'
import type { createKeychainProbe } from './keychain-probe.ts'
import type { Messages } from './open-messages.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import type { Platform } from './ports.ts'

export interface StateReadingPorts {
  readonly platform: Platform
  readonly rules: RulesInForce
  readonly language: () => Language
  readonly current: () => OpenWorkspace
  /** Tries settings once more that could not be opened. */
  readonly look: () => void
  /** Whether the rules want a name that nobody has entered. */
  readonly lacksName: () => boolean
  readonly newerVersion: () => string | null
  /** Of the workspace that is shown; `null` while nothing is loaded. */
  readonly messages: () => Messages | null
  readonly probe: ReturnType<typeof createKeychainProbe>
}

/** `fresh`: tries again what can be tried, and asks also what an earlier answer would hold for. */
export function createStateReading(ports: StateReadingPorts): (fresh: boolean) => Promise<AppState> {
  const { platform, rules, language, lacksName, newerVersion, probe, messages } = ports
  const { settings } = rules

  const problemsOf = async ({ troubles, history, resets }: OpenWorkspace, isSettled: boolean): Promise<ErrorCode[]> => {
    const found = new Set<ErrorCode>([...platform.problems, ...troubles.codes()])
    const broken = isSettled ? await history.problems().catch(() => []) : []
    // A half-written line set aside is told on the history's own page; nothing of it is unreadable.
    // Nor is what a newer version wrote, where that is told already.
    const isTold = ({ kind }: HistoryProblem): boolean =>
      kind === 'torn-line-set-aside' || (kind === 'newer-version' && found.has('history-newer'))
    if (!broken.every(isTold)) found.add('history-unreadable')
    if (resets.hasUnwritten()) found.add('history-unwritten')
    if (rules.inForce().state === 'broken') found.add('policy-broken')
    return [...found]
  }

  return async (fresh) => {
    ports.look()
    // One workspace's state as a whole, also when the other is entered meanwhile.
    const shown = ports.current()
    if (fresh) await Promise.all([rules.fresh(), shown.tryHistoryAgain()])
    if (fresh && shown.troubles.has('recents')) await shown.directory.keepAgain()
    if (fresh && shown.troubles.has('outbox')) await messages()?.outbox.keepAgain()
    // Before, nobody knows; `history-changed` tells the page to ask again.
    const isSettled = shown.isSettled()
    const refusal = shown.history.refusal()
    const policy = rules.inForce()
    const byRules = policy.state === 'broken' ? 'policy-broken' : lacksName() ? 'agent-name-required' : null
    return {
      version: platform.version,
      platform: platform.platform,
      language: language(),
      workspace: shown.kind,
      settings: settings.found,
      ...(settings.previous() !== null ? { previousSettings: true } : {}),
      keychain: await probe(shown.vault, fresh),
      problems: await problemsOf(shown, isSettled),
      ...(policy.state === 'unmanaged' ? {} : { policy }),
      resetsOff: (shown.kind === 'real' ? byRules : null) ?? (refusal === null ? null : codeOf(refusal)),
      operationsToCheck: isSettled ? await shown.history.countToCheck().catch(() => 0) : 0,
      messagesGivenUp:
        messages()
          ?.outbox.list()
          .filter(({ state }) => state === 'given-up').length ?? 0,
      newerVersion: newerVersion(),
      osUser: platform.osUser(),
      dataFolder: platform.dataFolder,
    }
  }
}
