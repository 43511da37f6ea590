import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { applicationMenu } from '../../../electron/app/application-menu.ts'
import { confirmShortcutItem } from '../../../electron/window/confirm-shortcut.ts'
import { shortcuts } from '../../../shared/domain/shortcuts.ts'
import { MenuCommand } from '../../../shared/ipc/events.ts'
import { desktopTexts } from '../../../shared/messages/desktop-texts.ts'

const { en: english } = desktopTexts
const wordsInEach = Object.entries(desktopTexts).map(([language, words]) => ({ language, words }))

const platforms = ['windows', 'macos', 'linux'] as const

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
}

function click(item: MenuItemConstructorOptions): void {
  ;(item.click as (() => void) | undefined)?.()
}

describe.each(platforms)('the application menu on %s', (platform) => {
  it('has every command of the page once, and sends it', () => {
    const sent: MenuCommand[] = []
    flatten(
      applicationMenu({ platform, devTools: false, words: english, send: (command) => sent.push(command) }),
    ).forEach(click)
    expect(sent.sort()).toEqual([...MenuCommand.options].sort())
  })

  it('can quit, copy and paste, and never reloads', () => {
    const roles = flatten(applicationMenu({ platform, devTools: true, words: english, send: () => undefined })).map(
      ({ role }) => role,
    )
    expect(roles).toEqual(expect.arrayContaining(['quit', 'copy', 'paste']))
    expect(roles).not.toContain('reload')
    expect(roles).not.toContain('forceReload')
  })

  it('offers developer tools only where it is told to', () => {
    const roles = (devTools: boolean) =>
      flatten(applicationMenu({ platform, devTools, words: english, send: () => undefined })).map(({ role }) => role)
    expect(roles(true)).toContain('toggleDevTools')
    expect(roles(false)).not.toContain('toggleDevTools')
  })

  it('gives no key to two entries', () => {
    const keys = flatten(applicationMenu({ platform, devTools: false, words: english, send: () => undefined })).flatMap(
      ({ accelerator }) => (accelerator === undefined ? [] : [accelerator]),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

it.each(wordsInEach)(
  'leaves Alt and a letter to the page, except those of its menus, which differ (in $language)',
  ({ words }) => {
    const menus = applicationMenu({ platform: 'windows', devTools: false, words, send: () => undefined })
    const opening = menus.flatMap(({ label = '' }) => /&(.)/.exec(label)?.[1]?.toUpperCase() ?? [])
    expect(opening).toHaveLength(menus.length)
    expect(new Set(opening).size).toBe(menus.length)
    for (const keys of Object.values(shortcuts).filter((each) => each.startsWith('Alt+'))) {
      expect(opening).not.toContain(keys.replace('Alt+', ''))
    }
  },
)

it.each(platforms)(
  'names every entry on %s in words of the desk, since Electron’s own are English everywhere',
  (platform) => {
    const labelsIn = (words: typeof english) =>
      flatten(applicationMenu({ platform, devTools: false, words, send: () => undefined }))
        .filter(({ type, role }) => type !== 'separator' && role !== 'appMenu')
        .map(({ label }) => label ?? '')
    const spelt = Object.fromEntries(Object.keys(english).map((key) => [key, `«${key}»`])) as typeof english
    for (const label of labelsIn(spelt)) expect(label).toMatch(/^«.*»$/)
  },
)

it('can say yes to a question by key where Tab may not reach the button, and nowhere else', () => {
  const yes = confirmShortcutItem(english).id
  const says = (platform: (typeof platforms)[number]) =>
    flatten(applicationMenu({ platform, devTools: false, words: english, send: () => undefined })).some(
      ({ id }) => id === yes,
    )
  expect(platforms.filter(says)).toEqual(['macos'])
})
