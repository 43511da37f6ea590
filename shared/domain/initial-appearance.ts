/**
 * What main tells the page's document before any of its code runs, so that its first picture is the right one and nothing on
 * it is taken back: `lang` and `data-` attributes of <html>, read by the styles and by the page's first render.
 */
import type { Language } from './language.ts'
import type { WorkspaceKind } from './app-state.ts'
import type { TextSize, Theme } from './settings.ts'

/** Which set of tokens is in force. */
export type ThemeName = 'light' | 'dark' | 'high-contrast'

export type InitialAppearance = {
  readonly theme: ThemeName
  readonly textSize: TextSize
  readonly language: Language
  readonly workspace: WorkspaceKind
  /** `other` is what needs an answer of main before it can be drawn: the welcome, settings that cannot be used. */
  readonly screen: 'desk' | 'other'
  /** As the operating system names its locale; `formatLocale` tells what dates, times and numbers are written in. */
  readonly systemLocale: string
}

export type SystemAppearance = {
  readonly dark: boolean
  readonly moreContrast: boolean
  readonly systemLocale: string
  /** The languages that the person reads, the best first, as the operating system names them. */
  readonly preferredLanguages: readonly string[]
}

export function resolveTheme(theme: Theme, system: Pick<SystemAppearance, 'dark' | 'moreContrast'>): ThemeName {
  if (theme !== 'system') return theme
  if (system.moreContrast) return 'high-contrast'
  return system.dark ? 'dark' : 'light'
}
