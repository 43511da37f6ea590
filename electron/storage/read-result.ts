/** `absent`, `unreadable` and `ok` are three different answers for every stored thing. Only `absent` may lead to a fresh one. */
export type ReadResult<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
