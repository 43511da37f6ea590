/** What a person can set. Connections and their offers are beside it; secrets are nowhere near. */
import { z } from 'zod'
import { ticketPatternFault } from './ticket-pattern.ts'
import { UpdateAddress } from './updates.ts'

export const Theme = z.enum(['system', 'light', 'dark', 'high-contrast'])
export type Theme = z.infer<typeof Theme>

/** A ticket pattern must compile, be quick, and is matched against the whole ticket, ignoring case. */
const TicketPattern = z
  .string()
  .max(200)
  .refine((pattern) => ticketPatternFault(pattern) === null, 'pattern')

export const Settings = z.strictObject({
  agentName: z.string().trim().max(80),
  ticket: z.strictObject({ required: z.boolean(), pattern: TicketPattern.nullable() }),
  reasonRequired: z.boolean(),
  recents: z.strictObject({ kept: z.boolean(), days: z.int().min(1).max(90) }),
  /** Whole closed months older than this are deleted; `null` keeps everything. */
  historyRetentionMonths: z.int().min(1).max(120).nullable(),
  updates: z.strictObject({
    /** Of the version file (docs/updates.md); `null` looks at none. */
    address: UpdateAddress.nullable(),
  }),
  theme: Theme,
  language: z.enum(['system', 'en']),
})
export type Settings = z.infer<typeof Settings>

export const SettingsChanges = Settings.partial()
export type SettingsChanges = z.infer<typeof SettingsChanges>
