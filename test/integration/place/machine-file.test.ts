/** The administrator’s file, as it is and as it goes wrong. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { machineFilePath, readMachineFile } from '../../../electron/place/machine-file.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

/** Whoever runs the tests stands for the administrator. */
const administrator = userInfo().uid
const hasModes = process.platform !== 'win32'

function read(content: string | Buffer, platform: NodeJS.Platform = 'linux') {
  const folder = join(makeTempFolder(), 'policy')
  mkdirSync(folder, { mode: 0o755 })
  const path = join(folder, 'policy.json')
  writeFileSync(path, content, { mode: 0o644 })
  return readMachineFile(platform, { path, administrator })
}

const broken = (fault: string) => ({ kind: 'broken', fault })

it('lies at one place, whatever the environment says', () => {
  expect(['win32', 'darwin', 'linux'].map((platform) => machineFilePath(platform as NodeJS.Platform))).toEqual([
    String.raw`C:\Program Files\MFA Desk Policy\policy.json`,
    '/Library/Application Support/MFA Desk/policy.json',
    '/etc/mfa-desk/policy.json',
  ])
})

it('is absent where there is none', () => {
  const folder = makeTempFolder()
  expect(readMachineFile('linux', { path: join(folder, 'policy', 'policy.json') })).toEqual({ kind: 'absent' })
})

it.each<[NodeJS.Platform, string, string]>([
  ['win32', String.raw`D:\MFA Desk`, String.raw`D:\MFA Desk`],
  ['win32', 'D:/MFA Desk/x/..', 'D:\\MFA Desk'],
  ['linux', '/srv/mfa-desk', '/srv/mfa-desk'],
  ['darwin', '/Users/Shared/MFA Desk', '/Users/Shared/MFA Desk'],
])('on %s names the folder %j', (platform, dataFolder, folder) => {
  expect(read(JSON.stringify({ version: 1, dataFolder }), platform)).toEqual({ kind: 'ok', dataFolder: folder })
})

it('may name none, have a comment, a schema and a byte order mark', () => {
  const content = JSON.stringify({ $schema: './policy.schema.json', _comment: 'of desk support', version: 1 })
  expect(read(`\uFEFF${content}`)).toEqual({ kind: 'ok', dataFolder: null })
})

describe('without a word of the data', () => {
  it.each<[string, string]>([
    ['a policy of other things', '{"version": 1, "reasonRequired": true}'],
    ['one that is cut off', '{"version": 1, "limi'],
    ['an empty one', ''],
  ])('%s is left to whoever reads the rest, and is there', (_case, content) => {
    expect(read(content)).toEqual({ kind: 'ok', dataFolder: null })
  })

  it('so is what cannot be read', () => {
    // A folder in its place.
    expect(readMachineFile('linux', { path: makeTempFolder() })).toEqual({ kind: 'ok', dataFolder: null })
  })

  it('and one that is missing and has to be there', () => {
    const folder = makeTempFolder()
    writeFileSync(join(folder, 'policy.required'), '')
    expect(readMachineFile('linux', { path: join(folder, 'policy.json') })).toEqual({ kind: 'ok', dataFolder: null })
  })
})

describe('is never taken for none', () => {
  it.each<[string, string | Buffer, string]>([
    ['cut off', '{"version": 1, "dataFolder": "/srv', 'not-json'],
    ['a list', '["dataFolder"]', 'not-json'],
    ['saved as UTF-16', Buffer.from('\uFEFF{"version": 1, "dataFolder": null}', 'utf16le'), 'not-json'],
    ['without a version', '{"dataFolder": null}', 'version'],
    ['of a later version', '{"version": 2, "dataFolder": null}', 'version'],
    ['misspelt', '{"version": 1, "datafolder": "/srv/mfa-desk"}', 'unknown-key'],
    ['with a folder that is no text', '{"version": 1, "dataFolder": 7}', 'folder'],
  ])('%s', (_case, content, fault) => {
    expect(read(content)).toEqual(broken(fault))
  })

  it.each<[NodeJS.Platform, string]>([
    ['win32', 'MFA Desk'],
    ['win32', String.raw`\MFA Desk`],
    ['win32', 'D:MFA Desk'],
    ['win32', String.raw`\\server\share\MFA Desk`],
    ['win32', '//server/share'],
    ['win32', String.raw`\\?\D:\MFA Desk`],
    ['win32', 'D:\\'],
    ['win32', String.raw`D:\MFA Desk\%USERNAME%`],
    ['win32', '/srv/mfa-desk'],
    ['linux', 'mfa-desk'],
    ['linux', '/'],
    ['linux', '//server/share'],
    ['linux', '~/mfa-desk'],
    ['linux', String.raw`D:\MFA Desk`],
    ['darwin', '/srv/mfa\u0000desk'],
  ])('on %s with a folder that is not a whole path on this computer: %j', (platform, dataFolder) => {
    expect(read(JSON.stringify({ version: 1, dataFolder }), platform)).toEqual(broken('folder'))
  })

  it.runIf(hasModes).each<[string, number, number]>([
    ['everybody can write it', 0o666, 0o755],
    ['a group can write it', 0o664, 0o755],
    ['everybody can replace it', 0o644, 0o777],
  ])('where %s', (_case, fileMode, folderMode) => {
    const folder = makeTempFolder()
    const path = join(folder, 'policy.json')
    writeFileSync(path, '{"version": 1, "dataFolder": "/srv/mfa-desk"}')
    chmodSync(path, fileMode)
    chmodSync(folder, folderMode)
    expect(readMachineFile('linux', { path, administrator })).toEqual(broken('not-protected'))
  })

  it.runIf(hasModes)('where it is somebody else’s than the administrator’s', () => {
    const folder = makeTempFolder()
    const path = join(folder, 'policy.json')
    writeFileSync(path, '{"version": 1, "dataFolder": "/srv/mfa-desk"}', { mode: 0o644 })
    expect(readMachineFile('linux', { path, administrator: administrator + 1 })).toEqual(broken('not-protected'))
  })
})
