/** JSON known only to be an object: from files that are not fully parsed, or that anybody may have written. */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The JSON object in `text`; `null` for anything else, whether it is JSON or not. */
export function parseJsonRecord(text: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonRecord(value) ? value : null
  } catch {
    return null
  }
}
