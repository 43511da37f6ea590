/** One line of the table that `npm run bench` prints. */
export interface BenchRow {
  /** What was measured, with the size it was measured at. */
  readonly name: string
  readonly unit: string
  readonly median: number
  /** `null` where too few samples were taken to speak of a 99th percentile. */
  readonly p99: number | null
  /** The figure to be met, in words; empty for a row that is there to be compared with. */
  readonly target: string
  /** `null` for a row without a target of its own. */
  readonly met: boolean | null
}
