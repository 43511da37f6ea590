/**
 * The systems this version can connect to: the one list that everything else derives from, in the order people see them. The
 * key is the id that connections and the history keep, and the name of the folders in `providers/` and `practice/`.
 */
import { adaxes } from '../providers/adaxes/index.ts'
import { flashback } from '../providers/flashback/index.ts'
import { okta } from '../providers/okta/index.ts'
import { resolver } from '../providers/resolver/index.ts'
import type { SystemDefinition } from '../providers/system-definition.ts'

export const systems = { adaxes, okta, resolver, flashback } satisfies Readonly<Record<string, SystemDefinition>>

export type KnownSystemId = keyof typeof systems

export const knownSystemIds = Object.keys(systems) as KnownSystemId[]
