import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OperationTable, type Row } from '../../../electron/history/operation-table.ts'

const row: Row = {
  startedAt: 1,
  countsAt: 2,
  user: 3,
  places: 4,
  callerChecks: 5,
  resets: 6,
  outcome: 7,
  flags: 8,
}
const aboutTwiceItsFirstSize = 2_500

it('finds every operation again, and no other, however many there are', () => {
  const table = new OperationTable()
  const ids = Array.from({ length: aboutTwiceItsFirstSize }, () => crypto.randomUUID())
  expect(ids.map((id) => table.add(id, row))).toEqual([...ids.keys()])
  expect(ids.map((id) => table.find(id))).toEqual([...ids.keys()])
  expect(ids.map((_, at) => table.idOf(at))).toEqual(ids)
  expect(table.find(crypto.randomUUID())).toBe(-1)
})

it('finds ids again that differ in one digit', () => {
  const table = new OperationTable()
  const ids = Array.from({ length: 300 }, (_, at) => `00000001-0000-4000-8000-${at.toString(16).padStart(12, '0')}`)
  for (const id of ids) table.add(id, row)
  expect(ids.map((id) => table.find(id))).toEqual([...ids.keys()])
})

it('has the same rows after they were bytes, behind those it has, and the ones asked for with other numbers', () => {
  const figures = fc.record({
    startedAt: fc.integer(),
    countsAt: fc.integer(),
    user: fc.nat(1_000_000),
    places: fc.nat(1_000_000),
    callerChecks: fc.nat(1_000_000),
    resets: fc.nat(65_535),
    outcome: fc.nat(255),
    flags: fc.nat(255),
  })
  const operations = fc.uniqueArray(fc.tuple(fc.uuid(), figures), { selector: ([id]) => id })
  fc.assert(
    fc.property(operations, fc.nat(5), (all, skipped) => {
      const [from, to] = [new OperationTable(), new OperationTable()]
      for (const [id, each] of all) from.add(id, each)
      to.add('00000000-0000-4000-8000-000000000000', row)
      const first = Math.min(skipped, all.length)
      const bytes = Uint8Array.from(from.toBytes(first, all.length - first, { user: (number) => number + 1 }))
      to.addBytes(bytes, all.length - first)
      expect(to.rows).toBe(1 + all.length - first)
      for (const [index, [id, each]] of all.slice(first).entries()) {
        const at = to.find(id)
        expect(at).toBe(index + 1)
        const { columns } = to
        const found = Object.entries(columns).map(([name, column]) => [name, column[at]])
        expect(Object.fromEntries(found)).toEqual({ ...each, user: each.user + 1 })
      }
    }),
  )
})
