/** The look for newer versions: by itself, where the rules name an address, or when somebody asks. */
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { UpdatesPorts, UpdatesService } from '../updates/updates.ts'
import { loadLate, type LoadedLate } from './loaded-late.ts'
import type { Network } from './network.ts'
import type { Platform } from './ports.ts'

/** The desk is in use by then. */
const firstCheckAfterMs = 15_000
/** How often it is seen whether a day has passed: a computer that slept must not wait for another day. */
const againMs = 60 * 60 * 1000

export function composeUpdates({
  platform,
  network,
  settings,
  emit,
  firstCheckMs = firstCheckAfterMs,
  ...ports
}: Pick<UpdatesPorts, 'isPractice' | 'openExternal'> & {
  readonly platform: Platform
  readonly network: Network
  readonly settings: Pick<SettingsStore, 'read'>
  readonly emit: (event: AppEvent) => void
  readonly firstCheckMs: number | undefined
}): LoadedLate<UpdatesService> {
  const address = (): string | null => settings.read().updates.address
  const changed = (): void => emit({ type: 'updates-changed' })
  return loadLate({
    load: async () =>
      (await import('./open-updates.ts')).openUpdatesOf(platform, network, { ...ports, address, changed }),
    // What was remembered of an earlier look is known now.
    onLoaded: changed,
    async look({ open }) {
      if (address() !== null) await (await open()).checkIfDue()
    },
    // The service reports what goes wrong with a look.
    failed: () => undefined,
    firstMs: firstCheckMs,
    againMs,
  })
}
