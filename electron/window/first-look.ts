/** What the page looks like before it has asked anything, by the settings, written into its document. */
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import { resolveTheme, type FirstLook, type SystemLook } from '../../shared/domain/first-look.ts'
import type { SettingsStore } from '../settings/settings-store.ts'

type StoredSettings = Pick<SettingsStore, 'found' | 'read' | 'connections'>

/** `workspace` is the one that is open, or is about to be. */
export function readFirstLook(settings: StoredSettings, workspace: WorkspaceKind, system: SystemLook): FirstLook {
  const usable = settings.found === 'ok' && settings.connections().length > 0
  return {
    theme: resolveTheme(settings.read().theme, system),
    workspace,
    screen: workspace === 'practice' || usable ? 'desk' : 'other',
  }
}

/** Every value is one of a closed set, so nothing has to be escaped. A document without the built page's <html> stays as it is. */
export function withFirstLook(html: string, { theme, workspace, screen }: FirstLook): string {
  const attributes = `data-theme="${theme}" data-workspace="${workspace}" data-screen="${screen}"`
  return html.replace('<html lang="en">', `<html lang="en" ${attributes}>`)
}
