/** Where the policy comes from: the computer, or nowhere for a run from the sources, which obeys nobody. */
import { watch, type FSWatcher } from 'node:fs'
import { posix, win32 } from 'node:path'
import type { PolicySystem } from './parse-policy.ts'
import { machinePorts } from './machine-ports.ts'
import { policyPlaceFor, type PolicyPlace } from './policy-place.ts'
import { readPolicy, type PolicyReading } from './read-policy.ts'

export interface PolicySource {
  /** Absolute. */
  readonly path: string
  /** The folder of all people's data that this run was started with, from the policy as it was then; null without. */
  readonly startedWith: string | null
  /** Never rejects. */
  readonly read: () => Promise<PolicyReading>
  /** Hears whenever something may have changed, rather too often. Returns the way to stop. */
  readonly watch: (heard: () => void) => () => void
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
  /** Hears when the computer comes back from sleep. */
  readonly onResume: (listener: () => void) => void
  /** @default the platform's */
  readonly place?: PolicyPlace
  /** The user id that stands for an administrator; root's when left out. */
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
    watch(heard) {
      onResume(heard)
      return watchFolder(place, heard)
    },
  }
}

/**
 * The folder, since files are replaced by renaming; the nearest one above while it is not there, which is looked at again when
 * something happens in it. Whoever cannot watch is told nothing and looks by the clock.
 */
function watchFolder({ folder, above }: PolicyPlace, heard: () => void): () => void {
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
        // Not there, or not to be watched.
      }
    }
  }
  const detach = (): void => {
    watcher?.close()
    watcher = null
    watched = null
  }
  const onEvent = (): void => {
    heard()
    // Gone or come: another folder is the nearest now. A removed one is watched no more on any system.
    if (watched === folder) detach()
    attach()
  }
  attach()
  return detach
}

/** Folders as they are compared: written in one way. */
export const plainFolder = (folder: string, platform: NodeJS.Platform): string =>
  (platform === 'win32' ? win32 : posix).normalize(folder)
