/** Folders of file servers, as the systems tell them. */
import { expect, it } from 'vitest'
import { isOnNetwork } from '../../../electron/place/network-folder.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const look = (realPath: string, fileSystemType: number) => ({
  realPath: () => realPath,
  fileSystemType: () => fileSystemType,
})

it.each<[NodeJS.Platform, string, number, boolean]>([
  ['win32', String.raw`D:\MFA Desk`, 0, false],
  // A drive of the network, or a link to one.
  ['win32', String.raw`\\server\share\MFA Desk`, 0, true],
  ['linux', '/srv/mfa-desk', 0xef53, false],
  ['linux', '/srv/mfa-desk', 0x6969, true],
  ['linux', '/srv/mfa-desk', 0xfe534d42, true],
  ['darwin', '/srv/mfa-desk', 0x6969, false],
])('on %s %s of type %i', (platform, realPath, type, isNetwork) => {
  expect(isOnNetwork('/asked', platform, look(realPath, type))).toBe(isNetwork)
})

it('a folder of this computer is not', () => {
  expect(isOnNetwork(makeTempFolder(), process.platform)).toBe(false)
})
