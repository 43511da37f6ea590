/** Where the policy comes from: the computer, or nowhere for a run from the sources, which has no policy. */
import { watch, type FSWatcher } from 'node:fs'
import { posix, win32 } from 'node:path'
import type { PolicySystem } from './parse-policy.ts'
import { machinePorts } from './machine-ports.ts'
import { policyPlaceFor, type PolicyPlace } from './policy-place.ts'
import { readPolicy, type PolicyReading } from './read-policy.ts'

export interface PolicySource {
  /** Absolute. */
  readonly path: string
  /** The folder of everybody's data that the policy named when this run was started; `null` if none. */
  readonly startedWith: string | null
  /** Never rejects. */
  readonly read: () => Promise<PolicyReading>
  /** Calls `heard` whenever something may have changed, rather too often than too rarely. Returns a function that stops watching. */
  readonly watch: (onChange: () => void) => () => void
}

export const noPolicy: PolicySource = {
  path: policyPlaceFor(process.platform).file,
  startedWith: null,
  read: () => Promise.resolve({ state: 'unmanaged' }),
  watch: () => () => undefined,
}

export interface MachinePolicyOptions {
  readonly platform: NodeJS.Platform
  readonly systems: readonly PolicySystem[]
  readonly startedWith: string | null
  /** Calls `listener` when the computer wakes from sleep. */
  readonly onResume: (listener: () => void) => void
  /** @default the platform's */
  readonly place?: PolicyPlace
  /** The user id that counts as the administrator's; defaults to root's. */
  readonly administrator?: number
}

export function createMachinePolicy(options: MachinePolicyOptions): PolicySource {
  const { platform, systems, startedWith, onResume, place = policyPlaceFor(platform), administrator } = options
  const ports = {
    ...machinePorts(platform, { administrator }),
    place,
    parse: async (bytes: Uint8Array) => (await import('./parse-policy.ts')).parsePolicy(bytes, { systems, platform }),
  }
  return {
    path: place.file,
    startedWith,
    read: () => readPolicy(ports),
    watch(onChange) {
      onResume(onChange)
      return watchFolder(place, onChange)
    },
  }
}

/**
 * Watches the folder, since files are replaced by renaming; while it does not exist, the nearest existing parent, which is checked again
 * when something happens in it. If watching is not possible, only the regular timer remains.
 */
function watchFolder({ folder, above }: PolicyPlace, onChange: () => void): () => void {
  let watcher: FSWatcher | null = null
  let watched: string | null = null
  const attach = (): void => {
    for (const path of [folder, ...above.toReversed()]) {
      if (path === watched) return
      try {
        const next = watch(path, { persistent: false }, onEvent)
        next.on('error', detach)
        watcher?.close()
        watcher = next
        watched = path
        return
      } catch {
        // It does not exist, or cannot be watched.
      }
    }
  }
  const detach = (): void => {
    watcher?.close()
    watcher = null
    watched = null
  }
  const onEvent = (): void => {
    onChange()
    // A folder was created or removed, so another one may be the nearest now. A removed folder is no longer watched on any system.
    if (watched === folder) detach()
    attach()
  }
  attach()
  return detach
}

/** A normalised folder path, for comparison. */
export const plainFolder = (folder: string, platform: NodeJS.Platform): string =>
  (platform === 'win32' ? win32 : posix).normalize(folder)
