/** A link to the connections screen, for errors that can only be fixed there. Renders nothing for any other. */
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { Button, type ButtonProps } from '../../components/button.tsx'
import { useText } from '../../messages/use-text.ts'
import { navigate } from '../../state/navigation.ts'

const ofConnection: readonly ErrorCode[] = [
  'secret-missing',
  'secret-incomplete',
  'token-rejected',
  'password-rejected',
  'private-key-invalid',
  'key-id-mismatch',
  'key-not-accepted',
  'client-id-rejected',
  'scope-missing',
  'role-missing',
  'address-invalid',
  'interface-not-found',
  'sign-in-account-disabled',
  'sign-in-account-expired',
  'sign-in-needed',
  'sign-in-ended',
  'fresh-sign-in-needed',
  'consent-missing',
  'tenant-rejected',
  'tenant-mismatch',
  'organisation-refused',
  'second-factor-required',
  'second-factor-rejected',
  'second-factor-unsupported',
  'forbidden',
]

export function ToConnections({
  code,
  variant = 'secondary',
}: {
  readonly code: ErrorCode
  readonly variant?: ButtonProps['variant']
}) {
  const t = useText()
  if (!ofConnection.includes(code)) return null
  return (
    <Button variant={variant} size="small" onPress={() => navigate('connections')}>
      {t('part.to-connections')}
    </Button>
  )
}
