/**
 * Which text is one mail address that a notice may go to. Directories hold whatever somebody typed, and mail programs read lists,
 * groups, routes and comments into it: what could be more than one plain address is none. Pure.
 */

/** Without quotes, blanks, brackets, commas, semicolons, a second @ or anything invisible, and without `%` and `!`, which old servers forward by. */
export const mailAddressPattern =
  /^[A-Za-z0-9#$&'*+=?^_{}~](?:[A-Za-z0-9.#$&'*+\-/=?^_{}~]{0,62}[A-Za-z0-9#$&'*+\-/=?^_{}~])?@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/

/** The name of a mail server, or its IPv4 address. */
export const mailHostPattern =
  /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/

export const maxMailAddressLength = 254

/** The address without blanks around it; `null` for anything else. */
export function mailAddressIn(text: string | null | undefined): string | null {
  const address = (text ?? '').trim()
  return address.length <= maxMailAddressLength && mailAddressPattern.test(address) ? address : null
}

/** Enough of it to recognise: `m…@corp.example`. */
export function shortAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? address : `${address.slice(0, 1)}…${address.slice(at)}`
}
