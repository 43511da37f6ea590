/** A system as the page knows it: its words and forms, sent by main, so that no screen names one. */
import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { ConnectionWarning, SignInKind, SystemHolds, SystemId } from './connection.ts'

/** What is asked for beside the secret. Whether it may stay empty is said by `SignIn`. */
export const SignInField = z.object({
  name: z.enum(['username', 'organisation', 'clientId', 'keyId', 'tenant']),
  /** Absent: the usual word. */
  label: z.string().optional(),
  hint: z.string().optional(),
})
export type SignInField = z.infer<typeof SignInField>

/** One way to sign in to a system. */
export const SignInForm = z.object({
  kind: SignInKind,
  /** What the system calls it, and its secret where that is a token. Absent: the usual word. */
  label: z.string().optional(),
  hint: z.string().optional(),
  /** What the system calls the secret where it is no password. Absent: the usual word, or for a token `label`. */
  secretLabel: z.string().optional(),
  /** In the order of the screen; the secret follows them. */
  fields: z.array(SignInField),
  /** For whoever has none yet: where it comes from and which rights are enough, paragraph by paragraph. */
  help: z.array(z.string()).min(1),
  /** Pages that say more. Main opens them by their id; the page knows no address. */
  links: z.array(z.object({ id: z.string(), text: z.string() })),
})
export type SignInForm = z.infer<typeof SignInForm>

const sentences = errorCodes.flatMap((code) =>
  (['title', 'text', 'action'] as const).map((part) => `error.${code}.${part}` as const),
)
const warnings = ConnectionWarning.options.map((warning) => `connections.warning.${warning}` as const)

/** Texts of the catalogue that a system may say in words of its own. */
export const OwnTextKey = z.enum([...sentences, ...warnings])
export type OwnTextKey = z.infer<typeof OwnTextKey>

export const SystemDescription = z.object({
  id: SystemId,
  holds: SystemHolds,
  name: z.string(),
  /** The letter that stands for it where there is no room for its name. */
  mark: z.string(),
  /** What is connected through it, in one line. */
  description: z.string(),
  /** What address is wanted. */
  addressHint: z.string(),
  /** What to say instead while something like this is pasted: the first that fits. `pattern`: a regular expression, in any case. */
  pastedHints: z.array(z.object({ pattern: z.string(), hint: z.string() })),
  /** The one to begin with first. */
  signIns: z.array(SignInForm).min(1),
  ownTexts: z.partialRecord(OwnTextKey, z.string()),
  /** What the system's own words for the state of an account mean. Absent: none needs saying in other words. */
  states: z.record(z.string(), z.string()).optional(),
})
export type SystemDescription = z.infer<typeof SystemDescription>
