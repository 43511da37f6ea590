/** What this installation is: what support asks first. Nothing in it names a person, a connection or a server. */
import { z } from 'zod'
import { AppState } from './app-state.ts'
import { PolicyFacts } from './policy.ts'

export const FuseState = z.enum(['off', 'on', 'removed', 'unknown'])
export type FuseState = z.infer<typeof FuseState>

export const Fuse = z.object({ name: z.string().max(64), state: FuseState })
export type Fuse = z.infer<typeof Fuse>

/** Electron's switches in the running program itself, as they stand in its file. */
export const Fuses = z.discriminatedUnion('kind', [
  /** A run from the sources: its Electron is as it was fetched. */
  z.object({ kind: z.literal('sources') }),
  z.object({ kind: z.literal('read'), fuses: z.array(Fuse).max(64) }),
  /** The file could not be read, or holds none. Nothing is known of them. */
  z.object({ kind: z.literal('unreadable') }),
])
export type Fuses = z.infer<typeof Fuses>

export const About = z.object({
  version: z.string(),
  /** Short hash of the commit it was built from, or `unknown`. */
  commit: z.string().max(64),
  signed: z.boolean(),
  fuses: Fuses,
  /** `null` where the application does not run in it. */
  electron: z.string().nullable(),
  chromium: z.string().nullable(),
  node: z.string(),
  platform: AppState.shape.platform,
  /** Of the operating system, by its own numbering: `10.0.26100`, `15.1`. */
  systemVersion: z.string(),
  /** What the program is built for. */
  architecture: z.string(),
  /** The computer is of another architecture and translates. */
  translated: z.boolean(),
  dataFolder: z.string(),
  keychain: AppState.shape.keychain,
  policy: PolicyFacts,
  /** Whether the licences of others' work came with it. */
  notices: z.boolean(),
})
export type About = z.infer<typeof About>
