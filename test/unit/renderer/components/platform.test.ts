import { afterEach, expect, it, vi } from 'vitest'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/154'
const macos = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/154'

async function on(userAgent: string) {
  vi.resetModules()
  vi.stubGlobal('navigator', { userAgent })
  return import('../../../../renderer/components/platform.ts')
}

afterEach(() => void vi.unstubAllGlobals())

const germanNames: Readonly<Record<string, string>> = {
  Ctrl: 'Strg',
  Shift: 'Umschalt',
  Command: 'Befehl',
  Option: 'Wahl',
}

it.each([
  [windows, 'Ctrl+Shift+P', 'Strg+Umschalt+P'],
  [macos, 'Ctrl+Shift+P', 'Befehl+Umschalt+P'],
  [macos, 'Alt+Ctrl+Y', 'Wahl+Befehl+Y'],
  [macos, '?', '?'],
])('says keys as they are called there: %s, %s', async (userAgent, keys, words) => {
  expect((await on(userAgent)).keysInWords(keys, (key) => germanNames[key] ?? key)).toBe(words)
})

it('takes the command key for Ctrl on a Mac, and nowhere else', async () => {
  const pressed = { ctrlKey: false, metaKey: true }
  expect((await on(macos)).hasCommandKey(pressed)).toBe(true)
  expect((await on(windows)).hasCommandKey(pressed)).toBe(false)
})

const plain = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
const ctrl = { ...plain, ctrlKey: true }
const alt = { ...plain, altKey: true }

it.each([
  ['by its letter', windows, { ...ctrl, key: 'k', code: 'KeyK' }, 'find'],
  ['by its letter, where Dvorak puts it', windows, { ...alt, key: 't', code: 'KeyK' }, 'ticket'],
  ['by its place, where Cyrillic is typed', windows, { ...alt, key: 'к', code: 'KeyR' }, 'reason'],
  ['by its place, where Greek is typed, with Caps Lock', windows, { ...ctrl, key: 'Κ', code: 'KeyK' }, 'find'],
  ['on a French digit, which is behind Shift', windows, { ...ctrl, key: '"', code: 'Digit3' }, 'overview'],
  ['on a French comma, which is where M is elsewhere', windows, { ...ctrl, key: ',', code: 'KeyM' }, 'settings'],
  [
    'on a Mac with Option and Command, whatever sign Option makes',
    macos,
    { ...alt, metaKey: true, key: '†', code: 'KeyT' },
    'ticket',
  ],
] as const)('knows a shortcut %s', async (_how, userAgent, pressed, name) => {
  expect((await on(userAgent)).isShortcut(pressed, name)).toBe(true)
})

it.each([
  ['AltGr, which types a sign', windows, { ...alt, ctrlKey: true, key: '®', code: 'KeyR' }, 'reason'],
  ['one more modifier', windows, { ...ctrl, shiftKey: true, key: 'K', code: 'KeyK' }, 'find'],
  ['the Windows key', windows, { ...ctrl, metaKey: true, key: 'k', code: 'KeyK' }, 'find'],
  ['Option alone on a Mac, which types a sign', macos, { ...alt, key: '†', code: 'KeyT' }, 'ticket'],
  ['another letter at the place of its own', windows, { ...ctrl, key: 't', code: 'KeyK' }, 'find'],
] as const)('takes no shortcut for %s', async (_what, userAgent, pressed, name) => {
  expect((await on(userAgent)).isShortcut(pressed, name)).toBe(false)
})
