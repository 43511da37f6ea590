/** The definition of Jira Service Management for the list of systems. */
import type { TicketSystemDefinition } from '../system-definition.ts'
import { normaliseJiraAddress } from './jira-address.ts'
import { createJiraTickets } from './jira-tickets.ts'
import { jiraTexts } from './texts.ts'

export const jira: TicketSystemDefinition = {
  holds: 'tickets',
  name: 'Jira Service Management',
  mark: 'J',
  normaliseAddress: normaliseJiraAddress,
  secretFields: [],
  createTicketSystem: createJiraTickets,
  describe(language) {
    const { words, ownTexts } = jiraTexts[language]
    return {
      description: words.description,
      addressHint: words['address.hint'],
      pastedHints: [{ pattern: '^(https://)?api\\.atlassian\\.com/?$', hint: words['address.gateway'] }],
      signIns: [
        {
          kind: 'password',
          label: words['password.label'],
          hint: words['password.hint'],
          secretLabel: words['password.secret'],
          fields: [{ name: 'username', label: words['username.label'], hint: words['username.hint'] }],
          help: [words['password.help'], words['password.scopes']],
          links: [
            {
              id: 'token-help',
              text: words['token.link'],
              url: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
            },
          ],
        },
      ],
      ownTexts,
    }
  },
}
