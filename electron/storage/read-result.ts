/**
 * `absent`, `unreadable` and `ok` are three distinct results for everything stored. Only `absent` may lead to a new one being created.
 * If it cannot be accessed, none of them applies: that is a `StorageError`.
 */
export type ReadResult<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
