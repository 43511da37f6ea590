/** What a policy is held against in tests: the real systems, and words as main has them. */
import type { PolicyWorld } from '../../electron/policy/parse-policy.ts'
import { policySystems } from '../../electron/app/policy-systems.ts'

export const policyWorld: PolicyWorld = { systems: policySystems, platform: 'linux' }
