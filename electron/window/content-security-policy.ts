/**
 * What the page may load and run, and the other headers that each of its files is served with. Plain strings, so that the end-to-end
 * tests can serve the page with exactly the same ones.
 */

/**
 * React Aria's press handling adds one constant style element (`react-aria-pressable-style` in its usePress). It is allowed
 * by its hash; a test computes the hash again from the installed package.
 */
const pressableStyleHash = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='

const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': `'self' '${pressableStyleHash}'`,
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
}

export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ')

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}
