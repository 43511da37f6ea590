/** What the suites that run over every system have to know of one. */
import type fc from 'fast-check'
import type { Alarm } from '../../../electron/practice/alarms.ts'
import type { FaultEffect, FaultInjector } from '../../../electron/practice/fault-injector.ts'
import type { Simulator } from '../../../electron/practice/simulator.ts'
import type { TransportRequest } from '../../../electron/providers/http/transport.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import type { CallerCheckMethod } from '../../../shared/domain/mfa-status.ts'
import type { ResetEffect, ResetSelection } from '../../../shared/domain/reset-plan.ts'
import type { ProviderFixture } from '../provider-contract.ts'
import type { Simulated } from '../simulated-system.ts'

export interface SystemUnderTest {
  /** Fixtures of the provider contract, by the way of signing in ("with an access token"). */
  readonly contract: Readonly<Record<string, () => Promise<ProviderFixture>>>
  /** For the search for secrets, created for each test. */
  readonly secrets: () => SecretsCase
  /** Only where the system can challenge a caller. */
  readonly callerCheck?: CallerCheckCase
  /** Requests that exist in the system's interface, do harm when sent by mistake, and must never leave. Often none. */
  readonly traps: readonly Trap[]
}

/** Somebody who can be checked on a device, where nobody ever answers, and through a message that is sent, if the system sends any. */
export interface CallerCheckCase {
  readonly searchText: string
  readonly push: Extract<CallerCheckMethod, `push-${string}`>
  /** What the message says; `null`: the system sends none. */
  readonly code: string | null
}

/** A system that is signed in to in every way while everything goes wrong. */
export interface SecretsCase {
  readonly simulator: Simulator & { readonly faults: FaultInjector }
  /** Each way of signing in, with the secrets that are tried in its place afterwards. */
  readonly signIns: readonly {
    readonly signIn: SignIn
    /** Absent: somebody signs in with the browser. */
    readonly secret?: string
    readonly wrong: readonly string[]
  }[]
  /** What the browser does with an address, where people sign in with it. The simulator plays the server of sign-in as well. */
  readonly browse?: (url: string) => Promise<void>
  /** Found nowhere either, beside the secrets and what requests prove themselves with. */
  readonly otherSecrets: readonly string[]
  /** What a request proves itself with. */
  readonly credentialsIn: (request: Request) => Promise<readonly (string | null | undefined)[]>
  /** Parts of paths whose requests fail, one after the other. */
  readonly paths: readonly string[]
  /** Bad days in the system's own form; `sent()` is what the request under way proves itself with, to be quoted. */
  readonly badDays: (sent: () => string) => readonly FaultEffect[]
  /** What is reset. */
  readonly ticks: Pick<ResetSelection, 'effects'>
  /** Credentials that reach the server for sure, so that a search that finds nothing says something. */
  readonly arriving: readonly string[]
  /** How many different ones reach it at least. */
  readonly arrivals: number
}

/** One request that must never leave, whatever is done with the provider in any order. */
export interface Trap {
  readonly name: string
  readonly open: () => Promise<OpenTrap>
}

export interface OpenTrap extends Pick<Simulated<TrappedSimulator>, 'simulator' | 'provider' | 'sent' | 'close'> {
  /** What an account may be called. */
  readonly accountIds: fc.Arbitrary<string>
  readonly texts: fc.Arbitrary<string>
  /** What a step may ask for: `anyEffect`, with factors of the system's own where it removes single ones. */
  readonly effects: fc.Arbitrary<ResetEffect>
  /** An order that certainly resets somebody, whatever chance brings. */
  readonly example: readonly ExampleAct[]
  /** A code is entered before each order. */
  readonly entersCode: boolean
  /** Looks at what one order gave to the transport and at the system after it. Answers how many resets are among it. */
  readonly look: (sent: readonly TransportRequest[]) => number
}

export type ExampleAct =
  | { readonly kind: 'search' | 'read'; readonly on: string }
  | { readonly kind: 'run'; readonly on: string; readonly effect: ResetEffect }

export type TrappedSimulator = Simulator & { readonly faults: FaultInjector; readonly alarms: readonly Alarm[] }
