import { describe, expect, it } from 'vitest'
import { requireExternalLink } from '../../electron/window/external-link.ts'

describe('addresses handed to the operating system', () => {
  it('may be plain https', () => {
    expect(requireExternalLink('https://example.com/help?x=1#top')).toBe('https://example.com/help?x=1#top')
  })

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    'smb://server/share',
    'https://user:word@example.com/',
    '\\\\server\\share',
    'example.com',
    '',
  ])('may not be %j', (url) => {
    expect(() => requireExternalLink(url)).toThrow('only https')
  })
})
