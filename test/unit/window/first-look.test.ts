import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Theme } from '../../../shared/domain/settings.ts'
import type { SettingsFound } from '../../../electron/settings/settings-store.ts'
import { readFirstLook } from '../../../electron/window/first-look.ts'

const system = { dark: true, moreContrast: false }
const settings = (found: SettingsFound, connections: number, theme: Theme = 'system') => ({
  found,
  read: () => ({ theme }) as never,
  connections: () => Array.from({ length: connections }, () => ({}) as Connection),
})

describe('the first look of the page', () => {
  it('has the theme of the settings, and the system’s where they leave it to it', () => {
    expect(readFirstLook(settings('ok', 1), 'real', system).theme).toBe('dark')
    expect(readFirstLook(settings('ok', 1, 'high-contrast'), 'real', system).theme).toBe('high-contrast')
  })

  it('is the desk where there is a system to work on', () => {
    expect(readFirstLook(settings('ok', 1), 'real', system).screen).toBe('desk')
    expect(readFirstLook(settings('absent', 0), 'practice', system).screen).toBe('desk')
  })

  it.each([
    ['ok', 0],
    ['absent', 0],
    ['unreadable', 0],
    ['newer', 0],
  ] as const)(
    'leaves the desk away where something else may come (settings %s, %i connections)',
    (found, connections) => {
      expect(readFirstLook(settings(found, connections), 'real', system).screen).toBe('other')
    },
  )
})
