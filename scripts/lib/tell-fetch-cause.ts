/**
 * Loaded into Electron's installer before its own code (`node --import`). Node's `fetch` says only "fetch failed" and keeps the
 * reason in `cause`, which the installer does not print; here the reason becomes the message.
 */
const fetchWithoutReason = globalThis.fetch

globalThis.fetch = async (...request) => {
  try {
    return await fetchWithoutReason(...request)
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error })
  }
}

/** Several addresses of one host that all failed are one error without words, with the errors of each inside. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return error.cause === undefined ? error.message : reasonOf(error.cause)
}
