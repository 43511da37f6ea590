/** Every provider against its simulator over a real socket, with every way of signing in. */
import { accountSystemIds, accountSystems } from '../../../electron/systems/systems.ts'
import { describeProviderContract } from '../../support/provider-contract.ts'
import { systemsUnderTest } from '../../support/systems/systems-under-test.ts'

for (const id of accountSystemIds) {
  for (const [how, makeFixture] of Object.entries(systemsUnderTest[id].contract)) {
    describeProviderContract(`${accountSystems[id].name} ${how}`, makeFixture)
  }
}
