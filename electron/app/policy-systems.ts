/** The systems as a policy is held against them. */
import type { PolicySystem } from '../policy/parse-policy.ts'
import type { SystemDefinition } from '../providers/system-definition.ts'
import { knownSystemIds, systems } from '../systems/systems.ts'

export const policySystems: readonly PolicySystem[] = knownSystemIds.map((system) => {
  const definition: SystemDefinition = systems[system]
  return {
    system,
    signInKinds: definition.describe('en').signIns.map(({ kind }) => kind),
    normaliseAddress: (pasted) => definition.normaliseAddress(pasted),
  }
})
