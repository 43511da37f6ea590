/** Stands in until the screen is there. */
export function HistoryPage() {
  return null
}
