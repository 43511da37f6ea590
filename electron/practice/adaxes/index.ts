/** Practising on Adaxes. */
import type { PracticeDefinition } from '../practice-definition.ts'
import { createAdaxesSimulator } from './adaxes-simulator.ts'

export const adaxes: PracticeDefinition = {
  connection: {
    id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a01',
    name: 'Practice directory',
    baseUrl: 'https://adaxes.practice.example/restApi',
  },
  hasUnknownFactor: false,
  open(setting) {
    const simulator = createAdaxesSimulator(setting)
    const { token, readOnlyToken, username, password } = simulator.credentials
    return {
      simulator,
      signIn: { kind: 'access-token' },
      secret: token,
      guide(baseUrl) {
        const somebody = simulator.state.account('mira.dunmore')
        const post = (path: string, body: object) =>
          `  curl -s ${baseUrl}/api/directoryObjects/${path} -H 'Adm-Authorization: ${token}' -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`
        const nameHolds = {
          type: 'Simple',
          property: 'displayName',
          operator: 'contains',
          values: [{ type: 2, value: 'dunmore' }],
        }
        return [
          `Access token:              ${token}`,
          `Token that may only read:  ${readOnlyToken}`,
          `User name:                 ${username}`,
          `Password:                  ${password}`,
          '',
          `Try it with ${somebody.commonName} (who else has a scenario: electron/practice/README.md):`,
          post('search', { criteria: { objectTypes: [{ type: 'user', items: nameHolds }] }, sizeLimit: 10 }),
          post('resetMfa/getStatus', {
            directoryObjects: [somebody.guid],
            options: { need365Status: true, needAdaxesStatus: true },
          }),
          post('resetMfa', { directoryObject: somebody.guid, appsInAdaxesToReset: ['Duo'] }),
        ]
      },
    }
  },
}
