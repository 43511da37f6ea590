/** Who and where, as each system tells it. */
import { describe, expect, it } from 'vitest'
import { createOsIdentity, type OsIdentityPorts } from '../../../electron/app/os-identity.ts'

const noSuchAccount = () => {
  throw Object.assign(new Error('uv_os_get_passwd returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' })
}

interface Asked {
  readonly program: string
  readonly words: readonly string[]
}

function on(platform: NodeJS.Platform, ports: Partial<OsIdentityPorts> & { readonly says?: string | undefined } = {}) {
  const asked: Asked[] = []
  const who = createOsIdentity({
    platform,
    env: {},
    accountName: () => 'ann',
    hostName: () => 'desk-7',
    run: (program, ...words) => {
      asked.push({ program, words })
      return ports.says === undefined ? Promise.reject(new Error('not found')) : Promise.resolve(ports.says)
    },
    ...ports,
  })
  return { ...who, asked }
}

describe('on Windows', () => {
  it('the account has its domain', async () => {
    const who = on('win32', { says: 'contoso\\ann\r\n' })
    await who.askSystem()
    expect(who.osUser()).toBe('CONTOSO\\ann')
  })

  it('the domain is the system’s, whatever the environment says', async () => {
    const who = on('win32', { says: 'contoso\\ann\r\n', env: { USERDOMAIN: 'SOMEBODY-ELSES' } })
    await who.askSystem()
    expect(who.osUser()).toBe('CONTOSO\\ann')
  })

  it('the name stays as the system spells it, which its console may not be able to', async () => {
    const who = on('win32', { says: 'contoso\\ann m\x81ller\r\n', accountName: () => 'Ann Müller' })
    await who.askSystem()
    expect(who.osUser()).toBe('CONTOSO\\Ann Müller')
  })

  it.each([
    ['nothing answers', undefined],
    ['a console cannot spell the domain', 'z\x81rich\\ann\r\n'],
    ['something else answers', 'access denied\r\n'],
  ])('the domain is the environment’s where %s', async (_case, says) => {
    const who = on('win32', { says, env: { USERDOMAIN: 'ZÜRICH' } })
    await who.askSystem()
    expect(who.osUser()).toBe('ZÜRICH\\ann')
  })

  it.each(['A\\B', 'two\nlines', ''])('a domain that is none is left out: %j', (USERDOMAIN) => {
    expect(on('win32', { env: { USERDOMAIN } }).osUser()).toBe('ann')
  })

  it('the computer has its own name', async () => {
    const who = on('win32', { says: 'contoso\\ann\r\n', env: { COMPUTERNAME: 'ANOTHER' } })
    await who.askSystem()
    expect(who.hostName()).toBe('desk-7')
  })
})

describe('on macOS', () => {
  it('the computer has the name that does not change with the network', async () => {
    const who = on('darwin', { hostName: () => 'dhcp-31.guests.example', says: 'Desk-Seven\n' })
    await who.askSystem()
    expect(who.hostName()).toBe('Desk-Seven')
    expect(who.asked).toEqual([{ program: '/usr/sbin/scutil', words: ['--get', 'LocalHostName'] }])
  })

  it.each([undefined, '', 'two\nlines'])('it keeps the other one where the answer is %j', async (says) => {
    const who = on('darwin', { says })
    await who.askSystem()
    expect(who.hostName()).toBe('desk-7')
  })
})

it('Linux is asked nothing more', async () => {
  const who = on('linux', { env: { USERDOMAIN: 'CONTOSO' } })
  await who.askSystem()
  expect([who.osUser(), who.hostName(), who.asked]).toEqual(['ann', 'desk-7', []])
})

describe('an account that the system does not know', () => {
  it.each([
    ['win32', { USERNAME: 'ann', USERDOMAIN: 'CONTOSO' }, 'CONTOSO\\ann'],
    ['darwin', { USER: 'ann' }, 'ann'],
    ['linux', { LOGNAME: 'ann', USER: 'other' }, 'ann'],
    ['linux', {}, 'unknown'],
  ] as const)('on %s goes by the name of the session', (platform, env, name) => {
    expect(on(platform, { env, accountName: noSuchAccount }).osUser()).toBe(name)
  })
})

describe('the full name', () => {
  const bytes = (text: string) => Buffer.from(text).toString('latin1')
  const units = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0)).join(' ')

  it.each<[NodeJS.Platform, string]>([
    ['win32', `${units('Ann Müller-Łoś')}\r\n`],
    ['darwin', bytes('Ann Müller-Łoś\n')],
    ['linux', bytes('ann:x:1000:1000:Ann Müller-Łoś,Room 7,,:/home/ann:/bin/sh\n')],
  ])('is as %s spells it', async (platform, says) => {
    expect(await on(platform, { says }).fullName()).toBe('Ann Müller-Łoś')
  })

  it.each<[NodeJS.Platform, string | undefined]>([
    ['win32', undefined],
    ['win32', '\r\n'],
    ['win32', 'Get-CimInstance : access denied\r\n'],
    ['win32', units('ann')],
    ['darwin', '\n'],
    ['linux', 'ann:x:1000:1000:,,,:/home/ann:/bin/sh\n'],
    ['linux', 'ann:x:1000:1000:ann:/home/ann:/bin/sh\n'],
    ['linux', `ann:x:1000:1000:${'A'.repeat(81)}:/home/ann:/bin/sh\n`],
    ['linux', ''],
  ])('is nothing on %s where %j is all it says', async (platform, says) => {
    expect(await on(platform, { says }).fullName()).toBeNull()
  })

  it('of Windows is not built from what the account is called', async () => {
    const who = on('win32', { says: '', accountName: () => "o'ann; Remove-Item" })
    await who.fullName()
    expect(who.asked.flatMap(({ words }) => words).join(' ')).not.toContain('Remove-Item')
  })
})

it('this computer knows both', () => {
  const who = createOsIdentity()
  expect(who.osUser()).not.toBe('')
  expect(who.hostName()).not.toBe('')
})
