/** The look for newer versions: by itself, where the rules name an address, or when somebody asks. */
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { UpdatesPorts } from '../updates/updates.ts'
import type { Platform } from './ports.ts'
import { createUpdateWatch, type UpdateWatch } from './update-watch.ts'

export function composeUpdates({
  platform,
  settings,
  emit,
  firstCheckMs,
  ...ports
}: Pick<UpdatesPorts, 'isPractice' | 'openExternal'> & {
  readonly platform: Platform
  readonly settings: Pick<SettingsStore, 'read'>
  readonly emit: (event: AppEvent) => void
  readonly firstCheckMs: number | undefined
}): UpdateWatch {
  const address = (): string | null => settings.read().updates.address
  const changed = (): void => emit({ type: 'updates-changed' })
  return createUpdateWatch({
    isWanted: () => address() !== null,
    load: async () => (await import('./open-updates.ts')).openUpdatesOf(platform, { ...ports, address, changed }),
    told: changed,
    firstCheckMs,
  })
}
