/**
 * A folder that looks like Electron to electron-builder, for each system, where no Electron is: what is packed around it cannot be
 * started, but shows which files a package gets, and that its fuses are flipped and its resources edited.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import type { PackedSystem } from './signing.ts'

/**
 * As @electron/fuses looks for it: its mark, then version 1, the number of fuses, and the states Electron 45 is delivered with.
 */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
])

/** Makes `folder`, to be named as `electronDist`. */
export async function makeStandIn(folder: string, system: PackedSystem): Promise<void> {
  const files = { ...makers[system](), 'LICENSE.electron.txt': anything, 'LICENSES.chromium.html': anything }
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { mode: 0o755 })
  }
}

/** By path. */
type Files = Readonly<Record<string, Uint8Array | string>>

const anything = 'stand-in'

const makers: Readonly<Record<PackedSystem, () => Files>> = {
  linux: () => ({
    electron: fuseWire,
    'chrome-sandbox': anything,
    'locales/en-US.pak': anything,
    'locales/fr.pak': anything,
  }),
  windows: () => ({
    'electron.exe': windowsProgram(fuseWire),
    'ffmpeg.dll': windowsProgram(Buffer.alloc(0)),
    'locales/en-US.pak': anything,
    'locales/fr.pak': anything,
  }),
  macos: () => {
    const contents = 'Electron.app/Contents'
    const framework = `${contents}/Frameworks/Electron Framework.framework`
    const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`)
    return {
      [`${contents}/Info.plist`]: plistOf('Electron'),
      [`${contents}/MacOS/Electron`]: anything,
      [`${contents}/Resources/electron.icns`]: anything,
      [`${contents}/Resources/en.lproj/locale.pak`]: anything,
      [`${contents}/Resources/fr.lproj/locale.pak`]: anything,
      [`${framework}/Electron Framework`]: fuseWire,
      [`${framework}/Versions/A/Resources/en.lproj/locale.pak`]: anything,
      ...Object.fromEntries(
        helpers.flatMap((name) => helperFiles(`${contents}/Frameworks/${name}.app/Contents`, name)),
      ),
    }
  },
}

const helperFiles = (contents: string, name: string): (readonly [string, string])[] => [
  [`${contents}/Info.plist`, plistOf(name)],
  [`${contents}/MacOS/${name}`, anything],
]

const plistOf = (executable: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${executable}</string></dict></plist>
`

/** An empty program that has the version electron-builder writes into, and `payload` behind it. */
function windowsProgram(payload: Uint8Array): Uint8Array {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: anything })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(payload)
  return new Uint8Array(program.generate())
}
