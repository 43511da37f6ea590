/** Practising on Okta. */
import type { PracticeDefinition } from '../practice-definition.ts'
import { createOktaSimulator } from './okta-simulator.ts'

export const okta: PracticeDefinition = {
  connection: {
    id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a02',
    name: 'Practice sign-in',
    baseUrl: 'https://okta.practice.example',
  },
  hasUnknownFactor: true,
  hasClassic: true,
  open({ unknownFactor = false, classic = false, ...setting }) {
    const engine = classic ? 'classic' : 'identity'
    const simulator = createOktaSimulator({ ...setting, engine, unknownFactorType: unknownFactor })
    const { apiTokens, serviceApps, serviceKey, code, answer } = simulator.credentials
    return {
      simulator,
      signIn: { kind: 'access-token' },
      secret: apiTokens.serviceDeskSeeingRoles,
      guide(baseUrl) {
        const { id, profile } = simulator.state.user('mira.dunmore')
        const curl = (method: string, path: string) =>
          `  curl -s -X ${method} '${baseUrl}/api/v1/users${path}' -H 'Authorization: SSWS ${apiTokens.helpDesk}'`
        const search = encodeURIComponent(`profile.lastName sw "${profile.lastName ?? ''}"`)
        return [
          'API tokens (SSWS), by the role of their owner:',
          `  super administrator      ${apiTokens.superAdmin}`,
          `  help desk                ${apiTokens.helpDesk}`,
          `  read-only                ${apiTokens.readOnly}`,
          `  custom: service desk     ${apiTokens.serviceDesk}`,
          `  the same, sees roles     ${apiTokens.serviceDeskSeeingRoles}`,
          `  custom: without reset    ${apiTokens.withoutReset}`,
          'Service applications (private_key_jwt), by what is special about them:',
          ...Object.entries(serviceApps).map(([name, app]) => `  ${name.padEnd(24)} ${app.clientId}`),
          `Their private key, made for this run: ${JSON.stringify(serviceKey.privateJwk)}`,
          `Everybody's code is ${code}, and everybody's answer to a question is "${answer}".`,
          '',
          `Try it with ${profile.displayName} (who else has a scenario: electron/practice/README.md):`,
          curl('GET', `?search=${search}&limit=10`),
          curl('GET', `/${id}/factors`),
          curl('POST', `/${profile.login}/lifecycle/reset_factors`),
        ]
      },
    }
  },
}
