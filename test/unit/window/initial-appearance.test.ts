import { describe, expect, it } from 'vitest'
import { inLanguageMarks } from '../../../shared/domain/first-frame-marks.ts'
import type { StartupSettings } from '../../../electron/settings/startup-settings.ts'
import { initialAppearanceOf, withInitialAppearance } from '../../../electron/window/initial-appearance.ts'

const system = { dark: true, moreContrast: false, systemLocale: 'en-GB', preferredLanguages: ['fr-CH', 'de-CH'] }
const settings = (changes: Partial<StartupSettings>): StartupSettings => ({
  window: null,
  theme: 'system',
  textSize: 'normal',
  language: 'system',
  workspace: 'real',
  connected: true,
  ...changes,
})

describe('the first look of the page', () => {
  it('has the theme of the settings, and the system’s where they leave it to it', () => {
    expect(initialAppearanceOf(settings({}), system).theme).toBe('dark')
    expect(initialAppearanceOf(settings({ theme: 'high-contrast' }), system).theme).toBe('high-contrast')
  })

  it('has text of the size in the settings', () => {
    const appearance = initialAppearanceOf(settings({ textSize: 'larger' }), system)
    expect(withInitialAppearance('<html lang="en">', appearance)).toContain(' data-text-size="larger" ')
  })

  it('is in the language of the settings, and in the first of the system’s that there is where they leave it to it', () => {
    const langOf = (language: StartupSettings['language']) =>
      withInitialAppearance('<html lang="en">', initialAppearanceOf(settings({ language }), system)).slice(0, 16)
    expect(langOf('en')).toBe('<html lang="en" ')
    expect(langOf('system')).toBe('<html lang="de" ')
  })

  it('keeps of the first frames the one in its language, and what it needs', () => {
    const document = `<html lang="en">${inLanguageMarks('en', '<p>Search\n')}${inLanguageMarks('de', '<p>Suche\n')}<p>`
    const shown = (language: StartupSettings['language']) =>
      withInitialAppearance(document, initialAppearanceOf(settings({ language }), system)).replace(/<html[^>]*>/, '')
    expect(shown('en')).toBe('<p>Search\n<p>')
    expect(shown('de')).toBe('<p>Suche\n<p>')
  })

  it('is the desk where there is a system to work on, and leaves it away where something else may come', () => {
    expect(initialAppearanceOf(settings({}), system).screen).toBe('desk')
    expect(initialAppearanceOf(settings({ connected: false, workspace: 'practice' }), system).screen).toBe('desk')
    expect(initialAppearanceOf(settings({ connected: false }), system).screen).toBe('other')
  })

  it('tells the document in which locale the system writes its dates', () => {
    const appearance = initialAppearanceOf(settings({}), { ...system, systemLocale: 'de_DE@rg=atzzzz" onload="x' })
    expect(withInitialAppearance('<!doctype html><html lang="en">', appearance)).toMatch(
      /<html lang="de" [^>]*data-system-locale="de_DE@rg=atzzzzonload=x">/,
    )
  })
})
