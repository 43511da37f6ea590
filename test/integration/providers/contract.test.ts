/** Every provider against its simulator over a real socket, with every way of signing in. */
import { knownSystemIds, systems } from '../../../electron/systems/systems.ts'
import { describeProviderContract } from '../../support/provider-contract.ts'
import { systemsUnderTest } from '../../support/systems/systems-under-test.ts'

for (const id of knownSystemIds) {
  for (const [how, makeFixture] of Object.entries(systemsUnderTest[id].contract)) {
    describeProviderContract(`${systems[id].name} ${how}`, makeFixture)
  }
}
