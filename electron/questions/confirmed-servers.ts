/**
 * Servers that may be spoken to: those that are configured, and those a person said yes to since the program was started. Compared by
 * origin (scheme, host and port as the transport uses them), never by what was typed.
 */

export interface ConfirmedServers {
  /** `url`: absolute. */
  isConfirmed(url: string): boolean
  /** Somebody said yes to it since the program was started; that it is configured is not enough. */
  isSaid(url: string): boolean
  confirm(url: string): void
  /** What was said yes to is done: from now on only what is configured counts. */
  forget(url: string): void
}

/** `configured`: absolute URLs of what is kept, as it is at that moment. */
export function createConfirmedServers(configured: () => readonly string[]): ConfirmedServers {
  const said = new Set<string>()
  return {
    isConfirmed(url) {
      const origin = originOf(url)
      return said.has(origin) || configured().some((one) => originOf(one) === origin)
    },
    isSaid: (url) => said.has(originOf(url)),
    confirm: (url) => void said.add(originOf(url)),
    forget: (url) => void said.delete(originOf(url)),
  }
}

const originOf = (url: string): string => new URL(url).origin
