/** What is recorded in the real history of a change of settings, before the change. */
import { randomUUID } from 'node:crypto'
import { nothingErased, type Agent } from '../../shared/domain/history-entry.ts'
import type { SettingsChangingPorts } from '../settings/settings-changing.ts'
import type { Workspaces } from './workspaces.ts'

export function createSettingsRecord(
  { recordingReal }: Pick<Workspaces, 'recordingReal'>,
  agent: () => Agent,
  now: () => Date,
): SettingsChangingPorts['record'] {
  const entryOfNow = () => ({ operationId: randomUUID(), at: now().toISOString(), agent: agent() })
  return {
    async oldBy(months) {
      const { history } = await recordingReal()
      return months === null ? nothingErased : history.oldBy(months, now())
    },
    async retentionChanged(change) {
      await (await recordingReal()).record({ kind: 'retention-changed', ...entryOfNow(), ...change })
    },
    async replacing(replacement) {
      await (await recordingReal()).record({ kind: 'settings-replaced', ...entryOfNow(), ...replacement })
    },
  }
}
