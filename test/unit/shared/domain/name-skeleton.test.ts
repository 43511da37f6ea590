import { expect, it } from 'vitest'
import { nameSkeleton } from '../../../../shared/domain/name-skeleton.ts'

it.each([
  ['Mike\u034F Brown', 'Mike Brown'],
  ['Міke Вrown', 'Mike Brown'],
  ['Ｍｉｋｅ Brown', 'mike brown'],
  ['Siobhan O’Brien', "Siobhan O'Brien"],
  ['Anne\u2011Marie', 'Anne-Marie'],
  ['Mu\u0308ller', 'Müller'],
])('%j can be taken for %j', (one, other) => {
  expect(nameSkeleton(one)).toBe(nameSkeleton(other))
})

it.each([
  ['Mike Brown', 'Mike Braun'],
  ['Иван', 'Ivan'],
])('%j cannot be taken for %j', (one, other) => {
  expect(nameSkeleton(one)).not.toBe(nameSkeleton(other))
})
