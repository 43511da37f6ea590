/** What the page looks like before it has asked anything, by the settings, written into its document. */
import { resolveTheme, type InitialAppearance, type SystemAppearance } from '../../shared/domain/initial-appearance.ts'
import type { StartupSettings } from '../settings/startup-settings.ts'

export function initialAppearanceOf(
  { theme, workspace, connected }: StartupSettings,
  system: SystemAppearance,
): InitialAppearance {
  return {
    theme: resolveTheme(theme, system),
    workspace,
    screen: workspace === 'practice' || connected ? 'desk' : 'other',
    systemLocale: system.systemLocale,
  }
}

/**
 * The values are of closed sets, but for the system's locale, of which only what names one is written. A document without the built
 * page's <html> stays as it is.
 */
export function withInitialAppearance(
  html: string,
  { theme, workspace, screen, systemLocale }: InitialAppearance,
): string {
  const locale = systemLocale.replace(/[^\w@=;.-]/g, '')
  const attributes = `data-theme="${theme}" data-workspace="${workspace}" data-screen="${screen}" data-system-locale="${locale}"`
  return html.replace('<html lang="en">', `<html lang="en" ${attributes}>`)
}
