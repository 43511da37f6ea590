/** What the page must know before it can show anything. */
import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { languages } from './language.ts'
import { PolicyInForce } from './policy.ts'
import { settingsFound } from './settings-found.ts'

/** `real` works on the configured systems; `practice` on invented people, with a history of its own. */
export const WorkspaceKind = z.enum(['real', 'practice'])
export type WorkspaceKind = z.infer<typeof WorkspaceKind>

export const AppState = z.object({
  version: z.string(),
  platform: z.enum(['windows', 'macos', 'linux']),
  /** In which everything is said: as chosen, or as the computer is set. */
  language: z.enum(languages),
  workspace: WorkspaceKind,
  /** Settings that cannot be used keep the real workspace closed. */
  settings: z.enum(settingsFound),
  /** Beside settings that cannot be understood lies a whole copy of those before the last change. */
  previousSettings: z.boolean().optional(),
  keychain: z.enum(['available', 'unavailable', 'locked', 'refused', 'not-needed']),
  /** Trouble with stored things that the person should see, by code. */
  problems: z.array(z.enum(errorCodes)),
  /** Absent where the organisation sets nothing. */
  policy: PolicyInForce.optional(),
  /** Why no reset can be started: the record of it could not be written, or nobody knows the rules. `app:read-state` with `again` tries what may have passed. */
  resetsOff: z.enum(errorCodes).nullable(),
  /** Operations with a step whose outcome is unknown and whose state nobody has read since (`needsCheck`). */
  operationsToCheck: z.number().int().nonnegative(),
  /** Messages that were given up and that nobody has dismissed. */
  messagesGivenUp: z.number().int().nonnegative(),
  /** A version newer than this one, where that is known; `null` otherwise. */
  newerVersion: z.string().nullable(),
  osUser: z.string(),
  /** Folder of everything kept on this computer, for the settings page. */
  dataFolder: z.string(),
})
export type AppState = z.infer<typeof AppState>
