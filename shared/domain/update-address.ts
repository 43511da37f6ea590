/** Which text is the address of something that is kept and shown. Free of schemas so that the page can load it. */

/** Main and the page both have it. */
declare const URL: { canParse(text: string): boolean }

export const maxAddressLength = 2048

/** Why text is not the address of a version file; `null` where it is. */
export function updateAddressFault(text: string): 'not-https' | 'not-valid' | null {
  // Browsers read backslashes, blanks and invisible characters in surprising ways: people must see where it leads.
  if (text.length > maxAddressLength || /[\s\\\p{Cc}\p{Cf}]/u.test(text)) return 'not-valid'
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/[^/]/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === 'http') return 'not-https'
  if (scheme !== 'https' || !URL.canParse(text)) return 'not-valid'
  // What stands before an @, behind a ? or a # may be a credential, and this address is kept and shown.
  return /[@?#]/.test(text) ? 'not-valid' : null
}
