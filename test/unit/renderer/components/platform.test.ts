import { afterEach, expect, it, vi } from 'vitest'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/154'
const macos = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/154'

async function on(userAgent: string) {
  vi.resetModules()
  vi.stubGlobal('navigator', { userAgent })
  return import('../../../../renderer/components/platform.ts')
}

afterEach(() => void vi.unstubAllGlobals())

it.each([
  [windows, 'Ctrl+Shift+P', 'Ctrl+Shift+P'],
  [macos, 'Ctrl+Shift+P', 'Command+Shift+P'],
  [macos, 'Alt+Ctrl+Y', 'Option+Command+Y'],
  [macos, '?', '?'],
])('says keys as they are called there: %s, %s', async (userAgent, keys, words) => {
  expect((await on(userAgent)).keysInWords(keys)).toBe(words)
})

it('takes the command key for Ctrl on a Mac, and nowhere else', async () => {
  const pressed = { ctrlKey: false, metaKey: true }
  expect((await on(macos)).hasCommandKey(pressed)).toBe(true)
  expect((await on(windows)).hasCommandKey(pressed)).toBe(false)
})
