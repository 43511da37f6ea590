/** The definition of Jira Service Management for the list of systems. */
import type { TicketSystemDefinition } from '../system-definition.ts'
import { normaliseJiraAddress } from './jira-address.ts'
import { createJiraTickets } from './jira-tickets.ts'

const scoped =
  'A token with scopes, and any of a service account, is used at https://api.atlassian.com/ex/jira/ and the cloud id of the site, which https://example.atlassian.net/_edge/tenant_info shows. It needs read:jira-work, read:servicedesk-request and write:servicedesk-request.'

export const jira: TicketSystemDefinition = {
  holds: 'tickets',
  name: 'Jira Service Management',
  mark: 'J',
  description: 'Tickets: requests in Jira Service Management (Cloud)',
  addressHint: 'The address of the site, for example https://example.atlassian.net',
  pastedHints: [
    {
      pattern: '^(https://)?api\\.atlassian\\.com/?$',
      hint: 'With the cloud id of the site: https://api.atlassian.com/ex/jira/…',
    },
  ],
  signIns: [
    {
      kind: 'password',
      label: 'E-mail address and API token',
      hint: 'The token of an account of its own.',
      secretLabel: 'API token',
      fields: [{ name: 'username', label: 'E-mail address', hint: 'Of the account that the token belongs to.' }],
      help: [
        'An account of its own that is an agent of the service desks: only agents can write comments that customers do not see. Create the token with that account, under id.atlassian.com, Security, API tokens. A token expires after a year at most: note the date.',
        scoped,
      ],
      links: [
        {
          id: 'token-help',
          text: 'Manage API tokens',
          url: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
        },
      ],
    },
  ],
  normaliseAddress: normaliseJiraAddress,
  secretFields: [],
  createTicketSystem: createJiraTickets,
  ownTexts: {
    'error.password-rejected.title': 'E-mail address or API token not accepted',
    'error.password-rejected.text':
      'Jira does not accept the e-mail address and API token of this connection. The token may have ended or been revoked. It is not tried again by itself.',
    'error.password-rejected.action':
      'Make a new token, enter it under Connections and test. A token with scopes needs the address that begins with https://api.atlassian.com/ex/jira/.',
    'error.ticket-takes-no-note.text':
      'The issue takes no internal comment: it is no request of a service desk, or the account of this connection is no agent there. Nothing was added.',
    'error.ticket-takes-no-note.action':
      'Add the note by hand: copy it from the history. Let the administrator check that the account is an agent of the service desk.',
    'connections.warning.no-ticket-visible':
      'It signs in and sees no service desk. Either there is none, or the account may see none: Jira does not say which.',
  },
}
