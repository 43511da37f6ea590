/** Where the password of the mail server lies in the keychain. */
import type { MailServer } from '../../shared/domain/notice-rules.ts'
import type { SecretRef } from '../vault/secret-vault.ts'

/** Another server finds none of it. */
export const noticesPasswordRef = ({ host, port }: MailServer): SecretRef => ({
  connectionId: 'notices-mail',
  origin: `smtp://${host.toLowerCase()}:${port}`,
})
