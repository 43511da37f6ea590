/** Which set of tokens is in force. Pure, so that every combination is tested. */
import type { Theme } from '../../shared/domain/settings.ts'

export type ThemeName = 'light' | 'dark' | 'high-contrast'

export type SystemLook = { readonly dark: boolean; readonly moreContrast: boolean }

export function resolveTheme(theme: Theme, system: SystemLook): ThemeName {
  if (theme !== 'system') return theme
  if (system.moreContrast) return 'high-contrast'
  return system.dark ? 'dark' : 'light'
}
