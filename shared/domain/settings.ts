/** What a person can set on this computer: the rules of the desk, as far as no policy sets them, and how it looks. */
import { z } from 'zod'
import { languages } from './language.ts'
import { maxAgentNameLength } from './rule-bounds.ts'
import { Rules } from './rules.ts'

export const Theme = z.enum(['system', 'light', 'dark', 'high-contrast'])
export type Theme = z.infer<typeof Theme>

export const TextSize = z.enum(['normal', 'large', 'larger'])
export type TextSize = z.infer<typeof TextSize>

/** A language, or whichever of them the computer is set to. */
export const LanguageChoice = z.enum(['system', ...languages])
export type LanguageChoice = z.infer<typeof LanguageChoice>

export const Settings = z.strictObject({
  ...Rules.shape,
  agentName: z.string().trim().max(maxAgentNameLength),
  theme: Theme,
  textSize: TextSize,
  language: LanguageChoice,
})
export type Settings = z.infer<typeof Settings>

export const SettingsChanges = Settings.partial()
export type SettingsChanges = z.infer<typeof SettingsChanges>
