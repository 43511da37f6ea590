import { describe, expect, it } from 'vitest'
import { resolveTheme } from '../../../shared/domain/initial-appearance.ts'

describe('the theme in force', () => {
  it('is the chosen one, whatever the system says', () => {
    expect(resolveTheme('light', { dark: true, moreContrast: true })).toBe('light')
    expect(resolveTheme('high-contrast', { dark: false, moreContrast: false })).toBe('high-contrast')
  })

  it('follows the system where the settings say so, contrast first', () => {
    expect(resolveTheme('system', { dark: false, moreContrast: false })).toBe('light')
    expect(resolveTheme('system', { dark: true, moreContrast: false })).toBe('dark')
    expect(resolveTheme('system', { dark: true, moreContrast: true })).toBe('high-contrast')
  })
})
