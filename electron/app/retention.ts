/**
 * How long the history is kept in this run: as it was set at the start. A later change takes effect at the next start, so that somebody
 * has time to see it in the record.
 */
import type { Agent } from '../../shared/domain/history-entry.ts'
import { isUsable } from '../../shared/domain/settings-found.ts'
import type { Workspace } from '../ipc/handlers/workspace.ts'
import type { Logger } from '../logging/logger.ts'
import type { SettingsStore } from '../settings/settings-store.ts'

export interface Retention {
  /** From now on it is as the settings have it, unless it was known before. */
  readonly takeFromSettings: () => void
  /** From now on nothing is deleted, unless it was known before. */
  readonly keepAll: () => void
  readonly deleteOldMonths: (history: Workspace['history']) => Promise<void>
}

export function createRetention({
  settings,
  agent,
  now,
  logger,
}: {
  readonly settings: Pick<SettingsStore, 'read' | 'found'>
  readonly agent: () => Agent
  readonly now: () => Date
  readonly logger: Logger
}): Retention {
  /** `null` until the settings could be read. */
  let kept: { readonly months: number | null } | null = null
  const takeFromSettings = (): void => {
    kept ??= { months: settings.read().historyRetentionMonths }
  }
  if (isUsable(settings.found)) takeFromSettings()

  return {
    takeFromSettings,
    keepAll: () => {
      kept ??= { months: null }
    },
    async deleteOldMonths(history) {
      const months = kept?.months ?? null
      if (months === null) return
      const deleted = await history.deleteMonthsOlderThan(months, now(), agent())
      if (deleted.length > 0) logger.info('history-months-deleted', { count: deleted.length })
    },
  }
}
