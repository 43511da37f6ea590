/** Practising on Jira Service Management. */
import type { PracticeDefinition } from '../practice-definition.ts'
import { createJiraSimulator } from './jira-simulator.ts'

export const jira: PracticeDefinition = {
  connection: {
    id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a06',
    name: 'Practice requests',
    baseUrl: 'https://jira.practice.example',
  },
  hasUnknownFactor: false,
  open(setting) {
    const simulator = createJiraSimulator(setting)
    const { email, token } = simulator.credentials
    return {
      simulator,
      signIn: { kind: 'password', username: email },
      secret: token,
      guide: (baseUrl) => [
        `E-mail address:            ${email}`,
        `API token:                 ${token}`,
        '',
        'Try it with an issue (which others there are: electron/practice/README.md):',
        `  curl -s '${baseUrl}/rest/api/3/issue/HELP-104?fields=summary,status,reporter' -u '${email}:${token}'`,
      ],
    }
  },
}
