/** Ids that nobody has and that would mean something else where a path or a body is put together carelessly. */
import fc from 'fast-check'

export const oddIds = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  '1e3',
  'null',
  'undefined',
  '*',
  '../org/mfa',
  '%2e%2e/org/mfa',
  '{}',
)
