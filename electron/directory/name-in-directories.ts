/** What the connected directories call the person who has an account of the computer, to be offered and never taken for granted. */
import { sameAddress } from '../../shared/domain/same-address.ts'
import type { Connections } from '../connections/connections.ts'

/**
 * `osUser`: `DOMAIN\name` or a name. `null` where no account has exactly that login, where several have it under different names, and
 * where no system answers. Never rejects.
 */
export async function nameInDirectories(
  connections: Pick<Connections, 'holding' | 'use'>,
  osUser: string,
  signal: AbortSignal,
): Promise<string | null> {
  const login = osUser.slice(osUser.lastIndexOf('\\') + 1)
  const found = await Promise.allSettled(
    connections.holding('accounts').map((id) => connections.use(id, (provider) => provider.searchUsers(login, signal))),
  )
  const names = found
    .flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.accounts : []))
    .filter(({ logins }) => logins.some((held) => sameAddress(held, login) || sameAddress(held, osUser)))
    .map(({ displayName }) => displayName)
  const [name, ...others] = new Set(names)
  return name !== undefined && others.length === 0 ? name : null
}
