/**
 * Names of an object in Adaxes and when two of them are the same: a GUID whatever its case and braces (RFC 9562, 4), a
 * distinguished name whatever its case, the blanks around its parts and the way a character is escaped (RFC 4514). Pure.
 */
import type { DirectoryObject } from './schemas.ts'

const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i

/** A GUID in its one way of writing it; anything else is no GUID. */
export function readGuid(id: string): string | null {
  return guid.exec(id.trim())?.[1]?.toLowerCase() ?? null
}

/** Whether `object` is the one that is asked for as `id`, by the kind of `id`. What is neither a GUID nor a DN names nobody. */
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

/** What an escaped character stands for: a list of UTF-8 bytes, or the character itself. */
const escapes = /(?:\\[0-9a-f]{2})+|\\(.)/gisu

/** The parts between commas, with escaped ones inside them. */
const part = /(?:\\.|[^\\,])+/gsu

/** `null` for what is no DN. */
function comparableDn(dn: string): string | null {
  const parts = Array.from(dn.matchAll(part), ([text]) => /^\s*([\w.-]+)\s*=\s*(.*)$/su.exec(text))
  if (parts.length === 0) return null
  const comparable: [string, string][] = []
  for (const match of parts) {
    if (match === null) return null
    const [, type = '', value = ''] = match
    // A blank at the end that is escaped belongs to the value.
    const bare = value.replace(/(?<!\\)\s+$/u, '')
    comparable.push([withoutCase(type), withoutCase(bare.replace(escapes, unescaped))])
  }
  return JSON.stringify(comparable)
}

function unescaped(escape: string, character: string | undefined): string {
  return character ?? Buffer.from(escape.replaceAll('\\', ''), 'hex').toString('utf8')
}

/** Letters that only resemble another in one case, such as the Kelvin sign, stay what they are. */
function withoutCase(text: string): string {
  return Array.from(text, (letter) => {
    const lower = letter.toLowerCase()
    return lower.toUpperCase() === letter ? lower : letter
  }).join('')
}
