import { beforeEach, describe, expect, it, vi } from 'vitest'
import { clipboardFormats } from '../../../electron/window/clipboard-formats.ts'

/** As Electron's: what one writing puts on the clipboard stands there together, and takes the place of all before. */
const electron = vi.hoisted(() => {
  class ClipboardItem {
    readonly items: Readonly<Record<string, string | Blob>>
    constructor(items: Readonly<Record<string, string | Blob>>) {
      this.items = items
    }
  }
  const state = { writings: [] as Readonly<Record<string, string | Blob>>[] }
  const module: Record<string, unknown> = {
    ClipboardItem,
    clipboard: {
      write: (items: unknown[]) => {
        if (!items.every((item) => item instanceof ClipboardItem)) return Promise.reject(new TypeError('not an item'))
        state.writings.push(Object.assign({}, ...items.map((item) => item.items)) as Record<string, string | Blob>)
        return Promise.resolve()
      },
      writeText: () => Promise.reject(new Error('without the formats')),
    },
  }
  return { state, module }
})
vi.mock('electron', () => ({ ...electron.module, default: electron.module }))
const { systemClipboard } = await import('../../../electron/window/system-clipboard.ts')

beforeEach(() => {
  electron.state.writings = []
})

describe('formats that keep a copy out', () => {
  it('say to Windows, as numbers of 32 bits, that neither history nor cloud may have it', () => {
    const { ExcludeClipboardContentFromMonitorProcessing: exclude, ...others } = clipboardFormats('windows')
    expect(exclude?.byteLength).toBeGreaterThan(0)
    const numbers = Object.entries(others).map(([name, { buffer }]) => [name, new DataView(buffer).getUint32(0, true)])
    expect(Object.fromEntries(numbers)).toEqual({ CanIncludeInClipboardHistory: 0, CanUploadToCloudClipboard: 0 })
  })

  it('say to clipboard managers on macOS that it is secret and will not stay', () => {
    expect(Object.keys(clipboardFormats('macos'))).toEqual([
      'org.nspasteboard.ConcealedType',
      'org.nspasteboard.TransientType',
    ])
  })

  it('say to clipboard managers on Linux that it is a secret', () => {
    const words = Object.entries(clipboardFormats('linux')).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString(),
    ])
    expect(words).toEqual([['x-kde-passwordManagerHint', 'secret']])
  })
})

describe.each(['windows', 'macos', 'linux'] as const)('a secret copied on %s', (platform) => {
  it('is written together with them, in one writing and byte for byte', async () => {
    await systemClipboard(platform).writeExcludedFromHistory('n@C*bU26')
    const [written = {}, ...more] = electron.state.writings
    expect(more).toEqual([])
    const { 'text/plain': text, ...formats } = written
    expect(text).toBe('n@C*bU26')
    const found = Object.entries(formats).map(async ([type, content]) => {
      const name = /^electron application\/osclipboard;format="(.+)"$/.exec(type)?.[1]
      return [name, content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content] as const
    })
    expect(Object.fromEntries(await Promise.all(found))).toEqual(clipboardFormats(platform))
  })
})

it('a secret is not copied without them, where Electron cannot write them', async () => {
  const { ClipboardItem } = electron.module
  delete electron.module['ClipboardItem']
  await expect(systemClipboard('windows').writeExcludedFromHistory('n@C*bU26')).rejects.toThrow()
  expect(electron.state.writings).toEqual([])
  electron.module['ClipboardItem'] = ClipboardItem
})
