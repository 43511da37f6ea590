/** The definition of ServiceNow for the list of systems. */
import type { TicketSystemDefinition } from '../system-definition.ts'
import { normaliseServiceNowAddress } from './servicenow-address.ts'
import { createServiceNowTickets } from './servicenow-tickets.ts'
import { servicenowTexts } from './texts.ts'

export const servicenow: TicketSystemDefinition = {
  holds: 'tickets',
  name: 'ServiceNow',
  mark: 'S',
  normaliseAddress: normaliseServiceNowAddress,
  secretFields: ['client_secret', 'access_token'],
  createTicketSystem: createServiceNowTickets,
  describe(language) {
    const { words, ownTexts } = servicenowTexts[language]
    return {
      description: words.description,
      addressHint: words['address.hint'],
      pastedHints: [],
      signIns: [
        {
          kind: 'client-secret',
          hint: words['client.hint'],
          fields: [{ name: 'clientId', hint: words['client-id.hint'] }],
          help: [words['client.help'], words.rights],
          links: [],
        },
        {
          kind: 'access-token',
          label: words['key.label'],
          hint: words['key.hint'],
          fields: [],
          help: [words['key.help'], words.rights],
          links: [],
        },
        { kind: 'password', fields: [{ name: 'username' }], help: [words['password.help'], words.rights], links: [] },
      ],
      ownTexts,
    }
  },
}
