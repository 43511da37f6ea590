import { beforeEach, expect, it } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { CodedError } from '../../../electron/errors/coded-error.ts'
import type { ConfirmationQuestion } from '../../../electron/questions/ask-natively.ts'
import { createCallReports, type CallReportPorts } from '../../../electron/resets/call-reports.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { Account } from '../../../shared/domain/account.ts'
import { accountKey } from '../../../shared/domain/match-people.ts'
import { instant, makeAccount, makeAgent, makePlannedAccount } from '../../support/domain-fixtures.ts'
import { codeOfRejection } from './resets-harness.ts'

const mira = makeAccount({
  phones: [{ kind: 'mobile', number: '+44 20 7946 0000' }],
  standing: { administrator: true, groups: ['Admins'], allGroups: true },
})
const refs = [{ connectionId: mira.connectionId, accountId: mira.accountId }]

let log: string[]
let questions: ConfirmationQuestion[]
let recorded: unknown[]
let known: Account[]
let ports: CallReportPorts
beforeEach(() => {
  log = []
  questions = []
  recorded = []
  known = [mira]
  ports = {
    connections: { label: (connectionId) => ({ ...makePlannedAccount().connection, connectionId }) },
    known: () => Promise.resolve(known),
    requireYes: (_window, question) => {
      questions.push(question)
      log.push('asked')
      return Promise.resolve()
    },
    drop: (windowId, accounts) => void log.push(`dropped ${windowId} ${accounts.map(accountKey).join()}`),
    record: (entry) => {
      log.push('recorded')
      recorded.push(entry)
      return Promise.resolve()
    },
    agent: () => makeAgent(),
    text: createText(),
    now: () => new Date(instant),
  }
})
const report = (reason = 'Would not give a number') => createCallReports(ports).report(1, refs, reason)

it('asks in words of its own, drops what the window holds, then records whom the call was about and why', async () => {
  const operation = await report()
  expect(log).toEqual(['asked', `dropped 1 ${accountKey(mira)}`, 'recorded'])
  expect(questions[0]).toMatchObject({
    message: 'End this call as suspicious and report it for Mira Dunmore?',
    confirmLabel: 'Stop and report',
  })
  expect(questions[0]?.detail).toContain('Mira Dunmore (mira.dunmore)')
  expect(questions[0]?.detail).toContain('What was suspicious: Would not give a number')
  expect(recorded).toMatchObject([
    { kind: 'call-reported', at: instant, agent: makeAgent(), reason: 'Would not give a number' },
  ])
  // Neither numbers nor groups: they were read for another end.
  expect(JSON.stringify(recorded)).not.toMatch(/7946|Admins/)
  expect(operation).toMatchObject({ outcome: 'reported', steps: [], reason: 'Would not give a number' })
})

it('keeps its line in the question, whatever was typed', async () => {
  await report('first line\nsecond line')
  expect(questions[0]?.detail.split('\n')[1]).toBe('What was suspicious: first line second line')
})

it('does nothing without a yes', async () => {
  ports = { ...ports, requireYes: () => Promise.reject(new CodedError('not-confirmed')) }
  expect(await codeOfRejection(report())).toBe('not-confirmed')
  expect(log).toEqual([])
})

it('drops all the same where the record takes nothing, and says so', async () => {
  ports = { ...ports, record: () => Promise.reject(new StorageError('disk-full')) }
  expect(await codeOfRejection(report())).toBe('disk-full')
  expect(log).toEqual(['asked', `dropped 1 ${accountKey(mira)}`])
})

it('is refused, without a question, about accounts that main has never read', async () => {
  known = []
  expect(await codeOfRejection(report())).toBe('account-not-found')
  expect(questions).toEqual([])
})
