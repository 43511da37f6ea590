/** Guesses which word a misspelt one was meant to be. */

/** The nearest of `words`, or `null` if none is near: at most two edits, and fewer than half of the letters. */
export function nearest(misspelt: string, words: readonly string[]): string | null {
  const text = misspelt.slice(0, 64).toLowerCase()
  const found = words
    .map((word) => ({ word, slips: slipsBetween(text, word.toLowerCase()) }))
    .sort((a, b) => a.slips - b.slips)[0]
  return found !== undefined && found.slips <= 2 && found.slips < text.length / 2 ? found.word : null
}

/** The number of letters that are added, omitted, changed or swapped with their neighbour. */
function slipsBetween(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let row = 1; row <= from.length; row += 1) {
    rows[row] = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          row > 1 && column > 1 && swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(from.length, to.length)
}
