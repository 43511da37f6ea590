/** The definition of Adaxes for the list of systems. Causes of errors come from the vendor's pages on the REST API. */
import type { AccountSystemDefinition, SignInDefinition } from '../system-definition.ts'
import { normaliseAdaxesAddress } from './adaxes-address.ts'
import { createAdaxesProvider } from './adaxes-provider.ts'
import { knownApps } from './auth-apps.ts'
import { microsoft365Service } from './microsoft-365.ts'

const oneRight =
  'The account needs one right for the people this desk serves: Reset Multifactor Authentication, and to read them.'
const rightsHelp: SignInDefinition['links'][number] = {
  id: 'rights-help',
  text: 'How to grant the right',
  url: 'https://www.adaxes.com/help/GrantRightsToResetMFA/',
}

export const adaxes: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Adaxes',
  mark: 'A',
  description: 'Active Directory and Microsoft 365 through the REST API of Adaxes',
  addressHint: 'Paste it as it is, for example https://adaxes.example.com/restApi',
  pastedHints: [],
  signIns: [
    {
      kind: 'access-token',
      hint: 'Adaxes 2026.1 and later',
      fields: [],
      help: [
        'An Adaxes administrator creates it for a service account with the PowerShell command New-AdmAccountToken.',
        oneRight,
      ],
      links: [
        {
          id: 'token-help',
          text: 'How to create a token',
          url: 'https://www.adaxes.com/sdk/New-AdmAccountToken/',
        },
        rightsHelp,
      ],
    },
    {
      kind: 'password',
      hint: 'Older versions. Wrong passwords count towards locking the account.',
      fields: [{ name: 'username' }],
      help: [
        'A service account of its own, not a person’s. Its password is used to open sessions of 30 minutes.',
        oneRight,
      ],
      links: [rightsHelp],
    },
  ],
  capabilities: { knownServices: [microsoft365Service], knownFactors: knownApps },
  normaliseAddress: normaliseAdaxesAddress,
  secretFields: ['password', 'sessionId', 'token'],
  createProvider: createAdaxesProvider,
  ownTexts: {
    'connections.warning.more-rights-than-needed':
      'Whoever gets hold of this sign-in can do more than look people up and reset. Ask for one with no more than that right: Reset Multifactor Authentication.',
    'error.address-invalid.action':
      'Enter the address as https://server/directory, for example https://adaxes.example.com/restApi.',
    'error.answer-not-json.action':
      'Check the address of the connection. For Adaxes it ends with the virtual directory of the REST API, usually restApi.',
    'error.interface-not-found.action':
      'Check the address first: for Adaxes the virtual directory is chosen at installation and usually called restApi. If search works and only the MFA status does not, ask the administrator for the version of Adaxes.',
    'error.sign-in-denied.action':
      'Ask the administrator to allow this account to use the REST API. In Adaxes this can be narrowed to single users and groups.',
    'error.forbidden.action':
      'Ask the administrator to grant the right. In Adaxes a reset needs the permission Reset Multifactor Authentication for the person’s part of the directory.',
  },
}
