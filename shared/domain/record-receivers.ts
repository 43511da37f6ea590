/** Where a record can be handed on to, and which of it the rules name. Free of schemas so that the page can load it. */

export const recordReceivers = ['syslog', 'webhook', 'otlp'] as const

/** A name or an address of a server, without scheme and port. */
export const recordHostPattern =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*|[0-9a-f:]*:[0-9a-f:.]+)$/i
export const maxHostLength = 253

export const isHost = (text: string): boolean => text.length <= maxHostLength && recordHostPattern.test(text)

/** Certificates one after the other, and nothing of a key. What lies between the lines of a block is for main to read. */
export const authorityPattern = /^\s*(?:-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/
export const maxAuthorityLength = 64 * 1024

export const isAuthority = (text: string): boolean => text.length <= maxAuthorityLength && authorityPattern.test(text)

export const defaultSyslogPort = 6514
/** What every receiver should take whole, with some room. */
export const defaultFrameBytes = 8_000
export const frameBytes = { least: 2_048, most: 200_000 } as const

/** Of the rules, what says where it goes. */
interface ReceiverPlaces {
  readonly syslog: { readonly host: string | null; readonly port: number }
  readonly webhook: { readonly address: string | null }
  readonly otlp: { readonly address: string | null }
}

/** The server of a receiver as a URL, so that all of them compare by origin; `null`: it is off. */
export function serverOf(
  receiver: (typeof recordReceivers)[number],
  { syslog, webhook, otlp }: ReceiverPlaces,
): string | null {
  switch (receiver) {
    case 'syslog':
      return syslog.host === null ? null : `https://${bracketed(syslog.host)}:${syslog.port}`
    case 'webhook':
      return webhook.address
    case 'otlp':
      return otlp.address
  }
}

const bracketed = (name: string): string => (name.includes(':') ? `[${name}]` : name)

/** Whether the record goes anywhere. */
export const isRecordWanted = (rules: ReceiverPlaces): boolean =>
  recordReceivers.some((receiver) => serverOf(receiver, rules) !== null)
