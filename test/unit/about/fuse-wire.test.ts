import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { fusedFile, readFuses } from '../../../electron/about/fuse-wire.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
const wire = (states: string, { version = 1, length = states.length } = {}): Buffer =>
  Buffer.concat([sentinel, Buffer.of(version, length), Buffer.from(states, 'latin1')])

function program(...parts: readonly Buffer[]): string {
  const path = join(makeTempFolder(), 'program')
  writeFileSync(path, Buffer.concat(parts))
  return path
}

const megabyte = 1024 * 1024

describe('the fuses of a program', () => {
  it('are told by name, each as it stands', async () => {
    expect(await readFuses(program(Buffer.alloc(100), wire('01r?11001'), Buffer.alloc(100)))).toEqual({
      kind: 'read',
      fuses: [
        { name: 'RunAsNode', state: 'off' },
        { name: 'EnableCookieEncryption', state: 'on' },
        { name: 'EnableNodeOptionsEnvironmentVariable', state: 'removed' },
        { name: 'EnableNodeCliInspectArguments', state: 'unknown' },
        { name: 'EnableEmbeddedAsarIntegrityValidation', state: 'on' },
        { name: 'OnlyLoadAppFromAsar', state: 'on' },
        { name: 'LoadBrowserProcessSpecificV8Snapshot', state: 'off' },
        { name: 'GrantFileProtocolExtraPrivileges', state: 'off' },
        { name: 'WasmTrapHandlers', state: 'on' },
      ],
    })
  })

  it('have the names that the build sets them by', async () => {
    const set = Object.values(FuseV1Options).filter((name) => typeof name === 'string')
    const told = await readFuses(program(wire('0'.repeat(set.length))))
    expect(told).toEqual({ kind: 'read', fuses: set.map((name) => ({ name, state: 'off' })) })
  })

  it.each([1, 16, sentinel.length, sentinel.length + 1, sentinel.length + 4])(
    'are found where a piece of the file ends %i bytes into them',
    async (into) => {
      const fuses = await readFuses(program(Buffer.alloc(2 * megabyte - into), wire('0101'), Buffer.alloc(megabyte)))
      expect(fuses).toMatchObject({ fuses: [{ state: 'off' }, { state: 'on' }, { state: 'off' }, { state: 'on' }] })
    },
  )

  it('that this version has no name for are told by number', async () => {
    expect(await readFuses(program(wire('0000000001')))).toMatchObject({
      fuses: expect.arrayContaining([{ name: 'Fuse 9', state: 'on' }]) as unknown,
    })
  })

  it.each([
    ['there are none', Buffer.alloc(megabyte)],
    ['the file is empty', Buffer.alloc(0)],
    ['the file ends within them', wire('01', { length: 9 })],
    ['the file ends with the sentinel', sentinel],
    ['they are of another form', wire('01', { version: 2 })],
  ])('are unreadable where %s', async (_case, content) => {
    expect(await readFuses(program(content))).toEqual({ kind: 'unreadable' })
  })

  it('are unreadable where the file is not there', async () => {
    expect(await readFuses(join(makeTempFolder(), 'gone'))).toEqual({ kind: 'unreadable' })
  })

  it('stand in the framework on macOS, and in the program elsewhere', () => {
    const contents = join('/Applications', 'MFA Desk.app', 'Contents')
    expect(fusedFile(join(contents, 'MacOS', 'MFA Desk'), 'macos')).toBe(
      join(contents, 'Frameworks', 'Electron Framework.framework', 'Electron Framework'),
    )
    expect(fusedFile('/opt/MFA Desk/mfa-desk', 'linux')).toBe('/opt/MFA Desk/mfa-desk')
  })
})
