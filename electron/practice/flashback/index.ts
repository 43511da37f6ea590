/** Practising on Flashback. */
import type { PracticeDefinition } from '../practice-definition.ts'
import { createFlashbackSimulator } from './flashback-simulator.ts'

export const flashback: PracticeDefinition = {
  connection: {
    id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a04',
    name: 'Practice storage',
    baseUrl: 'https://flashback.practice.example',
  },
  hasUnknownFactor: false,
  open(setting) {
    const simulator = createFlashbackSimulator(setting)
    const { email, emailWithSecondFactor, emailLookOnly, password, code } = simulator.credentials
    return {
      simulator,
      signIn: { kind: 'password', username: email },
      secret: password,
      guide(baseUrl) {
        const token = simulator.issueAccessToken()
        const somebody = simulator.state.user('mira.dunmore@practice.example')
        return [
          `E-mail address:            ${email}`,
          `With a second factor:      ${emailWithSecondFactor}, code ${code}`,
          `May look, may not reset:   ${emailLookOnly}`,
          `Password:                  ${password}`,
          `Access token for an hour:  ${token}`,
          '',
          `Try it with ${somebody.name} ${somebody.lastName} (who else has a scenario: electron/practice/README.md):`,
          `  curl -s ${baseUrl}/organization/users/${somebody.id} -H 'Authorization: Bearer ${token}'`,
          `  curl -s -X POST ${baseUrl}/mfa/reset -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d '{"resetUserId":"${somebody.id}"}'`,
        ]
      },
    }
  },
}
