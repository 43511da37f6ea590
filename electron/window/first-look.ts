/** What the page looks like before it has asked anything, by the settings, written into its document. */
import { resolveTheme, type FirstLook, type SystemLook } from '../../shared/domain/first-look.ts'
import type { SettingsGlimpse } from '../settings/settings-glimpse.ts'

export function firstLookOf({ theme, workspace, connected }: SettingsGlimpse, system: SystemLook): FirstLook {
  return {
    theme: resolveTheme(theme, system),
    workspace,
    screen: workspace === 'practice' || connected ? 'desk' : 'other',
    formats: system.formats,
  }
}

/** Every value is one of a closed set or a locale's canonical name, so nothing has to be escaped. A document without the built page's <html> stays as it is. */
export function withFirstLook(html: string, { theme, workspace, screen, formats }: FirstLook): string {
  const attributes = `data-theme="${theme}" data-workspace="${workspace}" data-screen="${screen}" data-formats="${formats}"`
  return html.replace('<html lang="en">', `<html lang="en" ${attributes}>`)
}
