/** Where the secret of the server that notices are handed over to lies in the keychain. */
import type { NoticeServer } from '../../shared/domain/notice-rules.ts'
import type { SecretRef } from '../vault/secret-vault.ts'

/** Another server finds none of it. */
export const noticesSecretRef = (server: NoticeServer): SecretRef =>
  server.kind === 'mail'
    ? { connectionId: 'notices-mail', origin: `smtp://${server.host.toLowerCase()}:${server.port}` }
    : { connectionId: 'notices-webhook', origin: new URL(server.address).origin }
