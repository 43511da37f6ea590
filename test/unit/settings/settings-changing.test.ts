/** What is asked natively before the settings become less strict, and that nothing happens without a yes. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { codeOf, CodedError } from '../../../electron/errors/coded-error.ts'
import type { ConfirmationQuestion } from '../../../electron/questions/ask-natively.ts'
import type { QuestionKind } from '../../../electron/questions/questions.ts'
import { createSettingsChanging, type SettingsChanging } from '../../../electron/settings/settings-changing.ts'
import type { SettingsReplacement } from '../../../shared/domain/history-entry.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import type { RetentionChange } from '../../../electron/settings/settings-questions.ts'
import { createSettingsStore } from '../../../electron/settings/versioned-settings.ts'
import type { SettingsStore } from '../../../electron/settings/settings-store.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { instant, makeRetentionChange, makeSettings } from '../../support/domain-fixtures.ts'
import { silentLogger } from '../../support/history-fixtures.ts'
import { createTestSettingsFile, type TestSettingsFile } from '../../support/test-settings-file.ts'
import { noCentralRecord } from '../../../shared/domain/default-rules.ts'

const strict = makeSettings({
  ticket: { required: true, pattern: null, check: 'warn' as const, note: true },
  reasonRequired: true,
})
const { erased } = makeRetentionChange()
const address = 'https://software.example.com/version.json'

let file: TestSettingsFile
let settings: SettingsStore
let asked: { kind: QuestionKind; question: ConfirmationQuestion }[]
let answer: () => boolean
let recorded: RetentionChange[]
let replaced: SettingsReplacement[]
let recordFault: Error | null
let changing: SettingsChanging

function open(document: unknown, content = JSON.stringify(document)): void {
  file = createTestSettingsFile(document)
  file.content = content
  file.previous = JSON.stringify(document)
  settings = createSettingsStore(file, { now: () => new Date(instant), logger: silentLogger })
  asked = []
  recorded = []
  replaced = []
  recordFault = null
  answer = () => false
  changing = createSettingsChanging({
    settings,
    questions: {
      require: (_window, kind, question) => {
        asked.push({ kind, question })
        return answer() ? Promise.resolve() : Promise.reject(new CodedError('not-confirmed'))
      },
    },
    text: createText(),
    day: (at) => at.slice(0, 10),
    record: {
      oldBy: () => (recordFault === null ? Promise.resolve(erased) : Promise.reject(recordFault)),
      retentionChanged: (change) => Promise.resolve(void recorded.push(change)),
      replacing: (replacement) =>
        recordFault === null ? Promise.resolve(void replaced.push(replacement)) : Promise.reject(recordFault),
    },
    asFound: () => undefined,
    replacing: () => undefined,
  })
}

beforeEach(() => open({ ...defaultDocument, settings: strict }))

const codeFrom = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (cause: unknown) => codeOf(cause),
  )
const detail = () => asked.at(-1)?.question.detail ?? ''

describe('changing the settings', () => {
  it('asks one question for all that becomes weaker, and changes nothing without a yes', async () => {
    const changes = {
      reasonRequired: false,
      ticket: { required: false, pattern: null, check: 'warn' as const, note: true },
      theme: 'dark' as const,
    }
    expect(await codeFrom(changing.change(1, changes))).toBe('not-confirmed')
    expect(asked.map(({ kind }) => kind)).toEqual(['settings-change'])
    expect(detail()).toContain('A ticket number is no longer required')
    expect(detail()).toContain('A reason is no longer required')
    expect(settings.read()).toEqual(strict)
    answer = () => true
    expect(await changing.change(1, changes)).toMatchObject({ reasonRequired: false, theme: 'dark' })
  })

  it('asks nothing where it tightens, or is a matter of looks', async () => {
    const changes = {
      ticket: { required: true, pattern: 'INC\\d+', check: 'warn' as const, note: true },
      recents: { kept: false, days: 30 },
      theme: 'dark' as const,
    }
    expect(await codeFrom(changing.change(1, { ...changes, agentName: 'Ada' }))).toBe('done')
    expect(asked).toEqual([])
  })

  it('names the server before newer versions are looked for there, once', async () => {
    expect(await codeFrom(changing.change(1, { updates: { address } }))).toBe('not-confirmed')
    expect(detail()).toContain('https://software.example.com')
    answer = () => true
    await changing.change(1, { updates: { address } })
    await changing.change(1, { updates: { address: `${address}?`.replace('?', '/2') } })
    expect(asked).toHaveLength(2)
    answer = () => false
    expect(await codeFrom(changing.change(1, { updates: { address: 'https://other.example/v.json' } }))).toBe(
      'not-confirmed',
    )
    expect(settings.read().updates.address).toBe(`${address}/2`)
  })

  it('asks about another path of a webhook for notices, also where it was switched off in between', async () => {
    answer = () => true
    const at = (path: string) => ({
      ...settings.read().notices,
      server: { kind: 'webhook' as const, address: `https://hooks.corp.example/${path}` },
    })
    await changing.change(1, { notices: at('a') })
    await changing.change(1, { notices: { ...settings.read().notices, server: null } })
    asked.length = 0
    answer = () => false
    expect(await codeFrom(changing.change(1, { notices: at('b') }))).toBe('not-confirmed')
    expect(asked).toHaveLength(1)
  })

  it('names each server before the record goes there, and the one that gets it no longer', async () => {
    const syslog = { ...noCentralRecord.syslog, host: 'siem.corp.example' }
    const centralRecord = { ...noCentralRecord, syslog, otlp: { address: 'https://otel.corp.example:4318/v1/logs' } }
    expect(await codeFrom(changing.change(1, { centralRecord }))).toBe('not-confirmed')
    expect(detail()).toContain('will be sent to siem.corp.example:6514:')
    expect(detail()).toContain('will be sent to https://otel.corp.example:4318:')
    expect(settings.read().centralRecord).toEqual(noCentralRecord)
    answer = () => true
    await changing.change(1, { centralRecord })
    const port = { ...centralRecord, syslog: { ...syslog, maxFrameBytes: 64_000 } }
    await changing.change(1, { centralRecord: port })
    expect(asked).toHaveLength(2)
    await changing.change(1, { centralRecord: noCentralRecord })
    expect(detail()).toContain('no longer sent to siem.corp.example:6514')
    expect(detail()).toContain('no longer sent to https://otel.corp.example:4318')
  })

  it('does not do what was asked about something else meanwhile', async () => {
    answer = () => {
      settings.change({
        reasonRequired: true,
        ticket: { required: true, pattern: 'INC\\d+', check: 'warn' as const, note: true },
      })
      return true
    }
    const changes = { ticket: { required: false, pattern: null, check: 'warn' as const, note: true } }
    expect(await codeFrom(changing.change(1, changes))).toBe('not-confirmed')
    expect(settings.read().ticket.pattern).toBe('INC\\d+')
  })

  it('keeps a pattern that would add lines within its line', async () => {
    open({
      ...defaultDocument,
      settings: { ...strict, ticket: { required: true, pattern: 'a', check: 'warn' as const, note: true } },
    })
    await codeFrom(
      changing.change(1, {
        ticket: { required: true, pattern: 'b\n\nAll is well', check: 'warn' as const, note: true },
      }),
    )
    expect(detail()).toContain('accepted: b All is well')
  })
})

describe('changing how long the history is kept', () => {
  it('says how many operations and which dates it deletes, and records it before it is set', async () => {
    expect(await codeFrom(changing.change(1, { historyRetentionMonths: 3 }))).toBe('not-confirmed')
    expect(detail()).toContain('History kept: 3 months (before: everything)')
    expect(detail()).toContain('At the next start this permanently deletes 12 operations: 2026-06-02 to 2026-07-30')
    expect([settings.read().historyRetentionMonths, recorded]).toEqual([null, []])
    answer = () => true
    await changing.change(1, { historyRetentionMonths: 3 })
    expect(recorded).toEqual([{ from: null, to: 3, erased }])
    expect(settings.read().historyRetentionMonths).toBe(3)
  })

  it('asks also where it is kept longer: nobody may be told to delete and find it kept', async () => {
    open({ ...defaultDocument, settings: { ...strict, historyRetentionMonths: 3 } })
    expect(await codeFrom(changing.change(1, { historyRetentionMonths: null }))).toBe('not-confirmed')
  })

  it('is refused where the record takes no entries, before anybody is asked', async () => {
    recordFault = new CodedError('history-open-elsewhere')
    expect(await codeFrom(changing.change(1, { historyRetentionMonths: 3 }))).toBe('history-open-elsewhere')
    expect([asked, settings.read().historyRetentionMonths]).toEqual([[], null])
  })

  it('is taken back in the record where it could not be set', async () => {
    answer = () => {
      file.full = true
      return true
    }
    await expect(changing.change(1, { historyRetentionMonths: 3 })).rejects.toBeInstanceOf(StorageError)
    expect(recorded).toMatchObject([
      { from: null, to: 3 },
      { from: 3, to: null },
    ])
    expect(settings.read().historyRetentionMonths).toBeNull()
  })
})

describe('settings that cannot be read', () => {
  const content = '{"version": 1, "sett'
  beforeEach(() => open({ ...defaultDocument, settings: strict }, content))

  it.each(['startFresh', 'restorePrevious'] as const)('are put aside (%s) only after a yes', async (way) => {
    expect(await codeFrom(changing[way](1))).toBe('not-confirmed')
    expect(file.content).toBe(content)
    answer = () => true
    expect((await changing[way](1)).keptAs).not.toBeNull()
    expect(file.aside.size).toBe(1)
    expect(settings.read().reasonRequired).toBe(way === 'restorePrevious')
    // Nothing to put aside any more, and nothing to ask.
    expect(await changing[way](1)).toEqual({ keptAs: null })
    expect(asked).toHaveLength(2)
    expect(replaced).toHaveLength(1)
  })

  it('give way to others with what becomes less strict, in the question and in the record', async () => {
    answer = () => true
    await changing.startFresh(1)
    const rules = ['A ticket number is no longer required', 'A reason is no longer required']
    expect(replaced).toEqual([{ by: 'fresh', weaker: { than: 'before', rules } }])
    expect(detail()).toContain(`Less strict than before, as far as that is known:\n  • ${rules[0]}\n  • ${rules[1]}`)
  })

  it('are held against a new installation where nobody knows what they were', async () => {
    answer = () => true
    const { settings: usual } = defaultDocument
    const lax = { ...usual, limits: { ...usual.limits, agentHour: null }, historyRetentionMonths: 3 }
    file.previous = JSON.stringify({ ...defaultDocument, settings: lax })
    await changing.restorePrevious(1)
    const rules = [
      'Resets by an agent within an hour: no limit, no longer 20',
      'History kept: 3 months (before: everything)',
    ]
    expect(replaced).toEqual([{ by: 'previous', weaker: { than: 'new-installation', rules } }])

    open({ ...defaultDocument, settings: strict }, content)
    answer = () => true
    file.previous = null
    await changing.startFresh(1)
    expect(replaced).toEqual([{ by: 'fresh', weaker: null }])
  })

  it('are held against what was in force in this run', async () => {
    open({ ...defaultDocument, settings: strict })
    file.previous = JSON.stringify(defaultDocument)
    file.content = content
    expect(await codeFrom(changing.change(1, { theme: 'dark' }))).toBe('settings-unreadable')
    answer = () => true
    await changing.restorePrevious(1)
    expect(replaced).toMatchObject([{ by: 'previous', weaker: { than: 'before', rules: { length: 2 } } }])
  })

  it('stay where the record takes no entry', async () => {
    answer = () => true
    recordFault = new CodedError('history-open-elsewhere')
    expect(await codeFrom(changing.startFresh(1))).toBe('history-open-elsewhere')
    expect([file.content, file.aside.size]).toEqual([content, 0])
  })

  it('are neither changed nor asked about', async () => {
    expect(await codeFrom(changing.change(1, { reasonRequired: false }))).toBe('settings-unreadable')
    expect(asked).toEqual([])
  })

  it('are not brought back from a copy that is not whole', async () => {
    file.previous = content
    expect(await codeFrom(changing.restorePrevious(1))).toBe('settings-unreadable')
    expect(asked).toEqual([])
  })
})
