/** JSON of which nothing is known but that it should be an object: of files that are only glanced at, or that anybody may have written. */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object that `text` holds, null for anything else, be it JSON or not. */
export function parseJsonRecord(text: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonRecord(value) ? value : null
  } catch {
    return null
  }
}
