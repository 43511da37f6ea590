/**
 * What this installation is, for the person and for support. Refuses to guess: what cannot be read back from the running program
 * is said to be unknown.
 */
import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { About, Fuses } from '../../shared/domain/about.ts'
import { CodedError } from '../errors/coded-error.ts'
import { describeAbout } from '../../shared/messages/about-facts.ts'
import type { FormatText } from '../../shared/messages/format-text.ts'
import { fusedFile, readFuses } from './fuse-wire.ts'

/** The licences of others' work: where packing puts them (scripts/packing/before-pack.ts). */
const noticesPlace = ['notices', 'third-party-notices.txt']

export interface BuildInfo {
  readonly commit: string
  /** The release build says so; nobody checks the signature here. */
  readonly signed: boolean
}

/** What only the runtime under the application knows of itself. */
export interface RuntimeFacts {
  readonly electron: string | null
  readonly chromium: string | null
  /** Of the operating system. */
  readonly systemVersion: string
  /** The computer is of another architecture than the program and translates. */
  readonly translated: boolean
  /** Absolute paths: the program, and the folder of what was shipped beside it. `null` in a run from the sources. */
  readonly installed: { readonly executable: string; readonly resourcesFolder: string } | null
}

export interface AboutPorts {
  readonly version: string
  readonly build: BuildInfo
  readonly platform: About['platform']
  readonly dataFolder: string
  readonly runtime: RuntimeFacts
  readonly keychain: () => Promise<About['keychain']>
  readonly policy: () => About['policy']
  /** Opens a file in the program the system has for it. Rejects where there is none. */
  readonly openFile: (path: string) => Promise<void>
  readonly text: FormatText
  /** @default the person's own */
  readonly homeFolder?: string
}

export interface AboutService {
  read(): Promise<About>
  /** The same in lines, without what could name a person or a server. */
  supportText(): Promise<string>
  /** Throws `CodedError` `notices-not-opened`. */
  openNotices(): Promise<void>
}

export function createAbout(ports: AboutPorts): AboutService {
  const { installed } = ports.runtime
  const noticesFile = installed === null ? null : join(installed.resourcesFolder, ...noticesPlace)
  /** The file is what this process was started from: it does not change while it runs. */
  let fuses: Promise<Fuses> | null = null

  const read = async (): Promise<About> => {
    fuses ??=
      installed === null
        ? Promise.resolve({ kind: 'sources' })
        : readFuses(fusedFile(installed.executable, ports.platform))
    return {
      version: ports.version,
      ...ports.build,
      fuses: await fuses,
      electron: ports.runtime.electron,
      chromium: ports.runtime.chromium,
      node: process.versions.node,
      platform: ports.platform,
      systemVersion: ports.runtime.systemVersion,
      architecture: process.arch,
      translated: ports.runtime.translated,
      dataFolder: ports.dataFolder,
      keychain: await ports.keychain(),
      policy: ports.policy(),
      notices: noticesFile !== null && (await isThere(noticesFile)),
    }
  }

  return {
    read,

    async supportText() {
      const about = await read()
      const folder = belowHome(about.dataFolder, ports.homeFolder ?? homedir())
      const facts = describeAbout({ ...about, dataFolder: folder ?? ports.text('about.folder-elsewhere') }, ports.text)
      return facts.map(({ name, values }) => `${name}: ${values.join(', ')}`).join('\n')
    },

    async openNotices() {
      if (noticesFile === null) throw new CodedError('notices-not-opened')
      try {
        await ports.openFile(noticesFile)
      } catch (cause) {
        throw new CodedError('notices-not-opened', {}, { cause })
      }
    },
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** The folder as `~/…`. `null` elsewhere: a network folder is named after a server, and often after its person. */
function belowHome(folder: string, home: string): string | null {
  const way = relative(home, folder)
  if (isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`)) return null
  return join('~', way)
}
