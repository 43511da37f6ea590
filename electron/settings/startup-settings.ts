/**
 * What the window wants to know before the settings can be read as they should be: where it was, and how it looked. Reading them
 * takes most of what main loads; this takes a file and no more.
 *
 * It decides nothing. Whatever is not as expected is passed over, and what comes of it is at worst a window in its first place.
 */
import { join } from 'node:path'
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import type { LanguageChoice, TextSize, Theme } from '../../shared/domain/settings.ts'
import { languages } from '../../shared/domain/language.ts'
import { readFileIfThereSync } from '../storage/atomic-file.ts'
import { isJsonRecord, parseJsonRecord, type JsonRecord } from '../storage/json-record.ts'
import { settingsFileName, settingsVersion } from './settings-format.ts'
import type { WaitSync } from '../storage/retry-in-use.ts'
import type { WindowState } from './settings-store.ts'

export interface StartupSettings {
  readonly window: WindowState | null
  readonly theme: Theme
  readonly textSize: TextSize
  readonly language: LanguageChoice
  readonly workspace: WorkspaceKind
  /** Whether settings that can be used have a connection. */
  readonly connected: boolean
}

const nothing: StartupSettings = {
  window: null,
  theme: 'system',
  textSize: 'normal',
  language: 'system',
  workspace: 'real',
  connected: false,
}

const themes: readonly unknown[] = ['system', 'light', 'dark', 'high-contrast'] satisfies Theme[]
const textSizes: readonly unknown[] = ['normal', 'large', 'larger'] satisfies TextSize[]
const languageChoices: readonly unknown[] = ['system', ...languages] satisfies LanguageChoice[]

/** `folder` is absolute. Waits about a second for a file that another program holds. Never throws. */
export function readStartupSettings(folder: string, wait?: WaitSync): StartupSettings {
  const path = join(folder, `${settingsFileName}.json`)
  const { version, window, settings, workspace, connections } = readDocument(path, wait)
  if (typeof version !== 'number' || version > settingsVersion) return nothing
  const { theme, textSize, language } = isJsonRecord(settings) ? settings : {}
  return {
    window: isWindowState(window) ? window : null,
    theme: isTheme(theme) ? theme : nothing.theme,
    textSize: isTextSize(textSize) ? textSize : nothing.textSize,
    language: isLanguageChoice(language) ? language : nothing.language,
    workspace: workspace === 'practice' ? 'practice' : 'real',
    connected: Array.isArray(connections) && connections.length > 0,
  }
}

function readDocument(path: string, wait?: WaitSync): JsonRecord {
  try {
    return parseJsonRecord(String(readFileIfThereSync(path, wait)).replace(/^\uFEFF/, '')) ?? {}
  } catch {
    return {}
  }
}

function isTheme(value: unknown): value is Theme {
  return themes.includes(value)
}

function isTextSize(value: unknown): value is TextSize {
  return textSizes.includes(value)
}

function isLanguageChoice(value: unknown): value is LanguageChoice {
  return languageChoices.includes(value)
}

function isWindowState(value: unknown): value is WindowState {
  if (!isJsonRecord(value)) return false
  const place = [value['x'], value['y']]
  const size = [value['width'], value['height']]
  return (
    place.every((one) => one === null || Number.isInteger(one)) &&
    size.every((one) => Number.isInteger(one) && Number(one) > 0) &&
    typeof value['maximised'] === 'boolean'
  )
}
