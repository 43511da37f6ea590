/**
 * Servers that may be spoken to: those that are configured, and those a person said yes to since the program was started. Compared by
 * origin (scheme, host and port as the transport uses them), never by what was typed.
 */

export interface ConfirmedServers {
  /** `url`: absolute. */
  isConfirmed(url: string): boolean
  confirm(url: string): void
}

/** `configured`: absolute URLs of what is kept, as it is at that moment. */
export function createConfirmedServers(configured: () => readonly string[]): ConfirmedServers {
  const said = new Set<string>()
  return {
    isConfirmed(url) {
      const origin = originOf(url)
      return said.has(origin) || configured().some((one) => originOf(one) === origin)
    },
    confirm: (url) => void said.add(originOf(url)),
  }
}

const originOf = (url: string): string => new URL(url).origin
