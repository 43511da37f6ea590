/**
 * The programs and fonts that the demo and the tests need from the operating system. On Debian, as root, missing ones are
 * installed; otherwise the answer is one sentence that says what to install. Where everything is there, nothing is run. Windows
 * and macOS bring a screen, a keychain and letters for every name themselves: there nothing is asked for, and the browser is looked
 * for by starting it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where the packages of Linux distributions put Chromium; the first is Debian's. */
export const chromiumOfLinux: readonly string[] = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

/** What each package is recognised by, any one of the files sufficing, and what it is called elsewhere. */
const needs = {
  chromium: {
    files: [...chromiumOfLinux, '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'],
    elsewhere: 'Chromium, Google Chrome or Microsoft Edge',
  },
  xvfb: { files: ['/usr/bin/Xvfb'], elsewhere: 'Xvfb' },
  'gnome-keyring': { files: ['/usr/bin/gnome-keyring-daemon'], elsewhere: 'GNOME Keyring' },
  dbus: { files: ['/usr/bin/dbus-run-session'], elsewhere: 'D-Bus with dbus-run-session' },
  'libsecret-1-0': {
    files: ['x86_64-linux-gnu', 'aarch64-linux-gnu', 'arm-linux-gnueabihf', 'i386-linux-gnu']
      .map((machine) => `/usr/lib/${machine}/libsecret-1.so.0`)
      .concat('/usr/lib64/libsecret-1.so.0', '/usr/lib/libsecret-1.so.0'),
    elsewhere: 'libsecret',
  },
  /** Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari, Thai and more: 12 MB to fetch. */
  'fonts-noto-core': {
    files: ['/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf'],
    elsewhere: 'the Noto Sans fonts',
  },
  /** Chinese, Japanese and Korean in 2 MB; Noto's own, which does as well where it is there already, is 57 MB. */
  'fonts-droid-fallback': {
    files: [
      '/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf',
      '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
    ],
    elsewhere: 'a font for Chinese, Japanese and Korean',
  },
  rsyslog: { files: ['/usr/sbin/rsyslogd'], elsewhere: 'rsyslog' },
  'rsyslog-gnutls': {
    files: ['x86_64-linux-gnu', 'aarch64-linux-gnu', 'arm-linux-gnueabihf', 'i386-linux-gnu']
      .map((machine) => `/usr/lib/${machine}/rsyslog/lmnsd_gtls.so`)
      .concat('/usr/lib64/rsyslog/lmnsd_gtls.so', '/usr/lib/rsyslog/lmnsd_gtls.so'),
    elsewhere: 'rsyslog with GnuTLS',
  },
  /** A mail server. It runs only where a test starts it, with a configuration of its own. */
  'exim4-daemon-light': { files: ['/usr/sbin/exim4'], elsewhere: 'Exim' },
} as const

export type DebianPackage = keyof typeof needs

/** A browser for the pictures, and letters for the names in them. */
export const demoPackages: readonly DebianPackage[] = ['chromium', 'fonts-noto-core', 'fonts-droid-fallback']

/** And a screen, and a keychain. */
export const testPackages: readonly DebianPackage[] = [
  ...demoPackages,
  'xvfb',
  'gnome-keyring',
  'dbus',
  'libsecret-1-0',
]

/** Servers that some integration tests speak to. Where they are missing those tests are skipped, and say so. */
export const serverPackages: readonly DebianPackage[] = ['rsyslog', 'rsyslog-gnutls', 'exim4-daemon-light']

/** What to know about this computer, and the one thing to do to it, so that every case can be tried. */
export interface PackageHost {
  readonly platform: NodeJS.Platform
  readonly fileExists: (path: string) => boolean
  readonly isRoot: boolean
  /** Runs the program to its end. `output` is everything it printed. */
  readonly run: (command: string, args: readonly string[]) => { readonly succeeded: boolean; readonly output: string }
  /** Tells the person what takes a while. */
  readonly say: (text: string) => void
}

export type PackageResult =
  | { readonly kind: 'ready' }
  /** `sentence` says what is missing and what to do about it. */
  | { readonly kind: 'missing'; readonly missing: readonly DebianPackage[]; readonly sentence: string }

export const missingPackages = (
  packages: readonly DebianPackage[],
  { fileExists, platform }: Pick<PackageHost, 'fileExists' | 'platform'> = thisComputer,
): DebianPackage[] => {
  if (platform !== 'linux') return []
  return packages.filter((name) => !needs[name].files.some((path) => fileExists(path)))
}

const thisComputer: PackageHost = {
  platform: process.platform,
  fileExists: existsSync,
  isRoot: process.getuid?.() === 0,
  run(command, args) {
    const result = spawnSync(command, args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    })
    return { succeeded: result.status === 0, output: `${result.stdout}${result.stderr}` }
  },
  say: (text) => console.log(text),
}

/** Makes the packages available, or says why not. Does nothing where all are there already. */
export function ensureDebianPackages(
  packages: readonly DebianPackage[],
  host: PackageHost = thisComputer,
): PackageResult {
  const missing = missingPackages(packages, host)
  if (missing.length === 0) return { kind: 'ready' }
  if (!host.fileExists('/etc/debian_version') || !host.fileExists('/usr/bin/apt-get')) {
    const list = missing.map((name) => needs[name].elsewhere).join(', ')
    return { kind: 'missing', missing, sentence: `Please install what is missing here: ${list}.` }
  }
  const installation = ['install', '--yes', '--no-install-recommends', ...missing]
  const byHand = `apt-get install --no-install-recommends ${missing.join(' ')}`
  if (!host.isRoot) {
    return { kind: 'missing', missing, sentence: `Please install what is missing here: sudo ${byHand}` }
  }

  host.say(`Installing ${missing.join(', ')} …`)
  const update = host.run('apt-get', ['update'])
  // Lists that could not be renewed may still name everything; only the installation decides.
  const install = host.run('apt-get', installation)
  const stillMissing = missingPackages(missing, host)
  if (stillMissing.length === 0) return { kind: 'ready' }
  host.say((update.succeeded ? '' : update.output) + install.output)
  return {
    kind: 'missing',
    missing: stillMissing,
    sentence: `Installing ${stillMissing.join(', ')} failed; please try: ${byHand}`,
  }
}
