/** Where Chromium, or a browser made of it, lies on this computer. Its own downloads are never used. */
import { existsSync } from 'node:fs'

/** The first that exists is taken; the first of all is what Debian's package installs. */
export const chromiumPaths: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Falls back to Debian's place, so that the browser's absence is told by name. */
export function chromiumPath(fileExists: (path: string) => boolean = existsSync): string {
  return chromiumPaths.find((path) => fileExists(path)) ?? '/usr/bin/chromium'
}
