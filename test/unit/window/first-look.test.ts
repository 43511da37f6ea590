import { describe, expect, it } from 'vitest'
import type { SettingsGlimpse } from '../../../electron/settings/settings-glimpse.ts'
import { firstLookOf, withFirstLook } from '../../../electron/window/first-look.ts'

const system = { dark: true, moreContrast: false, systemLocale: 'en-GB' }
const glimpse = (changes: Partial<SettingsGlimpse>): SettingsGlimpse => ({
  window: null,
  theme: 'system',
  workspace: 'real',
  connected: true,
  ...changes,
})

describe('the first look of the page', () => {
  it('has the theme of the settings, and the system’s where they leave it to it', () => {
    expect(firstLookOf(glimpse({}), system).theme).toBe('dark')
    expect(firstLookOf(glimpse({ theme: 'high-contrast' }), system).theme).toBe('high-contrast')
  })

  it('is the desk where there is a system to work on, and leaves it away where something else may come', () => {
    expect(firstLookOf(glimpse({}), system).screen).toBe('desk')
    expect(firstLookOf(glimpse({ connected: false, workspace: 'practice' }), system).screen).toBe('desk')
    expect(firstLookOf(glimpse({ connected: false }), system).screen).toBe('other')
  })

  it('tells the document in which locale the system writes its dates', () => {
    const look = firstLookOf(glimpse({}), { ...system, systemLocale: 'de_DE@rg=atzzzz" onload="x' })
    expect(withFirstLook('<!doctype html><html lang="en">', look)).toMatch(
      /<html lang="en" [^>]*data-system-locale="de_DE@rg=atzzzzonload=x">/,
    )
  })
})
