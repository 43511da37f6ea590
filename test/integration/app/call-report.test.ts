/** Red flags and "stop and report" over the whole application, on the invented people. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { practiceCode } from '../../../electron/practice/read-out.ts'
import type { AccountRef } from '../../../shared/domain/account.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import type { Request } from '../../../shared/ipc/contract.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'

let folder: string
let application: TestApplication
beforeEach(async () => {
  folder = makeTempFolder()
  application = await start()
})

async function start(): Promise<TestApplication> {
  const started = await startApplication(folder)
  onTestFinished(() => started.app.close())
  await started.ask('app:enter-practice', {})
  return started
}

/** Reads the person's account in the system as the desk does. */
async function open(name: string, system: string, { ask } = application): Promise<AccountRef> {
  const { connections } = await ask('connections:list', {})
  const connection = connections.find((each) => each.system === system)
  const connectionId = connection?.id ?? ''
  const { accounts } = await ask('directory:search', { connectionId, text: name })
  const ref = { connectionId, accountId: accounts[0]?.accountId ?? '' }
  await ask('directory:read-account', ref)
  return ref
}

/** A plan to remove one method that leaves alone: of Okta, the SMS. */
async function requestOf(ref: AccountRef, proofIds: string[] = []): Promise<Request<'resets:prepare'>> {
  const { factors } = await application.ask('directory:read-status', ref)
  const factor = factors.items.find(({ kind }) => kind === 'sms') ?? factors.items[0]
  const effects = [{ kind: 'remove-factor' as const, factorId: factor?.id ?? '', label: '' }]
  return { selections: [{ ...ref, effects }], retryOf: null, proofIds }
}

describe('what the record knows of a person', () => {
  it('tells of resets through another system, by whom and of what, also after the next start', async () => {
    const inAdaxes = await open('mira dunmore', 'adaxes')
    const plan = await application.ask('resets:prepare', await requestOf(inAdaxes))
    const operation = await application.ask('resets:commit', {
      planId: plan.id,
      ticket: '',
      reason: '',
      unchecked: 'Known at the desk',
    })
    const inOkta = await open('mira dunmore', 'okta')
    const told = await application.ask('history:read-person', { accounts: [inOkta] })
    expect(told).toMatchObject({
      events: [
        { operationId: operation.id, agentName: 'ada', outcome: 'succeeded', effects: [{ kind: 'remove-factor' }] },
      ],
      more: 0,
      passed: [],
    })
    await application.app.close()
    application = await start()
    expect(await application.ask('history:read-person', { accounts: [await open('mira dunmore', 'okta')] })).toEqual(
      told,
    )
    const other = await open('norbert rulinghaus', 'okta')
    expect((await application.ask('history:read-person', { accounts: [other] })).events).toEqual([])
  })

  it('names the methods that passed a check lately', async () => {
    const ref = await open('mira dunmore', 'okta')
    const { factors } = await application.ask('directory:read-status', ref)
    const sms = factors.items.find(({ kind }) => kind === 'sms')
    const begun = await application.ask('caller-check:begin', { ...ref, factorId: sms?.id ?? '' })
    const { proof } = await application.ask('caller-check:answer', { checkId: begun.id, answer: practiceCode })
    const plan = await application.ask('resets:prepare', await requestOf(ref, [proof?.id ?? '']))
    await application.ask('resets:commit', { planId: plan.id, ticket: '', reason: '', unchecked: 'Known at the desk' })
    const { passed } = await application.ask('history:read-person', { accounts: [ref] })
    expect(passed).toMatchObject([{ ...ref, factorId: sms?.id, label: sms?.label }])
  })
})

describe('a call that is stopped and reported', () => {
  it('drops plans and proofs, resets nothing, stays with the person, and holds every reset of theirs back', async () => {
    const ref = await open('mira dunmore', 'okta')
    const inAdaxes = await open('mira dunmore', 'adaxes')
    const { factors } = await application.ask('directory:read-status', ref)
    const sms = factors.items.find(({ kind }) => kind === 'sms')
    const begun = await application.ask('caller-check:begin', { ...ref, factorId: sms?.id ?? '' })
    const { proof } = await application.ask('caller-check:answer', { checkId: begun.id, answer: practiceCode })
    const plan = await application.ask('resets:prepare', await requestOf(inAdaxes))

    const report = { accounts: [ref, inAdaxes], reason: 'Knew too much, and was in a hurry' }
    const operation = await application.ask('history:report-call', report)
    expect(operation).toMatchObject({ outcome: 'reported', reason: report.reason })
    expect(operation.accounts).toHaveLength(2)
    expect(application.questions.at(-1)?.message).toContain('Mira Dunmore')

    const commit = { planId: plan.id, ticket: '', reason: '', unchecked: 'Known at the desk' }
    expect((await application.refusalOf('resets:commit', commit)).code).toBe('plan-not-found')
    const again = await application.refusalOf('resets:prepare', await requestOf(inAdaxes))
    expect(again).toMatchObject({ code: 'cool-down', approverLifts: false })
    expect((await application.refusalOf('resets:prepare', await requestOf(ref, [proof?.id ?? '']))).code).toBe(
      'proof-not-valid',
    )
    expect(Date.parse(again.until ?? '')).toBeGreaterThan(Date.now() + 29 * 60_000)

    const { events, limits } = await application.ask('history:read-person', { accounts: [inAdaxes] }, 2)
    expect(events).toMatchObject([{ outcome: 'reported', reported: report.reason, effects: [] }])
    expect(limits).toMatchObject([{ kind: 'cool-down', left: 0 }])
    const { rows } = await application.ask('history:query', { filters: noFilters, offset: 0, limit: 9 })
    expect(rows.map(({ outcome }) => outcome)).toEqual(['reported'])
  })

  it('is not recorded without a yes, and not about somebody whom main has never read', async () => {
    const ref = await open('mira dunmore', 'okta')
    application.person.answers = false
    const report = { accounts: [ref], reason: 'No' }
    expect((await application.refusalOf('history:report-call', report)).code).toBe('not-confirmed')
    application.person.answers = true
    const madeUp = { ...report, accounts: [{ ...ref, accountId: '00uMadeUp' }] }
    expect((await application.refusalOf('history:report-call', madeUp)).code).toBe('account-not-found')
    expect((await application.ask('history:query', { filters: noFilters, offset: 0, limit: 9 })).total).toBe(0)
  })
})
