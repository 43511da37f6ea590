/** Which rules are in force, who works under them, and what follows from them for the whole desk. */
import type { Agent } from '../../shared/domain/history-entry.ts'
import { isUsable } from '../../shared/domain/settings-found.ts'
import { CodedError } from '../errors/coded-error.ts'
import { createRulesInForce, type RulesInForce } from '../policy/rules-in-force.ts'
import { createSettingsStore } from '../settings/versioned-settings.ts'
import type { Platform } from './ports.ts'

export interface DeskRules {
  readonly inForce: RulesInForce
  /** As the record names whoever works here. */
  readonly agent: () => Agent
  /** Whether the rules want a name that nobody has entered. */
  readonly lacksName: () => boolean
  /** Reads the policy again. Throws `CodedError` while nothing may be reset by the rules. */
  readonly requireForReset: () => Promise<void>
  /** Whether nobody knows what the settings, or the policy over them, say about what is kept. */
  readonly isKeepingUnknown: () => boolean
}

/** `changed`: called when other rules are in force than before. */
export async function createDeskRules(platform: Platform, changed: () => void): Promise<DeskRules> {
  const { logger, now, osUser, hostName } = platform
  const inForce = await createRulesInForce({
    own: createSettingsStore(platform.settingsFile, { now, logger }),
    source: platform.policy,
    platform: process.platform,
    now,
    logger,
    changed,
  })
  const { settings } = inForce
  const lacksName = (): boolean => {
    const { agentNameRequired, agentName } = settings.read()
    return agentNameRequired && agentName === ''
  }
  return {
    inForce,
    agent: () => ({ osUser: osUser(), displayName: settings.read().agentName || osUser(), host: hostName() }),
    lacksName,
    async requireForReset() {
      await inForce.require()
      if (lacksName()) throw new CodedError('agent-name-required')
    },
    isKeepingUnknown: () => !isUsable(settings.found) || inForce.inForce().state === 'broken',
  }
}
