/** The address of Okta's Admin Console (`example-admin.okta.com`), pasted where the organisation's own is wanted. Pure. */

const adminHost = /^([a-z0-9-]+?)-admin(\.(?:(?:okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com|okta\.mil))$/i

/** The organisation's host; a host that is not the console's comes back as it is. */
export function withoutAdmin(hostname: string): string {
  return hostname.replace(adminHost, '$1$2')
}

/** Whether the host of the Admin Console was pasted. `pasted` need not be a valid address. */
export function isAdminAddress(pasted: string): boolean {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#:@\s]+)/i.exec(pasted.trim())?.[1]
  return host !== undefined && adminHost.test(host)
}
