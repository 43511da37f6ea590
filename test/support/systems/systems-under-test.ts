/** Every system as the suites see it. One that is left out does not compile. */
import type { AccountSystemId } from '../../../electron/systems/systems.ts'
import { adaxesUnderTest } from './adaxes.ts'
import { duoUnderTest } from './duo.ts'
import { entraUnderTest } from './entra.ts'
import { flashbackUnderTest } from './flashback.ts'
import { oktaUnderTest } from './okta.ts'
import { resolverUnderTest } from './resolver.ts'
import type { SystemUnderTest } from './system-under-test.ts'

export const systemsUnderTest: Readonly<Record<AccountSystemId, SystemUnderTest>> = {
  adaxes: adaxesUnderTest,
  okta: oktaUnderTest,
  entra: entraUnderTest,
  duo: duoUnderTest,
  resolver: resolverUnderTest,
  flashback: flashbackUnderTest,
}
