/** Where the data belong, on each system. */
import { describe, expect, it } from 'vitest'
import { dataFolderFor, type PlaceWishes, type System } from '../../../electron/place/data-folder.ts'

const windows: System = {
  platform: 'win32',
  env: { LOCALAPPDATA: String.raw`C:\Users\Ann Müller\AppData\Local` },
  appData: String.raw`C:\Users\Ann Müller\AppData\Roaming`,
  home: String.raw`C:\Users\Ann Müller`,
  account: 'ann',
  host: 'RDSH01',
}
const mac: System = {
  platform: 'darwin',
  env: {},
  appData: '/Users/ann/Library/Application Support',
  home: '/Users/ann',
  account: 'ann',
  host: 'Desk-7',
}
const linux: System = { ...mac, platform: 'linux', appData: '/home/ann/.config', home: '/home/ann' }

const wishes: PlaceWishes = {
  name: 'MFA Desk',
  administrators: null,
  isUsed: () => false,
  localIsRemoved: () => false,
}

const local = String.raw`C:\Users\Ann Müller\AppData\Local\MFA Desk`
const roaming = String.raw`C:\Users\Ann Müller\AppData\Roaming\MFA Desk`
const ofThisComputer = String.raw`C:\Users\Ann Müller\AppData\Roaming\MFA Desk\computers\RDSH01`

describe('on Windows', () => {
  it('they lie in the part of the profile that stays on the computer, and come from the one that travels', () => {
    expect(dataFolderFor(windows, wishes)).toEqual({ folder: local, earlier: [ofThisComputer, roaming] })
  })

  it.each([undefined, '', 'Local', String.raw`AppData\Local`])(
    'that part is where Windows has it by itself when the environment says %j',
    (LOCALAPPDATA) => {
      expect(dataFolderFor({ ...windows, env: { LOCALAPPDATA } }, wishes).folder).toBe(local)
    },
  )

  it('where that part is removed at sign-out, they travel, in a folder of this computer’s own', () => {
    expect(dataFolderFor(windows, { ...wishes, localIsRemoved: () => true })).toEqual({
      folder: ofThisComputer,
      earlier: [roaming],
    })
  })

  it('they stay where they are when that comes later, and nobody asks', () => {
    const localIsRemoved = () => {
      throw new Error('asked at every start')
    }
    expect(dataFolderFor(windows, { ...wishes, isUsed: (folder) => folder === local, localIsRemoved }).folder).toBe(
      local,
    )
  })
})

it('on macOS they lie where they always did', () => {
  const folder = '/Users/ann/Library/Application Support/MFA Desk'
  expect(dataFolderFor(mac, wishes)).toEqual({ folder, earlier: [] })
})

it('on Linux they lie where they always did', () => {
  expect(dataFolderFor(linux, wishes)).toEqual({ folder: '/home/ann/.config/MFA Desk', earlier: [] })
})

describe('a folder from the administrator', () => {
  it.each<[System, string, string, string[]]>([
    [windows, String.raw`D:\MFA Desk`, String.raw`D:\MFA Desk\ann`, [local, ofThisComputer, roaming]],
    [mac, '/Library/MFA Desk data', '/Library/MFA Desk data/ann', ['/Users/ann/Library/Application Support/MFA Desk']],
    [linux, '/srv/mfa-desk', '/srv/mfa-desk/ann', ['/home/ann/.config/MFA Desk']],
  ])('has one for each person, to which their data move: %#', (system, administrators, folder, earlier) => {
    expect(dataFolderFor(system, { ...wishes, administrators })).toEqual({ folder, earlier })
  })

  it.each([
    ['..', 'unknown'],
    ['', 'unknown'],
    ['a/../../b', 'a_.._.._b'],
    ['CONTOSO\\ann', 'CONTOSO_ann'],
    ['ann. ', 'ann'],
    ['Ann Müller', 'Ann Müller'],
  ])('is never left by the name of an account: %j', (account, name) => {
    expect(dataFolderFor({ ...linux, account }, { ...wishes, administrators: '/srv/mfa-desk' }).folder).toBe(
      `/srv/mfa-desk/${name}`,
    )
  })
})
