/** Packs with electron-builder, without installers, and knows where it puts things on each system. */
import { join } from 'node:path'
import { runTool } from '../lib/run.ts'
import type { PackedSystem } from './signing.ts'

export type Architecture = 'x64' | 'arm64'

export interface Package {
  readonly system: PackedSystem
  readonly arch: Architecture
}

export interface PackedApplication extends Package {
  /** All that is installed. */
  readonly folder: string
  /** What a person starts. */
  readonly program: string
  readonly resources: string
}

/** As electron-builder and Node call the systems. */
const flagOf: Readonly<Record<PackedSystem, string>> = { windows: '--win', macos: '--mac', linux: '--linux' }
const prebuildOf: Readonly<Record<PackedSystem, string>> = { windows: 'win32', macos: 'darwin', linux: 'linux' }

/**
 * Packs what is built around the Electron in the folder `electron`, into `output`. Rejects with what electron-builder said where
 * it fails.
 */
export async function pack(where: Package, electron: string, output: string): Promise<PackedApplication> {
  const choice = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`]
  const ran = await runTool('electron-builder', ['--dir', flagOf[where.system], `--${where.arch}`, ...choice])
  if (ran.code !== 0) throw new Error(ran.output)
  return packedIn(output, where)
}

/** `output`: electron-builder's `directories.output`. */
function packedIn(output: string, { system, arch }: Package): PackedApplication {
  const suffix = arch === 'arm64' ? '-arm64' : ''
  if (system === 'macos') return applicationIn(join(output, `mac${suffix}`, 'MFA Desk.app'), { system, arch })
  return applicationIn(join(output, `${system === 'windows' ? 'win' : 'linux'}${suffix}-unpacked`), { system, arch })
}

/** `folder`: as it is installed, for example `/opt/MFA Desk`, `C:\Program Files\MFA Desk` or `/Applications/MFA Desk.app`. */
export function applicationIn(folder: string, { system, arch }: Package): PackedApplication {
  if (system === 'macos') {
    const contents = join(folder, 'Contents')
    return {
      system,
      arch,
      folder,
      program: join(contents, 'MacOS', 'MFA Desk'),
      resources: join(contents, 'Resources'),
    }
  }
  const program = join(folder, system === 'windows' ? 'MFA Desk.exe' : 'mfa-desk')
  return { system, arch, folder, program, resources: join(folder, 'resources') }
}

/** The one binary of keytar that runs there, below the application's root, with slashes. */
export const keytarBinary = ({ system, arch }: Package): string =>
  `node_modules/keytar/prebuilds/${prebuildOf[system]}-${arch}/keytar.node`

/** What holds the fuses: of a packed application, or of an Electron as it is delivered in `folder`. */
export const fuseHolder = (application: PackedApplication): string =>
  application.system === 'macos' ? application.folder : application.program
export const electronIn = (folder: string, system: PackedSystem): string =>
  join(folder, { windows: 'electron.exe', macos: 'Electron.app', linux: 'electron' }[system])
