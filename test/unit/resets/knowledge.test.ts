import { beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../shared/domain/account.ts'
import type { Approval } from '../../../shared/domain/caller-check.ts'
import { defaultRules } from '../../../shared/domain/default-rules.ts'
import {
  makeAccount,
  makeOutcome,
  makeProof,
  makeSelection,
  makeSettings,
  otherConnectionId,
} from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import { codeOfRejection, createHarness, noNote, signal, windowId, type Harness } from './resets-harness.ts'

let harness: Harness
beforeEach(() => {
  harness = createHarness()
  harness.settings = makeSettings({ tiers: defaultRules.tiers })
})

const person = (changes: Partial<Account> = {}) => addPerson(harness.system, changes)
const prepare = (proofIds: string[] = [], retryOf: string | null = null) =>
  harness.resets.prepare(windowId, [makeSelection()], retryOf, signal, proofIds)
const commit = async (unchecked?: string, proofIds: string[] = []) =>
  harness.resets.commit(windowId, (await prepare(proofIds)).id, { ...noNote, unchecked })
const intended = () => harness.history.entries.find(({ kind }) => kind === 'intended')
const administrator = { standing: { administrator: true, groups: ['Super Administrator'], allGroups: true } }
const proof = makeProof()
const { factor, connection, accountId, takenAt, expiresAt } = proof
const common = { connection, accountId, takenAt, expiresAt }
const approval: Approval = {
  ...common,
  id: '66666666-6666-4666-8666-666666666666',
  kind: 'second-person',
  accountId: 'approver',
  name: 'Otmar Zweitler',
  login: 'o.zweitler@practice.example',
  factor,
}
const call = { ...proof, id: '44444444-4444-4444-8444-444444444444' }

describe('what has to be known of the caller', () => {
  it('lets nobody be reset of whom nothing is known, unless it is said why', async () => {
    person()
    expect(await codeOfRejection(commit())).toBe('caller-not-checked')
    expect(await codeOfRejection(commit('  '))).toBe('caller-not-checked')
    expect(harness.log).not.toContain('asked')

    const operation = await commit('Known to me for ten years')
    expect(harness.questions[0]?.detail.split('\n')[0]).toBe(
      'CALLER NOT CHECKED. Reason given: Known to me for ten years',
    )
    expect(intended()).toMatchObject({ tier: 'standard', unchecked: 'Known to me for ten years' })
    expect(operation).toMatchObject({ tier: 'standard', unchecked: 'Known to me for ten years' })
  })

  it('is enough with a proof, and a reason is then not recorded', async () => {
    person()
    harness.proofs.keep(windowId, proof, makeAccount())
    const operation = await commit('Not needed', [proof.id])
    expect(operation).toMatchObject({ tier: 'standard', proofs: [proof] })
    expect(operation).not.toHaveProperty('unchecked')
  })

  it('keeps numbers and groups of the person out of the record', async () => {
    person({
      phones: [{ kind: 'mobile', number: '+44 20 7946 0000' }],
      standing: { administrator: false, groups: ['G'], allGroups: true },
    })
    const operation = await commit('A test')
    expect(operation.accounts[0]?.account).toEqual(makeAccount())
    expect(JSON.stringify(harness.history.entries)).not.toContain('7946')
  })

  it('takes no reason for an administrator', async () => {
    person(administrator)
    expect(await codeOfRejection(commit('Known to me'))).toBe('proofs-missing')
    harness.proofs.keep(windowId, proof, makeAccount())
    expect(await codeOfRejection(commit('Known to me', [proof.id]))).toBe('proofs-missing')
    expect(harness.log).not.toContain('asked')
  })

  it('goes by every account of the person that main has read, also where another one is reset', async () => {
    person()
    harness.seen.remember(makeAccount({ connectionId: otherConnectionId, accountId: 'o', ...administrator }))
    expect(await codeOfRejection(commit('Known to me'))).toBe('proofs-missing')
  })

  it('is asked again after the question: rules that became stricter hold', async () => {
    person()
    harness.confirm = () => {
      const { standard } = defaultRules.tiers
      harness.settings = makeSettings({
        tiers: { ...defaultRules.tiers, standard: { ...standard, mayGoUnchecked: false } },
      })
      return Promise.resolve(true)
    }
    expect(await codeOfRejection(commit('A test'))).toBe('proofs-missing')
    expect(harness.history.entries).toEqual([])
  })

  it('counts for a retry of failed steps while it has not run out, and for nothing else', async () => {
    person()
    harness.proofs.keep(windowId, proof, makeAccount())
    harness.system.replace.runStep = () => Promise.resolve(makeOutcome('failed'))
    const failed = await commit(undefined, [proof.id])
    const again = await harness.resets.commit(windowId, (await prepare([], failed.id)).id, noNote)
    expect(again).toMatchObject({ retryOf: failed.id, proofs: [proof] })
    expect(again).not.toHaveProperty('unchecked')
    // Of a reset that is not one.
    expect(await codeOfRejection(commit())).toBe('caller-not-checked')
  })

  it('has run out for a retry after its fifteen minutes', async () => {
    person()
    harness.proofs.keep(windowId, proof, makeAccount())
    harness.system.replace.runStep = () => Promise.resolve(makeOutcome('failed'))
    const failed = await commit(undefined, [proof.id])
    harness.nowMs = Date.parse(proof.expiresAt)
    const { id } = await prepare([], failed.id)
    expect(await codeOfRejection(harness.resets.commit(windowId, id, noNote))).toBe('caller-not-checked')
  })

  it('counts two of a kind once', async () => {
    const { sensitive } = defaultRules.tiers
    const people = [makeAccount().logins[0] ?? '']
    harness.settings = makeSettings({ tiers: { ...defaultRules.tiers, sensitive: { ...sensitive, people } } })
    person()
    for (const each of [proof, call]) harness.proofs.keep(windowId, each, makeAccount())
    expect(await codeOfRejection(commit(undefined, [proof.id, call.id]))).toBe('proofs-missing')
  })

  it('wants a second person for an administrator, who is named in question and record, and serves one reset', async () => {
    person(administrator)
    const video = {
      ...common,
      id: '55555555-5555-4555-8555-555555555555',
      kind: 'live-video',
      document: 'passport',
    } as const
    for (const each of [proof, video]) harness.proofs.keep(windowId, each, makeAccount())
    const proofIds = [proof.id, video.id]
    expect(await codeOfRejection(commit(undefined, proofIds))).toBe('second-person-missing')

    harness.proofs.keep(windowId, approval, makeAccount())
    const operation = await commit(undefined, [...proofIds, approval.id])
    expect(harness.questions[0]?.detail).toContain('Approved by Otmar Zweitler (o.zweitler@practice.example), just now')
    expect(operation).toMatchObject({ tier: 'privileged', proofs: [proof, video], approval })
    expect(() => harness.proofs.find(windowId, [approval.id], [makeAccount()])).toThrow('proof-not-valid')
  })

  it('names of several who agreed the first that the reset names, and keeps the others for a later one', async () => {
    const { standard } = defaultRules.tiers
    const demand = { ...standard, proofs: 0, secondPerson: true }
    harness.settings = makeSettings({ tiers: { ...defaultRules.tiers, standard: demand } })
    person()
    const other = {
      ...approval,
      id: '77777777-7777-4777-8777-777777777777',
      accountId: 'second',
      name: 'Nele Zweitler',
    }
    const unnamed = {
      ...approval,
      id: '88888888-8888-4888-8888-888888888888',
      accountId: 'third',
      name: 'Ole Zweitler',
    }
    for (const each of [unnamed, approval, other]) harness.proofs.keep(windowId, each, makeAccount())
    expect(await codeOfRejection(commit())).toBe('second-person-missing')
    const operation = await commit(undefined, [other.id, approval.id])
    expect(operation.approval).toEqual(other)
    expect(harness.questions[0]?.detail).toContain('Approved by Nele Zweitler')
    expect(harness.questions[0]?.detail).not.toContain('Otmar')
    const left = harness.proofs.find(windowId, [approval.id, unnamed.id], [makeAccount()])
    expect(left).toEqual([approval, unnamed])
    expect(() => harness.proofs.find(windowId, [other.id], [makeAccount()])).toThrow('proof-not-valid')
  })

  it('takes no second person who agreed about somebody else', async () => {
    person(administrator)
    harness.proofs.keep(windowId, approval, makeAccount({ accountId: 'other', logins: ['other'], email: null }))
    expect(await codeOfRejection(prepare([approval.id]))).toBe('proof-not-valid')
  })
})
