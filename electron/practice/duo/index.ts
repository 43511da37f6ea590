/** Practising on Duo. */
import type { PracticeDefinition } from '../practice-definition.ts'
import { practiceCode } from '../read-out.ts'
import { createDuoSimulator } from './duo-simulator.ts'

export const duo: PracticeDefinition = {
  connection: {
    id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a07',
    name: 'Practice access',
    baseUrl: 'https://duo.practice.example',
  },
  hasUnknownFactor: false,
  open(setting) {
    const simulator = createDuoSimulator(setting)
    const { desk, readOnly, everything, nothing } = simulator.credentials
    return {
      simulator,
      signIn: { kind: 'client-secret', clientId: desk.integrationKey },
      secret: desk.secretKey,
      guide(baseUrl) {
        const { user } = simulator.state.account('mira.dunmore')
        const line = (what: string, { integrationKey, secretKey }: typeof desk) =>
          `  ${what.padEnd(22)} ${integrationKey}  ${secretKey}`
        return [
          'Applications, with their integration keys and secret keys, by what they may do:',
          line('read and write', desk),
          line('read only', readOnly),
          line('everything', everything),
          line('nothing', nothing),
          `API hostname: ${new URL(baseUrl).host}`,
          `Every verification push shows ${practiceCode}.`,
          '',
          `Every request is signed (version 5, or 2). With Duo's own client for Node and ${user.realname}:`,
          `  client.jsonApiCall('GET', '/admin/v1/users', { username: '${user.username}' }, console.log)`,
          `  client.jsonApiCall('GET', '/admin/v1/users/${user.user_id}/bypass_codes', {}, console.log)`,
        ]
      },
    }
  },
}
