/**
 * Lines of CSV (RFC 4180), made to be opened in a spreadsheet. Names and server texts are untrusted input, so no cell begins like a
 * formula, nor does any part of a cell that a program with another separator would split off. Pure.
 */

/** At the start of a file: without it, Excel guesses another encoding than UTF-8. */
export const byteOrderMark = '\uFEFF'

/** Matches at the start of a cell and after any character that some program uses as a separator. */
const formulaStart = /(?<=^|[,;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠])|^(?=[\t\r\n])/g

function cell(value: string | number | null): string {
  const text = String(value ?? '')
  const guarded = text.replace(formulaStart, "'")
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`
