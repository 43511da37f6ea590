/**
 * Identifiers of objects in Adaxes, and when two of them are equal: GUIDs regardless of case and braces (RFC 9562, 4), distinguished
 * names regardless of case, blanks around their parts and the way a character is escaped (RFC 4514). Pure.
 */
import type { DirectoryObject } from './schemas.ts'

const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i

/** A GUID in canonical form; `null` for anything else. */
export function readGuid(id: string): string | null {
  return guid.exec(id.trim())?.[1]?.toLowerCase() ?? null
}

/** Whether `id` identifies the object, as a GUID or a DN. Anything else identifies nobody. */
export function isNamed({ guid: told, dn }: Pick<DirectoryObject, 'guid' | 'dn'>, id: string): boolean {
  const asked = readGuid(id)
  return asked === null ? dn !== null && sameDn(dn, id) : readGuid(told ?? '') === asked
}

export function isDn(id: string): boolean {
  return comparableDn(id) !== null
}

export function sameDn(one: string, other: string): boolean {
  const comparable = comparableDn(one)
  return comparable !== null && comparable === comparableDn(other)
}

/** Escape sequences: UTF-8 bytes in hexadecimal, or an escaped character. */
const escapes = /(?:\\[0-9a-f]{2})+|\\(.)/gisu

/** The parts between unescaped commas. */
const part = /(?:\\.|[^\\,])+/gsu

/** `null` if it is not a DN. */
function comparableDn(dn: string): string | null {
  const parts = Array.from(dn.matchAll(part), ([text]) => /^\s*([\w.-]+)\s*=\s*(.*)$/su.exec(text))
  if (parts.length === 0) return null
  const comparable: [string, string][] = []
  for (const match of parts) {
    if (match === null) return null
    const [, type = '', value = ''] = match
    // An escaped blank at the end belongs to the value.
    const bare = value.replace(/(?<!\\)\s+$/u, '')
    comparable.push([withoutCase(type), withoutCase(bare.replace(escapes, unescaped))])
  }
  return JSON.stringify(comparable)
}

function unescaped(escape: string, character: string | undefined): string {
  return character ?? Buffer.from(escape.replaceAll('\\', ''), 'hex').toString('utf8')
}

/** Letters whose lower case is that of another letter, such as the Kelvin sign, are not changed. */
function withoutCase(text: string): string {
  return Array.from(text, (letter) => {
    const lower = letter.toLowerCase()
    return lower.toUpperCase() === letter ? lower : letter
  }).join('')
}
