import { describe, expect, it } from 'vitest'
import { isNewerVersion, VersionFile } from '../../../electron/updates/version-file.ts'

const file = {
  version: '1.4.0',
  releasedAt: '2026-11-28',
  notes: 'Finds people faster.',
  link: 'https://software.example.com/mfa-desk/1.4.0/',
}

describe('a version file', () => {
  it('says version, day, notes and link, whatever else stands in it', () => {
    expect(VersionFile.parse({ ...file, channel: 'beta' })).toEqual(file)
  })

  it('may leave the notes out', () => {
    expect(VersionFile.parse({ ...file, notes: undefined }).notes).toBe('')
  })

  it.each([
    ['v1.4.0', '1.4.0'],
    ['1.4.0+build.7', '1.4.0'],
    ['1.4.0-beta.1', '1.4.0-beta.1'],
  ])('takes the version %s as %s', (version, read) => {
    expect(VersionFile.parse({ ...file, version }).version).toBe(read)
  })

  it.each(['', '1', '1.4', '1.4.0.1', '01.4.0', 'latest', '>=1.4.0', '1.4.x', `1.4.0-${'a'.repeat(64)}`, 1.4, null])(
    'refuses the version %j',
    (version) => {
      expect(VersionFile.safeParse({ ...file, version }).success).toBe(false)
    },
  )

  it('takes the day of an instant', () => {
    expect(VersionFile.parse({ ...file, releasedAt: '2026-11-28T23:30:00-05:00' }).releasedAt).toBe('2026-11-28')
  })

  it.each(['yesterday', '28.11.2026', '2026-13-01', '2026-11-31', 1, null])('refuses the day %j', (releasedAt) => {
    expect(VersionFile.safeParse({ ...file, releasedAt }).success).toBe(false)
  })

  it.each([
    'http://software.example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    '//software.example.com/',
    'https://ada:secret@software.example.com/',
    'https://:secret@software.example.com/',
    'https://software.example.com\\@evil.example/',
    'https://software.example.com/a b',
    `https://software.example.com/${'a'.repeat(2048)}`,
    '',
    7,
  ])('refuses the link %s', (link) => {
    expect(VersionFile.safeParse({ ...file, link }).success).toBe(false)
  })

  it('shows the link in ASCII, so that no letter passes for another', () => {
    // A Cyrillic letter that looks like an "a", and an override character that turns the rest round.
    const link = 'https://ex\u0430mple.com/\u202Egpj.exe'
    expect(VersionFile.parse({ ...file, link }).link).toBe('https://xn--exmple-4nf.com/%E2%80%AEgpj.exe')
  })

  it('shows the notes as lines without control and direction characters', () => {
    const notes = 'New:\r\n\r\n\r\n\r\n- \u202Eevil\u202C\u0007 \u200Bthing\u0000\n\t- more\u2028end\n'
    expect(VersionFile.parse({ ...file, notes }).notes).toBe('New:\n\n- evil thing\n- more\nend')
  })

  it('cuts notes that go on and on', () => {
    const { notes } = VersionFile.parse({ ...file, notes: 'a\n'.repeat(500_000) })
    expect(notes.length).toBeLessThanOrEqual(10_000)
    expect(notes.endsWith('…')).toBe(true)
  })

  it('can be read again from what was kept of it', () => {
    const kept = VersionFile.parse({ ...file, notes: 'a\n\nb' })
    expect(VersionFile.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  })
})

describe('a version', () => {
  it.each([
    ['1.4.0', '1.3.9', true],
    ['1.10.0', '1.9.0', true],
    ['1.4.0', '1.4.0-beta.2', true],
    ['1.4.0', '1.4.0', false],
    ['1.4.0-beta.1', '1.4.0', false],
    ['1.3.9', '1.4.0', false],
  ])('%s beside %s is newer: %s', (version, running, newer) => {
    expect(isNewerVersion(version, running)).toBe(newer)
  })
})
