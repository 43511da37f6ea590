/** The definition of ServiceNow for the list of systems. */
import type { TicketSystemDefinition } from '../system-definition.ts'
import { normaliseServiceNowAddress } from './servicenow-address.ts'
import { createServiceNowTickets } from './servicenow-tickets.ts'

const enoughRights =
  'It has to read incidents and catalogue tasks with the users they are for, and to write work notes: sn_incident_read and sn_incident_write, or whatever your tables require instead. It is shown as the author of the notes, so give it an account of its own.'

export const servicenow: TicketSystemDefinition = {
  holds: 'tickets',
  name: 'ServiceNow',
  mark: 'S',
  description: 'Tickets: incidents and tasks of a ServiceNow instance',
  addressHint: 'The address of the instance, for example https://example.service-now.com',
  pastedHints: [],
  signIns: [
    {
      kind: 'client-secret',
      hint: 'OAuth 2.0 client credentials. Ends by itself and is renewed.',
      fields: [{ name: 'clientId', hint: 'As the application registry of the instance shows it.' }],
      help: [
        'An OAuth API endpoint for external clients in the application registry, with an OAuth application user. Instances come with this grant switched off: glide.oauth.inbound.client.credential.grant_type.enabled has to be true.',
        enoughRights,
      ],
      links: [],
    },
    {
      kind: 'access-token',
      label: 'API key',
      hint: 'Sent in a header. Needs a REST API access policy.',
      fields: [],
      help: [
        'A REST API key that belongs to a user, an inbound authentication profile that takes it in the header x-sn-apikey, and a REST API access policy for the Table API.',
        enoughRights,
      ],
      links: [],
    },
    {
      kind: 'password',
      fields: [{ name: 'username' }],
      help: [
        'A user of the instance itself, marked as internal integration user, not one that signs in through single sign-on.',
        enoughRights,
      ],
      links: [],
    },
  ],
  normaliseAddress: normaliseServiceNowAddress,
  secretFields: ['client_secret', 'access_token'],
  createTicketSystem: createServiceNowTickets,
  ownTexts: {
    'error.answer-not-json.text':
      'A page came in place of data. An instance answers so while it sleeps (developer instances do after some hours), while it is being upgraded, and where it asks people to sign in. What that says of the ticket is nothing.',
    'error.answer-not-json.action':
      'Open the instance in a browser, wake it if it sleeps, and check the address of the connection.',
    'error.redirected.text':
      'The instance answered with a redirect to its sign-in page instead of data. It was not followed, so that the secret stays with the server it belongs to. What that says of the ticket is nothing.',
    'error.redirected.action': 'Check the address of the connection and how it signs in.',
    'error.client-secret-rejected.action':
      'Compare both with the application registry, check that an OAuth application user is set and that glide.oauth.inbound.client.credential.grant_type.enabled is true, and test again.',
    'error.ticket-takes-no-note.action':
      'Add the note by hand: copy it from the history. If it happens with open tickets too, let the administrator check whether the account may write work notes.',
    'connections.warning.no-ticket-visible':
      'It signs in and sees no incident. Either there is none, or the account may see none: ServiceNow does not say which.',
  },
}
