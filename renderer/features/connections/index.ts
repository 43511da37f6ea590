/** Stands in until the screen is there. */
export function ConnectionsPage() {
  return null
}
