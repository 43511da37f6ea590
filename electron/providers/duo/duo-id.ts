/**
 * Ids that may stand in a path. An empty one, or one with a slash, would lead to another request: without the device's id, taking a device
 * off a user becomes deleting the user. Pure.
 */
declare const checked: unique symbol
export type DuoId = string & { readonly [checked]: true }

/** Duo's ids are twenty capital letters and digits; the interface promises no more than that they are opaque. */
const opaque = /^[A-Za-z0-9_-]{1,128}$/

/** The only place where one is created. */
export function duoId(text: string): DuoId | null {
  return opaque.test(text) ? (text as DuoId) : null
}
