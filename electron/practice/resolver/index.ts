/** Practising on Resolver. */
import type { PracticeDefinition } from '../practice-definition.ts'
import { createResolverSimulator } from './resolver-simulator.ts'

export const resolver: PracticeDefinition = {
  connection: {
    id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a03',
    name: 'Practice incidents',
    baseUrl: 'https://resolver.practice.example',
  },
  hasUnknownFactor: false,
  open(setting) {
    const simulator = createResolverSimulator(setting)
    const { apiKey, otherApiKey, email, password, organisationId } = simulator.credentials
    return {
      simulator,
      signIn: { kind: 'access-token' },
      secret: apiKey,
      guide(baseUrl) {
        const somebody = simulator.state.user('mira.dunmore@practice.example')
        return [
          `API key:                   ${apiKey}`,
          `Key that may not reset:    ${otherApiKey}`,
          `E-mail address:            ${email}`,
          `Password:                  ${password}`,
          `Organisation:              ${organisationId}`,
          '',
          `Try it with ${somebody.firstName} ${somebody.lastName} (who else has a scenario: electron/practice/README.md):`,
          `  curl -s '${baseUrl}/user/users?search=${somebody.email}' -H 'x-api-key: ${apiKey}'`,
          `  curl -s -i -X PUT ${baseUrl}/user/users/mfa/reset -H 'x-api-key: ${apiKey}' -H 'Content-Type: application/json' -d '{"ids":[${somebody.id}]}'`,
        ]
      },
    }
  },
}
