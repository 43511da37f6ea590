/**
 * Where an account lives, as people read it: from a distinguished name (RFC 4514), the domain and the folders in it, without the account
 * itself, outermost first. Anything that is not a distinguished name is returned unchanged.
 */
export function readablePath(path: string): string {
  const parts = (path.match(/(?:\\.|[^\\,])+/g) ?? []).map((part) => /^\s*([A-Za-z]+)\s*=\s*(.+)$/.exec(part))
  if (parts.length < 2 || !parts.every((part) => part !== null)) return path
  const isDomain = ([, name = '']: RegExpExecArray) => name.toUpperCase() === 'DC'
  const value = ([, , text = '']: RegExpExecArray) => unescaped(text)
  const domain = parts.filter(isDomain).map(value).join('.')
  const folders = parts.slice(1).filter((part) => !isDomain(part))
  return [domain, ...folders.map(value).toReversed()].filter((part) => part !== '').join(' › ')
}

/** A character after a backslash stands for itself; two hexadecimal digits stand for a byte of UTF-8. */
function unescaped(text: string): string {
  return text
    .trimEnd()
    .replace(/(?:\\[\da-f]{2})+/gi, (bytes) => {
      try {
        return decodeURIComponent(bytes.replaceAll('\\', '%'))
      } catch {
        // No UTF-8: shown as it is.
        return bytes
      }
    })
    .replace(/\\(.)/g, '$1')
}
