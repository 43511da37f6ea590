/**
 * `absent`, `unreadable` and `ok` are three different answers for every stored thing. Only `absent` may lead to a fresh one.
 * What could not even be looked at is none of them: that is a `StorageError`.
 */
export type ReadResult<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
