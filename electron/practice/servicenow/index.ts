/** Practising on ServiceNow. */
import type { PracticeDefinition } from '../practice-definition.ts'
import { createServiceNowSimulator } from './servicenow-simulator.ts'

export const servicenow: PracticeDefinition = {
  connection: {
    id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a05',
    name: 'Practice tickets',
    baseUrl: 'https://servicenow.practice.example',
  },
  hasUnknownFactor: false,
  open(setting) {
    const simulator = createServiceNowSimulator(setting)
    const { username, password, apiKey, clientId, clientSecret } = simulator.credentials
    return {
      simulator,
      signIn: { kind: 'password', username },
      secret: password,
      guide: (baseUrl) => [
        `User name:                 ${username}`,
        `Password:                  ${password}`,
        `API key:                   ${apiKey}`,
        `Client ID:                 ${clientId}`,
        `Client secret:             ${clientSecret}`,
        '',
        'Try it with a ticket (which others there are: electron/practice/README.md):',
        `  curl -s '${baseUrl}/api/now/table/incident?sysparm_query=number=INC0048213&sysparm_fields=number,state,caller_id.email' -H 'x-sn-apikey: ${apiKey}'`,
      ],
    }
  },
}
