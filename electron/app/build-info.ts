/** What the build knows about itself. In runs from the sources and in tests nothing was baked in, and nothing is claimed. */
import type { BuildInfo } from '../about/about.ts'

/** Put into main's bundle by `electron.vite.config.ts`. */
declare const MFA_DESK_BUILD: BuildInfo | undefined

export const buildInfo: BuildInfo =
  typeof MFA_DESK_BUILD === 'undefined' ? { commit: 'unknown', signed: false } : MFA_DESK_BUILD
