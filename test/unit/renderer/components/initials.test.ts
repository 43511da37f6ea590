import { describe, expect, it } from 'vitest'
import { initials } from '../../../../renderer/components/initials.ts'

describe('initials', () => {
  it.each([
    ['Astrid Lindqvist', 'AL'],
    ['Lindqvist, Astrid', 'LA'],
    ['Cher', 'C'],
    ['Maria de la Cruz (contractor)', 'MC'],
    ['𝒜da Byron', '𝒜B'],
    ['', '?'],
    ['···', '?'],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})
