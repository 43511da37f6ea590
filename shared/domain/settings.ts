/** What a person can set on this computer: the rules of the desk, as far as no policy sets them, and how it looks. */
import { z } from 'zod'
import { maxAgentNameLength } from './rule-bounds.ts'
import { Rules } from './rules.ts'

export const Theme = z.enum(['system', 'light', 'dark', 'high-contrast'])
export type Theme = z.infer<typeof Theme>

export const TextSize = z.enum(['normal', 'large', 'larger'])
export type TextSize = z.infer<typeof TextSize>

export const Settings = z.strictObject({
  ...Rules.shape,
  agentName: z.string().trim().max(maxAgentNameLength),
  theme: Theme,
  textSize: TextSize,
  language: z.enum(['system', 'en']),
})
export type Settings = z.infer<typeof Settings>

export const SettingsChanges = Settings.partial()
export type SettingsChanges = z.infer<typeof SettingsChanges>
