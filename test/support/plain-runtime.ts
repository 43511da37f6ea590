/** What the runtime says of itself under plain Node. */
import { release } from 'node:os'
import type { RuntimeFacts } from '../../electron/about/about.ts'

export const plainRuntime: RuntimeFacts = {
  electron: null,
  chromium: null,
  systemVersion: release(),
  translated: false,
  installed: null,
}
