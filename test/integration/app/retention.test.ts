/** How long the history is kept: asked about with what it deletes, recorded, and in force from the next start. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openHistory } from '../../../electron/history/file-history.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import { inventedOperation, silentLogger } from '../../support/history-fixtures.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import {
  historySettled,
  realHistoryFolder,
  startApplication,
  type TestApplication,
} from '../../support/test-application.ts'

const now = () => new Date('2026-11-20T10:42:07.000Z')

/** One operation in each of August to November. */
async function fourMonths(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const history = openHistory({ folder, now, logger: silentLogger })
  for (const month of ['08', '09', '10', '11']) {
    for (const entry of inventedOperation(Number(month), `2026-${month}-05T12:00:00.000Z`)) await history.append(entry)
  }
  await history.close()
}

async function start(folder: string): Promise<TestApplication> {
  const application = await startApplication(folder, { now })
  onTestFinished(() => application.app.close())
  await historySettled(application)
  return application
}

const monthsOf = (folder: string) => readdirSync(realHistoryFolder(folder)).filter((name) => name.endsWith('.jsonl'))
const erasuresOf = async ({ ask }: TestApplication) => {
  const filters = { ...noFilters, outcomes: ['retention-changed', 'months-deleted'] as const }
  const { rows } = await ask('history:query', {
    filters: { ...filters, outcomes: [...filters.outcomes] },
    offset: 0,
    limit: 9,
  })
  return rows.map(({ agentName, erasure }) => ({ agentName, ...erasure }))
}
const change = { changes: { historyRetentionMonths: 1 } }

it('is told with numbers and dates, deletes nothing in this run however it is tried, and deletes at the next start', async () => {
  const folder = makeTempFolder()
  await fourMonths(realHistoryFolder(folder))
  const first = await start(folder)
  await first.ask('settings:change', { changes: { agentName: 'Grace Setter' } })
  await first.ask('settings:change', change)
  expect(first.questions.at(-1)?.detail).toContain('permanently deletes 2 operations: 5 Aug 2026 to 5 Sept 2026')
  await first.ask('app:read-state', { again: true })
  await first.ask('app:enter-practice', {})
  await first.ask('app:leave-practice', {})
  await first.ask('app:read-state', { again: true })
  expect(monthsOf(folder)).toHaveLength(4)
  const erased = { months: ['2026-08', '2026-09'], operations: 2 }
  const changed = { agentName: 'Grace Setter', kind: 'retention-changed', from: null, to: 1, erased }
  expect(await erasuresOf(first)).toMatchObject([changed])
  await first.app.close()

  const next = await start(folder)
  expect(monthsOf(folder)).toEqual(['2026-10.jsonl', '2026-11.jsonl'])
  expect(await erasuresOf(next)).toMatchObject([
    { kind: 'months-deleted', keptMonths: 1, erased, ruleSet: { agent: { displayName: 'Grace Setter' } } },
    changed,
  ])
  expect((await next.ask('history:verify', { progressId: 'v' })).verdict).toBe('intact')
})

it('stays as it is where the answer is no, and nothing of it is recorded', async () => {
  const folder = makeTempFolder()
  await fourMonths(realHistoryFolder(folder))
  const application = await start(folder)
  application.person.answers = false
  expect((await application.refusalOf('settings:change', change)).code).toBe('not-confirmed')
  expect(await erasuresOf(application)).toEqual([])
  await application.app.close()
  const next = await start(folder)
  expect((await next.ask('settings:read', {})).historyRetentionMonths).toBeNull()
  expect(monthsOf(folder)).toHaveLength(4)
})

it('can be taken back before it was ever in force', async () => {
  const folder = makeTempFolder()
  await fourMonths(realHistoryFolder(folder))
  const first = await start(folder)
  await first.ask('settings:change', change)
  await first.ask('settings:change', { changes: { historyRetentionMonths: null } })
  await first.app.close()
  const next = await start(folder)
  expect(monthsOf(folder)).toHaveLength(4)
  expect(await erasuresOf(next)).toMatchObject([
    { from: 1, to: null },
    { from: null, to: 1 },
  ])
})

it('settings that gave way to others are in the record from then on, and count as no reset', async () => {
  const folder = makeTempFolder()
  writeFileSync(join(folder, 'settings.json'), '{"version": 1, "sett')
  const first = await start(folder)
  first.person.answers = false
  expect((await first.refusalOf('settings:start-fresh', {})).code).toBe('not-confirmed')
  first.person.answers = true
  await first.ask('settings:start-fresh', {})
  await first.app.close()
  const next = await start(folder)
  const filters = { ...noFilters, text: 'settings replaced' }
  const { rows } = await next.ask('history:query', { filters, offset: 0, limit: 9 })
  expect(rows).toMatchObject([{ outcome: 'settings-replaced', replacedBy: 'fresh', people: [], agentName: 'ada' }])
  const operation = await next.ask('history:read-operation', { operationId: rows[0]?.id ?? '' })
  expect(operation.replacement).toEqual({ by: 'fresh', weaker: null })
  expect((await next.ask('history:verify', { progressId: 'v' })).verdict).toBe('intact')
})
