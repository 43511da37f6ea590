/**
 * Whether two addresses are one person's: the one rule for grouping accounts, for checks of the caller and for whatever asks a system by
 * an address. Pure.
 */

/** What `cleanAddress` puts where it had to change an address, and where it had to cut it. */
const changed = /[\uFFFD…]/u

/**
 * What addresses are compared by: the address as its system told it, but for the case of the letters A to Z, which no mail server
 * minds. Any further likeness (full-width letters, the Kelvin sign) is a way to pass for somebody else. `null` for one that is no
 * longer as it was told: it is equal to none.
 */
export function comparableAddress(address: string): string | null {
  return changed.test(address) ? null : address.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

export function sameAddress(one: string, other: string): boolean {
  const comparable = comparableAddress(one)
  return comparable !== null && comparable === comparableAddress(other)
}
