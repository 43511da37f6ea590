/**
 * What the installed application consists of beside Electron, file by file. Whatever else gets into a package was not meant to:
 * a test, a source map, a tool, another system's binary.
 */
import { keytarBinary, type Package } from './packed-application.ts'

interface List {
  readonly allowed: readonly (RegExp | string)[]
  readonly required: readonly string[]
}

const keytarFiles = (where: Package): string[] => [
  'node_modules/keytar/LICENSE.md',
  'node_modules/keytar/lib/keytar.js',
  'node_modules/keytar/package.json',
  keytarBinary(where),
]

/** app.asar, by paths with slashes. */
export const archiveList = (where: Package): List => ({
  allowed: [/^out\/main\/(chunks\/)?[\w-]+\.js$/, /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/],
  required: [
    'package.json',
    'out/main/main.js',
    'out/main/system-certificates-worker.js',
    'out/main/check-files-worker.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    ...keytarFiles(where),
  ],
})

/** app.asar.unpacked, by paths with slashes: what the system loads itself. */
export const unpackedList = (where: Package): List => ({
  allowed: keytarFiles(where),
  required: [keytarBinary(where)],
})

/** The names in the resources folder that Electron did not bring. */
export const resourcesList = ({ system }: Package): List => ({
  allowed: {
    // The installer's own, and what electron-builder places there.
    linux: ['apparmor-profile'],
    windows: ['elevate.exe'],
    macos: ['icon.icns', 'LICENSE.electron.txt', 'LICENSES.chromium.html'],
  }[system],
  required: ['app.asar', 'app.asar.unpacked', 'notices'],
})

/** The folder with the notices. */
export const noticesList: List = { allowed: [], required: ['third-party-notices.txt', 'sbom.cdx.json'] }

/** One text for each file that is too much, or lacking. */
export function wrongFiles(found: readonly string[], { allowed, required }: List): string[] {
  const isKnown = (path: string): boolean =>
    required.includes(path) || allowed.some((one) => (typeof one === 'string' ? one === path : one.test(path)))
  return [
    ...found.filter((path) => !isKnown(path)).map((path) => `too much: ${path}`),
    ...required.filter((path) => !found.includes(path)).map((path) => `lacking: ${path}`),
  ]
}
