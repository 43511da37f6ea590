import { describe, expect, it } from 'vitest'
import { ensureDebianPackages, testPackages, type PackageHost } from '../../../scripts/lib/debian-packages.ts'

const debian = ['/etc/debian_version', '/usr/bin/apt-get']

function makeHost(files: readonly string[], changes: Partial<PackageHost> = {}) {
  const there = new Set(files)
  const commands: string[] = []
  const said: string[] = []
  const host: PackageHost = {
    platform: 'linux',
    fileExists: (path) => there.has(path),
    isRoot: true,
    run(command, args) {
      commands.push([command, ...args].join(' '))
      return { succeeded: true, output: '' }
    },
    say: (text) => said.push(text),
    ...changes,
  }
  return { host, there, commands, said }
}

describe('ensureDebianPackages', () => {
  it('runs nothing where all is there', () => {
    const { host, commands, said } = makeHost([...debian, '/usr/bin/chromium', '/usr/bin/Xvfb'])
    expect(ensureDebianPackages(['chromium', 'xvfb'], host)).toEqual({ kind: 'ready' })
    expect([...commands, ...said]).toEqual([])
  })

  it('installs only what is missing, as root on Debian', () => {
    const { host, there, commands } = makeHost([...debian, '/usr/bin/Xvfb'], {
      run(command, args) {
        commands.push([command, ...args].join(' '))
        if (args[0] === 'install') there.add('/usr/bin/chromium')
        return { succeeded: true, output: 'much output' }
      },
    })
    expect(ensureDebianPackages(['chromium', 'xvfb'], host)).toEqual({ kind: 'ready' })
    expect(commands).toEqual(['apt-get update', 'apt-get install --yes --no-install-recommends chromium'])
  })

  it('shows what apt-get said when that did not help', () => {
    const { host, said } = makeHost(debian, { run: () => ({ succeeded: false, output: 'no network' }) })
    const result = ensureDebianPackages(['dbus'], host)
    expect(result).toMatchObject({ kind: 'missing', missing: ['dbus'] })
    expect(said.join('\n')).toContain('no network')
  })

  it('says what to type when it is not root', () => {
    const { host, commands } = makeHost(debian, { isRoot: false })
    expect(ensureDebianPackages(['chromium', 'dbus'], host)).toEqual({
      kind: 'missing',
      missing: ['chromium', 'dbus'],
      sentence: 'Please install what is missing here: sudo apt-get install --no-install-recommends chromium dbus',
    })
    expect(commands).toEqual([])
  })

  it('says what is needed where there is no apt-get', () => {
    const { host, commands } = makeHost([])
    expect(ensureDebianPackages(['chromium', 'gnome-keyring'], host)).toMatchObject({
      kind: 'missing',
      sentence: 'Please install what is missing here: Chromium, Google Chrome or Microsoft Edge, GNOME Keyring.',
    })
    expect(commands).toEqual([])
  })

  it.each(['win32', 'darwin'] as const)('asks for nothing on %s, which brings all of it', (platform) => {
    const { host, commands } = makeHost([], { platform })
    expect(ensureDebianPackages(testPackages, host)).toEqual({ kind: 'ready' })
    expect(commands).toEqual([])
  })
})
