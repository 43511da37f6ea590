import { beforeEach, describe, expect, it } from 'vitest'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { AdditionalAction } from '../../../shared/domain/mfa-status.ts'
import {
  makeAccount,
  makeOutcome,
  makeProof,
  makeRefusedCheck,
  makeSelection,
  makeStatus,
  otherConnectionId,
} from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import { codeOfRejection, createHarness, noNote, signal, windowId, type Harness } from './resets-harness.ts'

let harness: Harness
beforeEach(() => {
  harness = createHarness()
  addPerson(
    harness.system,
    {},
    makeStatus(['Google', 'Duo'], { additionalActions: ['end-sessions', 'unlock', 'temporary-access-code'] }),
  )
  addPerson(harness.system, { accountId: 'account-2', displayName: 'Nona Weirside', email: null })
})

const proof = makeProof()
const keepProof = (window = windowId): void => harness.proofs.keep(window, proof, makeAccount())
const prepare = (selection: Parameters<typeof makeSelection>[0] = {}, proofIds: string[] = [proof.id]) =>
  harness.resets.prepare(windowId, [makeSelection(selection)], null, signal, proofIds)
const commit = async (selection: Parameters<typeof makeSelection>[0] = {}, proofIds: string[] = [proof.id]) =>
  harness.resets.commit(windowId, (await prepare(selection, proofIds)).id, noNote)

describe('a passed check of the caller', () => {
  it('is in the question, in the record and in the operation, and serves one reset', async () => {
    keepProof()
    harness.nowMs += 3 * 60_000
    const operation = await commit()
    expect(harness.questions[0]?.detail).toContain('Caller checked: Okta Verify, Adaxes · Head office, 3 minutes ago')
    expect(harness.history.entries[0]).toMatchObject({ kind: 'intended', proofs: [proof] })
    expect(operation.proofs).toEqual([proof])
    expect(await codeOfRejection(prepare({ factorIds: ['Duo'] }))).toBe('proof-not-valid')
  })

  it('is told of first where it was refused, in every window, for a quarter of an hour, and for this person alone', async () => {
    const { refusal, account } = makeRefusedCheck()
    const at = new Date(harness.nowMs).toISOString()
    harness.proofs.noteRefusal({ account: account.account, connection: account.connection, refusal, at })
    harness.nowMs += 2 * 60_000
    await commit({}, [])
    await commit({ accountId: 'account-2' }, [])
    harness.nowMs += 13 * 60_000
    await commit({ factorIds: ['Duo'] }, [])
    expect(harness.questions.map(({ detail }) => detail.split('\n')[0])).toEqual([
      'Caller check refused on the device: Okta Verify push, Adaxes · Head office, 2 minutes ago. Somebody else may be calling.',
      'Nona Weirside (mira.dunmore)',
      'Mira Dunmore (mira.dunmore)',
    ])
  })

  it('is not named where there was none', async () => {
    const operation = await commit({}, [])
    expect(operation).not.toHaveProperty('proofs')
    expect(harness.questions[0]?.detail).not.toContain('Caller checked')
  })

  it('serves one of two resets that were prepared with it', async () => {
    keepProof()
    const [one, other] = [await prepare(), await prepare({ factorIds: ['Duo'] })]
    await harness.resets.commit(windowId, one.id, noNote)
    harness.log.length = 0
    expect(await codeOfRejection(harness.resets.commit(windowId, other.id, noNote))).toBe('proof-not-valid')
    expect(harness.log).toEqual(['asked'])
  })

  it('counts for nothing once it has run out, also while the question stands', async () => {
    keepProof()
    harness.nowMs = Date.parse(proof.expiresAt) - 1
    harness.confirm = () => {
      harness.nowMs += 1
      return Promise.resolve(true)
    }
    expect(await codeOfRejection(commit())).toBe('proof-not-valid')
    expect(harness.log).not.toContain('run:s1')
    expect(harness.history.entries).toEqual([])
  })

  it.each([
    ['another window', () => keepProof(2), {}],
    ['another person', () => keepProof(), { accountId: 'account-2' }],
    ['nobody: the id is made up', () => undefined, {}],
  ])('is refused when it is of %s', async (_name, keep, selection) => {
    keep()
    expect(await codeOfRejection(prepare(selection))).toBe('proof-not-valid')
  })

  it('is kept where the question is answered with Cancel or the record is refused', async () => {
    keepProof()
    harness.confirm = () => Promise.resolve(false)
    expect(await codeOfRejection(commit())).toBe('not-confirmed')
    harness.confirm = () => Promise.resolve(true)
    harness.history.refuse(() => new StorageError('disk-full'))
    expect(await codeOfRejection(commit())).toBe('disk-full')
    harness.history.refuse(() => null)
    expect((await commit()).proofs).toEqual([proof])
  })
})

describe('further steps', () => {
  it('are steps of their own, alone or beside a reset', async () => {
    const { steps } = await prepare({ actions: ['unlock', 'end-sessions'] }, [])
    expect(steps.map((step) => step.effects.map(({ kind }) => kind))).toEqual([
      ['remove-factor'],
      ['unlock'],
      ['end-sessions'],
    ])
    const operation = await commit({ factorIds: [], actions: ['unlock'] }, [])
    expect(operation.outcome).toBe('succeeded')
    expect(harness.questions[0]).toMatchObject({
      message: 'Carry this out for Mira Dunmore?',
      confirmLabel: 'Carry out',
    })
    expect(harness.questions[0]?.detail).toContain('Unlock the account')
    expect(harness.questions[0]?.detail).not.toContain('set up the removed methods')
  })

  it('are refused where the status does not offer them', async () => {
    expect(await codeOfRejection(prepare({ accountId: 'account-2', actions: ['unlock'] }, []))).toBe(
      'reset-not-offered',
    )
  })

  it('are repeated only where they failed', async () => {
    Object.assign(harness.system.replace, {
      runStep: () => Promise.resolve(makeOutcome('failed', { code: 'forbidden' })),
    })
    const { id } = await commit({ factorIds: [], actions: ['unlock'] }, [])
    const retry = (actions: AdditionalAction[]) =>
      harness.resets.prepare(windowId, [makeSelection({ factorIds: [], actions })], id, signal)
    expect((await retry(['unlock'])).steps).toHaveLength(1)
    expect(await codeOfRejection(retry(['unlock', 'end-sessions']))).toBe('selection-outdated')
  })
})

describe('a one-time code', () => {
  const code = 'n@C*bU26'

  it('is shown by main and is in no record, event or answer', async () => {
    Object.assign(harness.system.replace, {
      runStep: (_step: unknown, _signal: unknown, onOneTimeCode: (made: object) => void) => {
        onOneTimeCode({ code: new Secret(code), expiresAt: '2026-11-20T11:42:07.000Z' })
        return Promise.resolve(makeOutcome())
      },
    })
    const operation = await commit({ factorIds: [], actions: ['temporary-access-code'] }, [])
    const [notice] = harness.codes
    expect(notice?.code.reveal()).toBe(code)
    expect(notice?.message).toMatch(/^Code for Mira Dunmore \(.+\) in Adaxes · Head office:$/)
    expect(notice).toMatchObject({ clipboardSeconds: 60 })
    expect(notice?.detail).toContain('Valid until the time of 2026-11-20T11:42:07.000Z')
    expect(notice?.detail).toContain(`after ${(notice?.screenSeconds ?? 0) / 60} minutes`)
    expect(JSON.stringify([operation, harness.history.entries, harness.events, harness.codes])).not.toContain(code)
    expect(harness.questions[0]?.detail).toContain('shown to you once')
  })

  it('says where it works, so that two of one reset are told apart', async () => {
    addPerson(
      harness.system,
      { connectionId: otherConnectionId, accountId: 'account-3' },
      makeStatus([], { additionalActions: ['temporary-access-code'] }),
    )
    Object.assign(harness.system.replace, {
      runStep: ({ accountId }: { accountId: string }, _signal: unknown, onOneTimeCode: (made: object) => void) => {
        onOneTimeCode({ code: new Secret(`${code} of ${accountId}`), expiresAt: null })
        return Promise.resolve(makeOutcome())
      },
    })
    const chosen = { factorIds: [], actions: ['temporary-access-code' as const] }
    const selections = [
      makeSelection(chosen),
      makeSelection({ ...chosen, connectionId: otherConnectionId, accountId: 'account-3' }),
    ]
    const { id } = await harness.resets.prepare(windowId, selections, null, signal)
    await harness.resets.commit(windowId, id, { ...noNote, unchecked: 'A test' })
    const shown = harness.codes.map((notice) => [notice.code.reveal(), /in (.+):$/.exec(notice.message)?.[1]])
    expect(shown).toHaveLength(2)
    expect(Object.fromEntries(shown)).toEqual({
      [`${code} of account-1`]: 'Adaxes · Head office',
      [`${code} of account-3`]: 'Adaxes · Sandbox',
    })
  })

  it('is not waited for: the outcome is recorded while it stands', async () => {
    harness = createHarness([], () => new Promise(() => undefined))
    addPerson(harness.system, {}, makeStatus([], { additionalActions: ['temporary-access-code'] }))
    Object.assign(harness.system.replace, {
      runStep: (_step: unknown, _signal: unknown, onOneTimeCode: (made: object) => void) => {
        onOneTimeCode({ code: new Secret(code), expiresAt: null })
        return Promise.resolve(makeOutcome())
      },
    })
    const operation = await commit({ factorIds: [], actions: ['temporary-access-code'] }, [])
    expect(operation.outcome).toBe('succeeded')
  })

  it('that cannot be shown is told to the log, and does not change the outcome', async () => {
    const lost = new ProviderError('cancelled', 'cancelled')
    harness = createHarness([], () => Promise.reject(lost))
    addPerson(harness.system, {}, makeStatus([], { additionalActions: ['temporary-access-code'] }))
    Object.assign(harness.system.replace, {
      runStep: (_step: unknown, _signal: unknown, onOneTimeCode: (made: object) => void) => {
        onOneTimeCode({ code: new Secret(code), expiresAt: null })
        return Promise.resolve(makeOutcome())
      },
    })
    const operation = await commit({ factorIds: [], actions: ['temporary-access-code'] }, [])
    expect(operation.outcome).toBe('succeeded')
    expect(harness.threw).toEqual([lost])
  })
})
