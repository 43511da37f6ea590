/**
 * What is special about the people with a scenario in Resolver, by login. Everybody else is usual. `../README.md` tells the same to
 * people.
 */
import type { ResetBehaviour } from '../reset-behaviour.ts'

export interface Scenario {
  /** Not in Resolver at all. */
  readonly absent?: boolean
  /** Also in the sandbox. */
  readonly sandbox?: boolean
  readonly inactive?: boolean
  /** The address as Resolver wrote it down: the same, in other letter case. */
  readonly email?: string
  readonly onReset?: ResetBehaviour
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  'mira.dunmore': { sandbox: true },
  'gwendolyn.oakes': { sandbox: true },
  'septima.allgood': { email: 'Septima.ALLGOOD@Practice.Example' },
  'oswin.cloudless': { absent: true },
  'dagny.disselhoff': { inactive: true },
  'norbert.rulinghaus': { onReset: 'fails' },
  'warrick.heedwell': { onReset: 'fails-once' },
  'cutler.breckline': { onReset: 'connection-lost-after-applying' },
  'lentina.slowacre': { onReset: 'slow' },
  'vanora.fadingham': { onReset: 'gone' },
}
