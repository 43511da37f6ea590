/** The check of a caller through the bridge's own channels, over the practice Okta. Invented people only. */
import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createOktaSimulator } from '../../../electron/practice/okta/okta-simulator.ts'
import { practiceCode } from '../../../electron/practice/read-out.ts'
import type { CallerCheck } from '../../../shared/domain/caller-check.ts'
import type { Account } from '../../../shared/domain/account.ts'
import type { SystemId } from '../../../shared/domain/connection.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import type { CallerCheckMethod, Factor } from '../../../shared/domain/mfa-status.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'
import { chosen } from '../../support/domain-fixtures.ts'

let desk: TestApplication
/** Moves the clock of the application and of its practice systems ahead of the real one. */
let aheadMs: number

beforeEach(async () => {
  aheadMs = 0
  desk = await startApplication(makeTempFolder(), { now: () => new Date(Date.now() + aheadMs) })
  onTestFinished(() => desk.app.close())
  await desk.ask('app:enter-practice', {})
})

async function find(system: SystemId, text: string): Promise<Account> {
  const { connections } = await desk.ask('connections:list', {})
  const connectionId = connections.find((connection) => connection.system === system)?.id ?? ''
  const { accounts } = await desk.ask('directory:search', { connectionId, text })
  const [account] = accounts
  if (account === undefined) throw new Error(`Nobody is called ${text}.`)
  return account
}

const refOf = ({ connectionId, accountId }: Account) => ({ connectionId, accountId })

async function factorOf(account: Account, method: CallerCheckMethod): Promise<Factor> {
  const { factors } = await desk.ask('directory:read-status', { ...refOf(account) })
  const factor = factors.items.find(({ callerCheck }) => callerCheck === method)
  if (factor === undefined) throw new Error(`No factor for ${method}.`)
  return factor
}

async function begin(account: Account, method: CallerCheckMethod, windowId = 1): Promise<CallerCheck> {
  const { id: factorId } = await factorOf(account, method)
  return desk.ask('caller-check:begin', { ...refOf(account), factorId }, windowId)
}

async function passBySms(account: Account, windowId = 1): Promise<string> {
  const { id: checkId } = await begin(account, 'sent-code', windowId)
  const { proof } = await desk.ask('caller-check:answer', { checkId, answer: practiceCode }, windowId)
  return proof?.id ?? ''
}

/** What main tells unasked about a check, once it does. */
async function endOf(checkId: string): Promise<CallerCheck> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    const event = desk.events.find((each) => each.type === 'caller-check' && each.check.id === checkId)
    if (event?.type === 'caller-check') return event.check
    await wait(20)
  }
  throw new Error('Main said nothing.')
}

const selection = (account: Account, factorIds: string[]) => ({
  ...refOf(account),
  ...chosen({ factorIds }),
})

describe('a caller', { timeout: 30_000 }, () => {
  it('who confirms the push with its number is checked, and the reset says so', async () => {
    const mira = await find('okta', 'mira.dunmore')
    const sms = await factorOf(mira, 'sent-code')
    const check = await begin(mira, 'push-with-number')
    expect(check).toMatchObject({
      state: 'waiting',
      numberToChoose: expect.stringMatching(/^\d\d$/) as string,
      proof: null,
    })
    aheadMs += 10_000
    const passed = await endOf(check.id)
    expect(passed).toMatchObject({ state: 'passed', proof: { factor: { kind: 'push' }, accountId: mira.accountId } })

    const proofIds = [passed.proof?.id ?? '']
    const selections = [selection(mira, [sms.id])]
    const { id: planId } = await desk.ask('resets:prepare', { selections, retryOf: null, proofIds })
    const operation = await desk.ask('resets:commit', { planId, ticket: '', reason: '' })
    expect(desk.questions[0]?.detail).toContain('Caller checked: Okta Verify push, Okta · Practice sign-in')
    expect(operation.proofs).toEqual([passed.proof])
    const { text } = await desk.ask('history:copy-evidence', { operationId: operation.id, format: 'text' })
    expect(text).toContain('Caller checked: Okta Verify push')
  })

  it('who confirms a push that shows a code has to read the code out as well, and no page is told it', async () => {
    const mira = await find('duo', 'mira.dunmore')
    const check = await begin(mira, 'push-with-code')
    expect(check).toMatchObject({ state: 'answer-wanted', triesLeft: 3 })
    aheadMs += 10_000
    expect(await endOf(check.id)).toMatchObject({ state: 'answer-wanted', confirmedOnDevice: true, proof: null })
    const wrong = await desk.ask('caller-check:answer', { checkId: check.id, answer: '000000' })
    expect(wrong).toMatchObject({ state: 'wrong-answer', proof: null })
    expect(JSON.stringify([check, wrong, desk.events])).not.toContain(practiceCode)
    const readOut = `${practiceCode.slice(0, 3)} ${practiceCode.slice(3)}`
    const passed = await desk.ask('caller-check:answer', { checkId: check.id, answer: readOut })
    expect(passed).toMatchObject({ state: 'passed', proof: { accountId: mira.accountId } })
  })

  it('who refuses the push raises the alarm', async () => {
    const check = await begin(await find('okta', 'norbert.rulinghaus'), 'push-with-number')
    aheadMs += 10_000
    expect(await endOf(check.id)).toMatchObject({ state: 'rejected', proof: null, code: null })
  })

  it('who refuses the push, or knows no right code, stands in the history although nothing was reset', async () => {
    const norbert = await find('okta', 'norbert.rulinghaus')
    const { id } = await begin(norbert, 'push-with-number')
    aheadMs += 10_000
    await endOf(id)
    const { id: checkId } = await begin(await find('okta', 'mira.dunmore'), 'sent-code')
    for (let tries = 0; tries < 3; tries += 1) await desk.ask('caller-check:answer', { checkId, answer: '000000' })

    const refused = async () =>
      (await desk.ask('history:query', { filters: noFilters, offset: 0, limit: 10 })).rows.map(
        ({ people, refusal }) => [people[0]?.displayName, refusal?.answer, refusal?.factor.label],
      )
    await expect.poll(refused).toEqual([
      ['Mira Dunmore', 'wrong-answer', 'SMS'],
      ['Norbert Rulinghaus', 'rejected', 'Okta Verify push'],
    ])
    expect(desk.events).toContainEqual({ type: 'history-changed' })
    expect(await desk.ask('history:verify', { progressId: 'v' })).toMatchObject({ verdict: 'intact', entries: 2 })
  })

  it('is left alone when the other workspace is entered', async () => {
    const { id: checkId } = await begin(await find('okta', 'norbert.rulinghaus'), 'push-with-number')
    await desk.ask('app:leave-practice', {})
    await desk.ask('app:enter-practice', {})
    expect((await desk.refusalOf('caller-check:cancel', { checkId })).code).toBe('caller-check-not-found')
  })

  it('who does not answer proves nothing', async () => {
    const check = await begin(await find('okta', 'apollonia.waiting'), 'push-with-number')
    aheadMs += 6 * 60_000
    expect(await endOf(check.id)).toMatchObject({ state: 'expired', proof: null })
  })

  it('is checked for all accounts of the same person, once, in this window', async () => {
    const [inOkta, inAdaxes] = [await find('okta', 'mira.dunmore'), await find('adaxes', 'mira.dunmore')]
    const proofIds = [await passBySms(inOkta)]
    const request = { selections: [selection(inAdaxes, ['Duo'])], retryOf: null, proofIds }
    expect((await desk.refusalOf('resets:prepare', request, 2)).code).toBe('proof-not-valid')
    const { id: planId } = await desk.ask('resets:prepare', request)
    const operation = await desk.ask('resets:commit', { planId, ticket: '', reason: '', unchecked: 'A test' })
    expect(operation.proofs).toMatchObject([{ id: proofIds[0], connection: { system: 'okta' } }])
    const again = { ...request, selections: [selection(inAdaxes, ['Microsoft'])] }
    expect((await desk.refusalOf('resets:prepare', again)).code).toBe('proof-not-valid')
  })

  it('is not checked for somebody else, and not for ever', async () => {
    const proofIds = [await passBySms(await find('okta', 'mira.dunmore'))]
    const other = await find('adaxes', 'gwendolyn.oakes')
    const request = { selections: [selection(other, ['Google'])], retryOf: null, proofIds }
    expect((await desk.refusalOf('resets:prepare', request)).code).toBe('proof-not-valid')
    aheadMs += 15 * 60_000
    const mira = await find('adaxes', 'mira.dunmore')
    const late = { ...request, selections: [selection(mira, ['Duo'])] }
    expect((await desk.refusalOf('resets:prepare', late)).code).toBe('proof-not-valid')
  })

  it('is not sent another message at once, and hears so from the system', async () => {
    const mira = await find('okta', 'mira.dunmore')
    await begin(mira, 'sent-code')
    const { id: factorId } = await factorOf(mira, 'sent-code')
    const error = await desk.refusalOf('caller-check:begin', { ...refOf(mira), factorId })
    expect(error).toMatchObject({ code: 'message-just-sent', system: 'okta' })
  })

  it('cannot be checked where the system has no way to', async () => {
    const error = await desk.refusalOf('caller-check:begin', {
      ...refOf(await find('adaxes', 'mira.dunmore')),
      factorId: 'Duo',
    })
    expect(error).toMatchObject({ code: 'caller-check-not-offered', system: 'adaxes' })
  })

  it('is left alone when the window closes', async () => {
    const check = await begin(await find('okta', 'norbert.rulinghaus'), 'push-with-number')
    desk.app.windowClosed(1)
    const refused = async () => (await desk.refusalOf('caller-check:cancel', { checkId: check.id })).code
    await expect.poll(refused).toBe('caller-check-not-found')
  })
})

it('a push that waits is taken back in the system before the program is over', async () => {
  const simulator = createOktaSimulator({ latencyMs: 100 })
  const server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  await desk.ask('app:leave-practice', {})
  const { id: connectionId } = await desk.ask('connections:add', {
    draft: {
      system: 'okta',
      name: 'Sign-in',
      address: server.baseUrl,
      environment: 'production',
      signIn: { kind: 'access-token' },
      secret: simulator.credentials.apiTokens.serviceDesk,
    },
  })
  const person = { connectionId, accountId: simulator.state.user('apollonia.waiting').id }
  const { factors } = await desk.ask('directory:read-status', { ...person })
  const push = factors.items.find(({ callerCheck }) => callerCheck === 'push-with-number')
  await desk.ask('caller-check:begin', { ...person, factorId: push?.id ?? '' })
  // As when the last window is closed.
  desk.app.windowClosed(1)
  await desk.app.close()
  const [last] = simulator.requests.toReversed()
  expect(last).toMatchObject({ method: 'DELETE', path: expect.stringContaining('/transactions/') as string })
  expect(() => simulator.state.answerPush('apollonia.waiting', 'approve')).toThrow()
})
