/**
 * Determines who may write from a security descriptor in Windows' text format (SDDL). Pure. Account names are localised and therefore
 * ignored: security identifiers are the same on every Windows. Anything that is not understood counts as a right to write.
 */

export type Rights =
  | { readonly kind: 'safe' }
  | { readonly kind: 'not-understood' }
  | { readonly kind: 'owner' }
  /** `who`: identifiers that are not an administrator's. */
  | { readonly kind: 'writable'; readonly who: readonly string[] }

/** Administrators, the system, and Windows' own installer, which owns `C:\Program Files`. */
const administrators: readonly string[] = [
  'BA',
  'S-1-5-32-544',
  'SY',
  'S-1-5-18',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]

const sid = '(?:[A-Z]{2}|S-1(?:-(?:\\d+|0x[0-9a-fA-F]+))+)'
const descriptor = new RegExp(
  `^O:(?<owner>${sid})(?:G:${sid})?D:(?<flags>[A-Z_]*)(?<entries>(?:\\((?:[^()]|\\([^()]*\\))*\\))*)(?:S:.*)?$`,
)

/** Rights by their two-letter codes, as bits of a file's access mask. */
const letters: Readonly<Record<string, number>> = {
  GA: 0x1000_0000,
  GX: 0x2000_0000,
  GW: 0x4000_0000,
  GR: 0x8000_0000,
  RC: 0x2_0000,
  SD: 0x1_0000,
  WD: 0x4_0000,
  WO: 0x8_0000,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  FA: 0x1f_01ff,
  FR: 0x12_0089,
  FW: 0x12_0116,
  FX: 0x12_00a0,
}
const everything = 0xffff_ffff

/** Rights to read, list, execute and wait for a file, and to read its rights. */
const reading = 0x1 | 0x8 | 0x20 | 0x80 | 0x2_0000 | 0x10_0000 | 0x2000_0000 | 0x8000_0000
/** Rights to create something beside the existing files, which does not change those; and to change a folder's own attributes. */
const makingBeside = 0x2 | 0x4 | 0x10 | 0x100

/**
 * `above`: for a parent folder. Others may create things in it, as they may in `C:\`, but may neither rename nor remove what is
 * there.
 */
export function rightsOf(sddl: string, above: boolean): Rights {
  const found = descriptor.exec(sddl.trim())?.groups
  if (found === undefined) return { kind: 'not-understood' }
  const { owner = '', flags = '', entries = '' } = found
  if (!administrators.includes(owner)) return { kind: 'owner' }
  // Without an access control list, everybody may do everything.
  if (flags.includes('NO_ACCESS_CONTROL')) return { kind: 'writable', who: ['WD'] }
  const allowed = above ? reading | makingBeside : reading
  const who = [...entries.matchAll(/\(((?:[^()]|\([^()]*\))*)\)/g)].flatMap(([, entry = '']) => {
    const { identifier, mask } = grantOf(entry)
    return (mask & ~allowed) === 0 || administrators.includes(identifier) ? [] : [identifier]
  })
  return who.length === 0 ? { kind: 'safe' } : { kind: 'writable', who: [...new Set(who)] }
}

/** What an entry grants, and to whom, on this object itself rather than only on children created later. */
function grantOf(entry: string): { readonly identifier: string; readonly mask: number } {
  const [type = '', flags = '', rights = '', , , identifier = ''] = entry.split(';')
  const nothing = { identifier, mask: 0 }
  // Deny entries grant nothing; neither do audit entries.
  if (['D', 'OD', 'XD'].includes(type)) return nothing
  if (flags.match(/../g)?.includes('IO') === true) return nothing
  return { identifier, mask: type === 'A' ? maskOf(rights) : everything }
}

function maskOf(rights: string): number {
  if (/^0x[0-9a-fA-F]{1,8}$/.test(rights)) return Number(rights)
  if (!/^(?:[A-Z]{2})*$/.test(rights)) return everything
  return (rights.match(/../g) ?? []).reduce((mask, pair) => mask | (letters[pair] ?? everything), 0)
}
