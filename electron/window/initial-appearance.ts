/** Writes the page's appearance before its first request into its document, according to the settings, in their language. */
import { resolveTheme, type InitialAppearance, type SystemAppearance } from '../../shared/domain/initial-appearance.ts'
import { keepLanguage } from '../../shared/domain/first-frame-marks.ts'
import { languageOf } from '../../shared/domain/language.ts'
import type { StartupSettings } from '../settings/startup-settings.ts'

export function initialAppearanceOf(
  { theme, textSize, language, workspace, connected }: StartupSettings,
  system: SystemAppearance,
): InitialAppearance {
  return {
    theme: resolveTheme(theme, system),
    textSize,
    language: languageOf(language, system.preferredLanguages),
    workspace,
    screen: workspace === 'practice' || connected ? 'desk' : 'other',
    systemLocale: system.systemLocale,
  }
}

/**
 * Of the first frames only the one in the language is kept. The values come from closed sets, except for the system's locale, which is only written if it is valid. A document without the built
 * page's <html> is not changed.
 */
export function withInitialAppearance(
  html: string,
  { theme, textSize, language, workspace, screen, systemLocale }: InitialAppearance,
): string {
  const locale = systemLocale.replace(/[^\w@=;.-]/g, '')
  const attributes = `data-theme="${theme}" data-text-size="${textSize}" data-workspace="${workspace}" data-screen="${screen}" data-system-locale="${locale}"`
  return keepLanguage(html, language).replace('<html lang="en">', `<html lang="${language}" ${attributes}>`)
}
