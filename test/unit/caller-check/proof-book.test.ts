import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProofBook, proofLifetimeMs } from '../../../electron/caller-check/proof-book.ts'
import type { CallerProof } from '../../../shared/domain/caller-check.ts'
import { CodedError } from '../../../electron/errors/coded-error.ts'
import { cleanAddress } from '../../../shared/domain/clean-text.ts'
import { makeAccount, makeProof, makeRefusedCheck, otherConnectionId } from '../../support/domain-fixtures.ts'

const notValid = new CodedError('proof-not-valid')
const account = makeAccount()
const uuid = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

function bookAt(ms = 0) {
  const clock = { ms }
  const book = createProofBook(() => new Date(clock.ms))
  const keep = (windowId: number, id: string): CallerProof => {
    const proof = makeProof({
      id,
      takenAt: new Date(clock.ms).toISOString(),
      expiresAt: new Date(clock.ms + proofLifetimeMs).toISOString(),
    })
    book.keep(windowId, proof, account)
    return proof
  }
  return { clock, book, keep }
}

describe('refusals of the caller', () => {
  it('are of the person in whatever system, for as long as a proof, and of nobody else', () => {
    const { clock, book } = bookAt()
    const { refusal, account: planned } = makeRefusedCheck()
    const refused = { account, connection: planned.connection, refusal, at: new Date(clock.ms).toISOString() }
    book.noteRefusal(refused)
    const linked = makeAccount({ connectionId: otherConnectionId, accountId: 'x', email: account.email })
    const other = makeAccount({ accountId: 'account-2', email: null })
    expect(book.refusalsOf([linked])).toEqual([refused])
    expect(book.refusalsOf([other, account])).toEqual([refused])
    expect(book.refusalsOf([other])).toEqual([])
    clock.ms += proofLifetimeMs
    expect(book.refusalsOf([account])).toEqual([])
  })
})

describe('proofs of the caller', () => {
  it('count for accounts of the same person, in whatever system', () => {
    const { book, keep } = bookAt()
    const proof = keep(1, uuid(1))
    const linked = makeAccount({ connectionId: otherConnectionId, accountId: 'x', email: account.email })
    expect(book.find(1, [proof.id], [account])).toEqual([proof])
    expect(book.find(1, [proof.id], [linked])).toEqual([proof])
    expect(book.find(1, [proof.id], [linked, account])).toEqual([proof])
  })

  it.each([
    ['somebody else', [makeAccount({ accountId: 'account-2', email: null })]],
    ['somebody else beside the person', [account, makeAccount({ accountId: 'account-2', email: null })]],
    ['somebody else of the same address in the same system', [makeAccount({ accountId: 'account-2' })]],
    [
      'somebody of the same name elsewhere',
      [makeAccount({ connectionId: otherConnectionId, accountId: 'x', email: 'other@practice.example' })],
    ],
  ])('do not count for %s', (_name, accounts) => {
    const { book, keep } = bookAt()
    const proof = keep(1, uuid(1))
    expect(() => book.find(1, [proof.id], accounts)).toThrow(notValid)
  })

  it.each([
    ['the Kelvin sign', 'mi\u212Ae.brown@practice.example'],
    ['a full-width letter', 'mike.br\uFF4Fwn@practice.example'],
    ['a superscript', 'mike.brown\u00B2@practice.example'],
    ['a zero-width space', 'mike.\u200Bbrown@practice.example'],
    ['a soft hyphen', 'mike.brow\u00ADn@practice.example'],
    ['a NUL', 'mike.brown\u0000@practice.example'],
    ['a Hangul filler', 'mike.brown@\u3164practice.example'],
    ['a dot of another kind', 'mike.brown@practice\u2024example'],
  ])('do not count for somebody whose address differs by %s', (_what, told) => {
    const email = 'mike.brown@practice.example'
    const checked = makeAccount({
      connectionId: otherConnectionId,
      accountId: 'x',
      logins: [],
      email: cleanAddress(told),
    })
    const { clock, book } = bookAt()
    const proof = makeProof({
      id: uuid(1),
      takenAt: new Date(0).toISOString(),
      expiresAt: new Date(clock.ms + proofLifetimeMs).toISOString(),
    })
    book.keep(1, proof, checked)
    expect(() => book.find(1, [proof.id], [makeAccount({ logins: [], email })])).toThrow(notValid)
    expect(book.find(1, [proof.id], [checked])).toEqual([proof])
  })

  it('are not used by looking at them, and come back when nothing was recorded', () => {
    const { book, keep } = bookAt()
    const proof = keep(1, uuid(1))
    book.find(1, [proof.id], [account])
    const release = book.use(1, [proof.id])
    expect(() => book.use(1, [proof.id])).toThrow(notValid)
    release()
    expect(book.find(1, [proof.id], [account])).toEqual([proof])
  })

  it('end when the clock is set back to before they were taken', () => {
    const { clock, book, keep } = bookAt(1_000_000)
    const proof = keep(1, uuid(1))
    clock.ms -= 1
    expect(() => book.find(1, [proof.id], [account])).toThrow(notValid)
    expect(() => book.use(1, [proof.id])).toThrow(notValid)
  })

  it('do not come back to a window that is closed', () => {
    const { book, keep } = bookAt()
    const proof = keep(1, uuid(1))
    const release = book.use(1, [proof.id])
    book.forgetWindow(1)
    release()
    expect(() => book.find(1, [proof.id], [account])).toThrow(notValid)
  })

  it('are used all or none', () => {
    const { book, keep } = bookAt()
    const good = keep(1, uuid(1))
    expect(() => book.use(1, [good.id, uuid(9)])).toThrow(notValid)
    expect(book.find(1, [good.id], [account])).toEqual([good])
  })

  it('count once, in their window and within their time, whatever is tried in whatever order', () => {
    const act = fc.record({
      kind: fc.constantFrom('keep', 'use', 'forget', 'wait'),
      window: fc.integer({ min: 1, max: 2 }),
      which: fc.integer({ min: 0, max: 5 }),
      ms: fc.integer({ min: 0, max: proofLifetimeMs }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const { clock, book, keep } = bookAt()
        /** The plain truth beside it: window and end of each proof that still counts. */
        const counting = new Map<string, { window: number; until: number }>()
        acts.forEach((one, index) => {
          if (one.kind === 'wait') clock.ms += one.ms
          if (one.kind === 'keep') {
            const { id } = keep(one.window, uuid(index))
            counting.set(id, { window: one.window, until: clock.ms + proofLifetimeMs })
          }
          if (one.kind === 'forget') {
            book.forgetWindow(one.window)
            for (const [id, { window }] of counting) if (window === one.window) counting.delete(id)
          }
          if (one.kind === 'use') {
            const id = [...counting.keys()][one.which] ?? uuid(99)
            const truth = counting.get(id)
            const may = truth !== undefined && truth.window === one.window && clock.ms < truth.until
            const use = () => book.use(one.window, [id])
            if (may) {
              expect(use).not.toThrow()
              counting.delete(id)
            } else expect(use).toThrow(notValid)
          }
        })
      }),
    )
  })
})
