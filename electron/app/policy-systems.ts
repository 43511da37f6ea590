/** The systems as a policy is held against them. */
import type { PolicySystem } from '../policy/parse-policy.ts'
import { knownSystemIds, systems } from '../systems/systems.ts'

export const policySystems: readonly PolicySystem[] = knownSystemIds.map((system) => ({
  system,
  signInKinds: systems[system].signIns.map(({ kind }) => kind),
  normaliseAddress: (pasted) => systems[system].normaliseAddress(pasted),
}))
