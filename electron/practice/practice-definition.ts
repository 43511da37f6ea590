/** What a folder of the practice directory exports: a system to practise on. `systems/practice-systems.ts` lists them. */
import type { Connection } from '../../shared/domain/connection.ts'
import type { Alarm } from './alarms.ts'
import type { Simulator } from './simulator.ts'

export interface PracticeSetting {
  readonly now?: () => Date
  /** Milliseconds before every answer. Left out: none on a socket, and what feels like a network in process. */
  readonly latencyMs?: number
  /** Scheme, host and port that links in answers begin with. Left out: those of each request. */
  readonly origin?: string
  /** Gives somebody a factor of a type that is in no list. Only where the definition says that there is one. */
  readonly unknownFactor?: boolean
  /** Plays the older of two generations. Only where the definition says that there is one. */
  readonly classic?: boolean
  readonly onAlarm?: (alarm: Alarm) => void
}

export interface OpenPractice {
  readonly simulator: Simulator
  /** How the practice connection signs in. */
  readonly signIn: Connection['signIn']
  /** Absent: somebody signs in with the browser. */
  readonly secret?: string
  /** The server at which people sign in, and a browser that does it by itself. */
  readonly browser?: { readonly simulator: Simulator; readonly open: (url: string) => Promise<void> }
  /** How any client signs in, and requests to try, line by line. `baseUrl`: where the simulator is served. */
  readonly guide: (baseUrl: string) => readonly string[]
}

export interface PracticeDefinition {
  /** The id is fixed, so that the practice history still knows its connection at the next start. */
  readonly connection: Pick<Connection, 'id' | 'name' | 'baseUrl'>
  /** Somebody can have a factor of a type that is in no list. */
  readonly hasUnknownFactor: boolean
  /** The system comes in two generations that differ in what they tell and do. */
  readonly hasClassic?: boolean
  readonly open: (setting: PracticeSetting) => OpenPractice
}
