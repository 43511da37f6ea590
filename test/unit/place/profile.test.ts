/** What the registry tells of a roaming profile’s end. */
import { describe, expect, it } from 'vitest'
import { localPartIsRemoved } from '../../../electron/place/profile.ts'

const answer = (value: string) => `
HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\System\r
    DeleteRoamingCache    REG_DWORD    ${value}\r
\r
`

describe('copies of roaming profiles are deleted at sign-out', () => {
  it('where the policy says so', () => {
    expect(localPartIsRemoved(() => answer('0x1'))).toBe(true)
  })

  it.each([answer('0x0'), answer('0x10'), '', 'ERROR: Registry editing has been disabled by your administrator.\r\n'])(
    'not where it answers %j',
    (said) => {
      expect(localPartIsRemoved(() => said)).toBe(false)
    },
  )

  it.skipIf(process.platform === 'win32')('not where there is no registry', () => {
    expect(localPartIsRemoved()).toBe(false)
  })

  it('asks the computer’s policies, where only administrators write', () => {
    const asked: string[] = []
    localPartIsRemoved((program, words) => {
      asked.push([program, ...words].join(' '))
      return ''
    })
    expect(asked).toEqual([expect.stringMatching(/^C:\\Windows\\System32\\reg\.exe query HKLM\\SOFTWARE\\Policies\\/)])
  })
})
