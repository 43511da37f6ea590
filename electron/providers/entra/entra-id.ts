/**
 * Ids that may stand in a path. An empty one, or one with a slash, would lead to another request: without the method's id, or with a
 * method's type that is none, to a collection; without the account's, to `/users` itself. Pure.
 */
declare const checked: unique symbol
/** An object id. User principal names are accepted by Graph in its place, and change hands, so they are never used. */
export type ObjectId = string & { readonly [checked]: 'object' }
export type MethodId = string & { readonly [checked]: 'method' }

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** GUIDs and, for passkeys, base64url; the documentation promises no more than that they are opaque. */
const opaque = /^[A-Za-z0-9_-]{1,220}={0,2}$/

/** The only places where they are created. */
export function objectId(text: string): ObjectId | null {
  return guid.test(text) ? (text.toLowerCase() as ObjectId) : null
}

export function methodId(text: string): MethodId | null {
  return opaque.test(text) ? (text as MethodId) : null
}
