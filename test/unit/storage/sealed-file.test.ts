import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../../electron/storage/sealed-file.ts'

const key = randomBytes(32)
const content = Buffer.from('what nobody else may read')

describe('sealing', () => {
  it('gives back what was sealed', () => {
    expect(unseal(seal(content, key), key)).toEqual({ kind: 'ok', value: content })
    expect(unseal(seal(Buffer.alloc(0), key), key)).toEqual({ kind: 'ok', value: Buffer.alloc(0) })
  })

  it('hides the content and never seals the same twice', () => {
    const [first, second] = [seal(content, key), seal(content, key)]
    expect(first.includes(content)).toBe(false)
    expect(first.equals(second)).toBe(false)
  })

  it('does not open with another key', () => {
    expect(unseal(seal(content, key), randomBytes(32))).toEqual({ kind: 'unreadable', reason: 'not-authentic' })
  })

  it('does not open cut at any byte', () => {
    const sealed = seal(content, key)
    for (let length = 0; length < sealed.length; length += 1) {
      expect(unseal(sealed.subarray(0, length), key).kind, `cut to ${length}`).toBe('unreadable')
    }
  })

  it('does not open with any byte changed', () => {
    const sealed = seal(content, key)
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(unseal(changed, key).kind, `byte ${place}`).toBe('unreadable')
    }
  })

  it('does not open another form, zeros or something appended', () => {
    const sealed = seal(content, key)
    expect(unseal(Buffer.alloc(sealed.length), key)).toEqual({ kind: 'unreadable', reason: 'unknown-form' })
    expect(unseal(Buffer.concat([sealed, Buffer.of(0)]), key).kind).toBe('unreadable')
  })
})
