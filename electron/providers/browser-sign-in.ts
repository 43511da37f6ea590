/**
 * Signing in as a person in the system's own browser, where the company's rules for sign-ins apply (device, place, passkey) and this
 * application sees no password.
 *
 * What comes of it is kept as the connection's secret: long, and changed by itself with each renewal.
 */
import { z } from 'zod'
import { Secret } from '../secret/secret.ts'
import type { Transport } from './http/transport.ts'

/** Who is signed in, and what renews the sign-in. */
export interface SignedIn {
  /** As the system names the account. */
  readonly account: string
  /** In a form that only the provider knows. */
  readonly tokens: Secret
}

/** What is kept of a connection's sign-in. Another window, or another process with the same data, may change it at any time. */
export interface KeptSignIn {
  /** `null`: nobody is signed in. Rejects with `CodedError` as reading a secret does. */
  read(): Promise<SignedIn | null>
  /** Somebody has signed in. */
  write(signedIn: SignedIn): Promise<void>
  /** The same sign-in goes on. Keeps nothing where it was given up meanwhile. */
  renew(tokens: Secret): Promise<void>
}

/** What the browser shows in the end. */
export interface BrowserPage {
  readonly title: string
  readonly text: string
  readonly language: string
}

export interface SignInBrowser {
  /** To the server at which people sign in (`signInServer` of the system's definition). */
  readonly transport: Transport
  /** Rejects if no browser could be opened. */
  open(url: string): Promise<void>
  page(outcome: 'signed-in' | 'not-signed-in'): BrowserPage
  /** How long a person may take. Default: five minutes. */
  readonly waitMs?: number
  /**
   * It answers by itself, as in practice, so it may be opened without anybody having asked for it. A real one is only opened when a person
   * wants to sign in.
   */
  readonly answersByItself?: true
}

const Kept = z.strictObject({ version: z.literal(1), account: z.string(), tokens: z.string().min(1) })

/** As the connection's secret. */
export function signedInAsSecret({ account, tokens }: SignedIn): Secret {
  return new Secret(JSON.stringify({ version: 1, account, tokens: tokens.reveal() } satisfies z.infer<typeof Kept>))
}

/** `null` for a secret of another form, which cannot sign anybody in. */
export function signedInOf(secret: Secret): SignedIn | null {
  try {
    const { account, tokens } = Kept.parse(JSON.parse(secret.reveal()))
    return { account, tokens: new Secret(tokens) }
  } catch {
    return null
  }
}

/** For a sign-in that is tried before there is a connection to keep it for. */
export function keepInMemory(): KeptSignIn & { readonly kept: () => SignedIn | null } {
  let kept: SignedIn | null = null
  return {
    kept: () => kept,
    read: () => Promise.resolve(kept),
    write(signedIn) {
      kept = signedIn
      return Promise.resolve()
    },
    renew(tokens) {
      if (kept !== null) kept = { ...kept, tokens }
      return Promise.resolve()
    },
  }
}
