/** Looks at what was packed, without starting it: its files, its fuses, and what tells the system about it. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { getRawHeader, type DirectoryMetadata } from '@electron/asar'
import { getCurrentFuseWire } from '@electron/fuses'
import { archiveList, noticesList, resourcesList, unpackedList, wrongFiles } from './file-lists.ts'
import { decidedFuses, wireOf, wrongFuses } from './fuses.ts'
import { electronIn, fuseHolder, type PackedApplication } from './packed-application.ts'
import type { Report } from './report.ts'

/** `electron`: the folder it was packed around; null where that is not known, as for one that is installed. */
export async function checkPackage(
  application: PackedApplication,
  electron: string | null,
  report: Report,
): Promise<void> {
  const { system, arch, resources } = application
  const name = (what: string): string => `${system} ${arch}: ${what}`
  const archive = join(resources, 'app.asar')
  report.check(
    name('app.asar holds what runs, and nothing else'),
    wrongFiles(filesInArchive(archive), archiveList(application)),
  )
  report.check(
    name('beside it lies one keytar'),
    wrongFiles(await filesBelow(`${archive}.unpacked`), unpackedList(application)),
  )
  report.check(
    name('the resources are Electron’s and ours'),
    wrongFiles(await ownResources(application, electron), resourcesList(application)),
  )
  report.check(
    name('the notices and the bill of materials are there'),
    wrongFiles(await filesBelow(join(resources, 'notices')), noticesList),
  )

  const wire = wireOf(await getCurrentFuseWire(fuseHolder(application)))
  const delivered =
    electron === null ? decidedFuses : wireOf(await getCurrentFuseWire(electronIn(electron, system))).length
  report.check(name(`the ${wire.length} fuses are as decided`), wrongFuses(wire, delivered))

  if (system === 'macos') {
    const plist = await readFile(join(application.folder, 'Contents', 'Info.plist'), 'utf8')
    const needed = ['<string>mfa-desk</string>', 'ElectronAsarIntegrity', '<string>13.0</string>']
    report.check(
      name('Info.plist names the scheme, the archive’s hash and the system it needs'),
      needed.filter((text) => !plist.includes(text)).map((text) => `lacking: ${text}`),
    )
  }
  if (system === 'windows') {
    const program = await readFile(application.program)
    report.check(
      name('the program carries the archive’s hash'),
      program.includes(utf16('ELECTRONASAR')) ? [] : ['no resource ELECTRONASAR'],
    )
  }
}

/** How Windows writes the names of resources. */
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')

/** With slashes. Those that lie unpacked beside it are in its list as well. */
function filesInArchive(archive: string): string[] {
  const visit = (entry: DirectoryMetadata['files'][string], path: string): string[] =>
    'files' in entry
      ? Object.entries(entry.files).flatMap(([name, inner]) => visit(inner, `${path}/${name}`))
      : [path.slice(1)]
  return visit(getRawHeader(archive).header, '')
}

/** With slashes. Empty where there is no such folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** The names in the resources folder that Electron did not bring. */
async function ownResources({ system, resources }: PackedApplication, electron: string | null): Promise<string[]> {
  const theirs =
    electron === null
      ? []
      : await readdir(join(electron, system === 'macos' ? 'Electron.app/Contents/Resources' : 'resources')).catch(
          () => [],
        )
  const found = await readdir(resources)
  // Electron's own there, whichever Electron it is.
  return found.filter((name) => !theirs.includes(name) && !name.endsWith('.lproj'))
}
