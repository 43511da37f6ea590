/**
 * The systems this version can connect to: the one list that everything else derives from, in the order people see them. The
 * key is the id that connections and the history keep, and the name of the folders in `providers/` and `practice/`.
 */
import type { SystemId } from '../../shared/domain/connection.ts'
import type { SystemDescription } from '../../shared/domain/system.ts'
import type { Language } from '../../shared/domain/language.ts'
import { adaxes } from '../providers/adaxes/index.ts'
import { duo } from '../providers/duo/index.ts'
import { entra } from '../providers/entra/index.ts'
import { flashback } from '../providers/flashback/index.ts'
import { jira } from '../providers/jira/index.ts'
import { okta } from '../providers/okta/index.ts'
import { resolver } from '../providers/resolver/index.ts'
import { servicenow } from '../providers/servicenow/index.ts'
import type {
  AccountSystemDefinition,
  SystemDefinition,
  TicketSystemDefinition,
} from '../providers/system-definition.ts'

/** Those that people have accounts in. */
export const accountSystems = { adaxes, okta, entra, duo, resolver, flashback } satisfies Readonly<
  Record<string, AccountSystemDefinition>
>

/** Those that a help desk keeps its tickets in. */
export const ticketSystems = { servicenow, jira } satisfies Readonly<Record<string, TicketSystemDefinition>>

export const systems = { ...accountSystems, ...ticketSystems }

export type AccountSystemId = keyof typeof accountSystems
export type TicketSystemId = keyof typeof ticketSystems
export type KnownSystemId = keyof typeof systems

export const accountSystemIds = Object.keys(accountSystems) as AccountSystemId[]
export const ticketSystemIds = Object.keys(ticketSystems) as TicketSystemId[]
export const knownSystemIds = Object.keys(systems) as KnownSystemId[]

/** As the page is told of them; what is more than a description is dropped where it leaves main. */
export const describeSystems = (language: Language): SystemDescription[] =>
  knownSystemIds.map((id) => ({ ...systems[id], ...systems[id].describe(language), id }))

/** Where a link of a system's help leads, or `null` where there is none of that id. */
export function linkOf(system: SystemId, link: string): string | null {
  const definition = Object.entries<SystemDefinition>(systems).find(([id]) => id === system)?.[1]
  const links = definition?.describe('en').signIns.flatMap((signIn) => signIn.links) ?? []
  return links.find(({ id }) => id === link)?.url ?? null
}
