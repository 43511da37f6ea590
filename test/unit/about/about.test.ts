import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AboutPorts, createAbout } from '../../../electron/about/about.ts'
import { createText } from '../../../electron/app/text.ts'
import type { PolicyFacts } from '../../../shared/domain/policy.ts'
import { plainRuntime } from '../../support/plain-runtime.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const unmanaged: PolicyFacts = {
  state: 'unmanaged',
  locked: [],
  connectionsLocked: false,
  problems: [],
  path: '/etc/mfa-desk/policy.json',
  readAt: null,
  hash: null,
}

function about(changes: Partial<AboutPorts> = {}) {
  const opened: string[] = []
  return {
    opened,
    ...createAbout({
      version: '1.2.3',
      build: { commit: 'abc123', signed: false },
      platform: 'linux',
      dataFolder: '/home/ada/.config/MFA Desk/data',
      homeFolder: '/home/ada',
      runtime: { ...plainRuntime, systemVersion: '6.1' },
      keychain: () => Promise.resolve('available'),
      policy: () => unmanaged,
      openFile: (path) => Promise.resolve(void opened.push(path)),
      text: createText(),
      ...changes,
    }),
  }
}

function installed(): { executable: string; resourcesFolder: string } {
  const folder = makeTempFolder()
  const executable = join(folder, 'mfa-desk')
  writeFileSync(executable, 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u00020' + '1')
  return { executable, resourcesFolder: folder }
}

describe('the lines for support', () => {
  it('say what is installed, one fact a line', async () => {
    const lines = (await about().supportText()).split('\n')
    expect(lines).toEqual([
      'MFA Desk: 1.2.3',
      'Commit: abc123',
      'Signature: This build is not signed.',
      'Electron fuses: Running from source. Fuses are set when the application is packaged.',
      'Electron: none',
      'Chromium: none',
      `Node.js: ${process.versions.node}`,
      `System: Linux 6.1, ${process.arch}`,
      `Data folder: ${join('~', '.config', 'MFA Desk', 'data')}`,
      'Keychain: Secret Service, available',
      'Policy: None. The settings of this computer apply., File: /etc/mfa-desk/policy.json',
    ])
  })

  it.each([
    ['in the folder of another person', '/home/ada.lovelace/data'],
    ['on a server', '/mnt/profiles.example.com/ada/data'],
  ])('leave the data folder out where it lies %s', async (_case, dataFolder) => {
    const text = await about({ dataFolder }).supportText()
    expect(text).toContain('Data folder: outside the home folder')
    expect(text).not.toContain('ada')
  })

  it('tell the fuses of the installed program by name', async () => {
    const text = await about({ runtime: { ...plainRuntime, installed: installed() } }).supportText()
    expect(text).toContain('Electron fuses: RunAsNode off, EnableCookieEncryption on')
  })

  it.each([
    ['locked', 'macos', 'macOS Keychain, locked'],
    ['unavailable', 'windows', 'Windows Credential Manager, absent'],
    ['refused', 'macos', 'macOS Keychain, access refused'],
    ['not-needed', 'linux', 'Secret Service, not used in practice'],
  ] as const)('say that the keychain is %s on %s', async (keychain, platform, sentence) => {
    const text = await about({ platform, keychain: () => Promise.resolve(keychain) }).supportText()
    expect(text).toContain(`Keychain: ${sentence}`)
  })
})

describe('the third-party notices', () => {
  it('are offered only where the file is there, and opened from beside the program', async () => {
    const place = installed()
    const runtime = { ...plainRuntime, installed: place }
    expect((await about({ runtime }).read()).notices).toBe(false)
    const file = join(place.resourcesFolder, 'notices', 'third-party-notices.txt')
    mkdirSync(dirname(file))
    writeFileSync(file, 'licences')
    const service = about({ runtime })
    expect((await service.read()).notices).toBe(true)
    await service.openNotices()
    expect(service.opened).toEqual([file])
  })

  it('say so where they cannot be opened', async () => {
    const runtime = { ...plainRuntime, installed: installed() }
    const refusing = about({ runtime, openFile: () => Promise.reject(new Error('no program')) })
    await expect(refusing.openNotices()).rejects.toMatchObject({ code: 'notices-not-opened' })
    await expect(about().openNotices()).rejects.toMatchObject({ code: 'notices-not-opened' })
  })
})
