/** Practising on Entra ID. */
import type { PracticeDefinition } from '../practice-definition.ts'
import { createEntraSimulator } from './entra-simulator.ts'
import { tenant } from './tenant.ts'

export const entra: PracticeDefinition = {
  connection: {
    id: '4b1d0a86-3a0e-4f57-8f6c-9f3b5c2e7d18',
    name: 'Practice tenant',
    baseUrl: 'https://entra.practice.example',
  },
  hasUnknownFactor: true,
  open(setting) {
    const simulator = createEntraSimulator(setting)
    return {
      simulator,
      signIn: { kind: 'browser', clientId: tenant.clientId, tenant: tenant.id },
      browser: { simulator: simulator.signIn, open: (url) => simulator.signIn.browse(url) },
      guide: () => [`Tenant ${tenant.name}: ${tenant.id}, application ${tenant.clientId}.`],
    }
  },
}
