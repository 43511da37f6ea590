import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readHeaders } from '../../../../electron/providers/http/headers.ts'
import { tries } from '../../../support/thorough.ts'

const values = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'Mon, 02 Nov 2026 09:00:00 GMT',
  'Mon Nov  2 09:00:00 2026',
  '7',
  '0',
)

it('reads a header of one value as if it had come once, however often it comes', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (value, lines, times) => {
      const line = Array.from({ length: times }, () => value).join(', ')
      const repeated = lines === 1 ? line : Array.from({ length: lines }, () => line)
      expect(readHeaders({ 'retry-after': repeated })).toEqual({ 'retry-after': value })
    }),
    tries(100),
  )
})

it('takes the first of several that differ, and keeps lists together', () => {
  expect(readHeaders({ 'retry-after': ['2', '5'], date: ['x'] })).toEqual({ 'retry-after': '2', date: 'x' })
  expect(readHeaders({ link: ['<a>; rel="self"', '<b>; rel="next"'] })).toEqual({
    link: '<a>; rel="self", <b>; rel="next"',
  })
})

it('keeps no cookies', () => {
  expect(readHeaders({ 'set-cookie': ['a=b'] })).toEqual({})
})
