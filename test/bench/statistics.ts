/** The two figures of a benchmark's row. Both take at least one value. */

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** Nearest rank: the smallest value that at least `percent` of all are not above. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]
  if (value === undefined) throw new Error('no values')
  return value
}
