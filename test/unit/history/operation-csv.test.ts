import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { exportTexts } from '../../../shared/messages/de/export-texts.ts'
import { csvHead, csvRows } from '../../../electron/history/operation-csv.ts'
import { foldOperation } from '../../../shared/domain/fold-operation.ts'
import {
  makeAccount,
  makeMonthsDeleted,
  makePlannedAccount,
  makeProof,
  makeRefusedCheck,
  makeReportedCall,
  makeRetentionChange,
  makeSettingsReplaced,
} from '../../support/domain-fixtures.ts'
import {
  inventedIntent,
  inventedMessage,
  inventedNotSetUpAgain,
  inventedOperation,
  inventedSetUpAgain,
} from '../../support/history-fixtures.ts'

const at = '2026-11-03T10:42:00.000Z'

/** A reader of RFC 4180 that knows nothing of the writer. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g
  for (const [, raw = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

const columns = parse(csvHead(createText()).slice(1))[0] ?? []
const rowsOf = (text: string) =>
  parse(text).map((cells) => Object.fromEntries(cells.map((value, index) => [columns[index] ?? '?', value])))

describe('the CSV export', () => {
  test('begins with a byte order mark', () => {
    expect(csvHead(createText()).codePointAt(0)).toBe(0xfeff)
  })

  test('names the same columns in the language of the desk', () => {
    const german = parse(csvHead((key) => exportTexts[key]).slice(1))[0] ?? []
    expect(german.slice(0, 4)).toEqual(['Vorgang', 'Begonnen', 'Beendet', 'Ergebnis'])
    expect(new Set(german).size).toBe(columns.length)
  })

  test('has one row for each step with the operation’s columns beside it', () => {
    const rows = rowsOf(csvRows(foldOperation(inventedOperation(7, at, ['succeeded', 'failed']))))
    expect(rows).toHaveLength(2)
    expect(rows.map((row) => Object.keys(row).length)).toEqual([columns.length, columns.length])
    expect(rows[1]).toMatchObject({
      ticket: 'INC-100007',
      outcome: 'partly-failed',
      step: '2',
      'step outcome': 'failed',
      code: 'forbidden',
      person: 'Hana Þórsdóttir',
      system: 'adaxes',
    })
  })

  test('names the policy that was in force, or that there was none, where either is known', () => {
    const policyOf = (changes: object) =>
      rowsOf(csvRows(foldOperation([{ ...inventedIntent(7, at, 1), ...changes }])))[0]?.['policy']
    expect(policyOf({ tier: 'standard', policy: 'c'.repeat(64) })).toBe('c'.repeat(64))
    expect(policyOf({ tier: 'standard' })).toBe('none: rules of the computer')
    expect(policyOf({})).toBe('')
  })

  test('names how the caller was checked', () => {
    const [row] = rowsOf(csvRows(foldOperation([{ ...inventedIntent(7, at, 1), proofs: [makeProof()] }])))
    expect(row?.['caller checked']).toBe('factor-challenge, Okta Verify, Head office, 2026-11-20T10:42:07.000Z')
  })

  test('says what the system warned of, and of what: another account than asked for, say', () => {
    const entries = inventedOperation(7, at, ['succeeded']).map((entry) =>
      entry.kind !== 'outcome'
        ? entry
        : {
            ...entry,
            outcome: {
              ...entry.outcome,
              code: 'other-account-named' as const,
              messages: [
                { level: 'warning' as const, source: 'actualObjectDN', text: 'CN=Nona Weirside', depth: 0 },
                { level: 'information' as const, source: null, text: 'Looked at.', depth: 1 },
              ],
            },
          },
    )
    const [row] = rowsOf(csvRows(foldOperation(entries)))
    expect(row).toMatchObject({
      'step outcome': 'succeeded',
      code: 'other-account-named',
      messages: 'warning (actualObjectDN): CN=Nona Weirside\ninformation: Looked at.',
    })
  })

  test('has a row for each account of a reported call', () => {
    const accounts = [makePlannedAccount(), makePlannedAccount(makeAccount({ accountId: 'account-2' }))]
    expect(rowsOf(csvRows(foldOperation([makeReportedCall({ accounts })])))).toMatchObject([
      { outcome: 'reported', reason: 'Asked which checks there are, and hung up', 'account id': 'account-1', step: '' },
      { outcome: 'reported', 'account id': 'account-2', person: 'Mira Dunmore' },
    ])
  })

  test('has one row for a refused check of a caller, which has no steps', () => {
    expect(rowsOf(csvRows(foldOperation([makeRefusedCheck()])))).toMatchObject([
      {
        outcome: 'caller-refused',
        'caller refused': 'rejected: Okta Verify push',
        person: 'Mira Dunmore',
        'account id': 'account-1',
        started: '2026-11-20T10:42:07.000Z',
        step: '',
        'step outcome': '',
        ticket: '',
      },
    ])
  })

  test('has one row for what was done to the history itself', () => {
    const rows = [makeRetentionChange(), makeMonthsDeleted()].flatMap((entry) =>
      rowsOf(csvRows(foldOperation([entry]))),
    )
    expect(rows).toMatchObject([
      {
        outcome: 'retention-changed',
        history: 'kept 3 months, before everything; to be deleted 12 operations in 2026-06, 2026-07',
        person: '',
        step: '',
      },
      {
        outcome: 'months-deleted',
        history:
          'kept 3 months; deleted 12 operations in 2026-06, 2026-07; set by Grace Setter, 2026-11-20T10:42:07.000Z',
      },
    ])
  })

  test('has one row for settings that were replaced, with what is less strict', () => {
    expect(rowsOf(csvRows(foldOperation([makeSettingsReplaced()])))).toMatchObject([
      {
        outcome: 'settings-replaced',
        settings:
          'those of a new installation; less strict than before: A reason is no longer required; less strict than before: A ticket number is no longer required',
        person: '',
        history: '',
      },
    ])
  })

  test('says what came after the reset: messages, and what was set up again or was not', () => {
    const [first, second] = rowsOf(
      csvRows(
        foldOperation([
          ...inventedOperation(7, at, ['succeeded', 'succeeded']),
          inventedMessage(7, at, { outcome: 'given-up', code: 'mail-deferred' }),
          inventedSetUpAgain(7, at),
          inventedNotSetUpAgain(7, at, 's2'),
        ]),
      ),
    )
    const told = `notice to person: given-up (mail-deferred), ${at}`
    expect(first).toMatchObject({ 'set up again': `Okta Verify: ${at} (system)`, 'not set up again': '', told })
    expect(second).toMatchObject({ 'set up again': '', 'not set up again': `Google Authenticator: ${at}`, told })
  })

  test('leaves what is not known empty', () => {
    const [row] = rowsOf(csvRows(foldOperation([{ ...inventedIntent(7, at, 1), ticket: null }])))
    expect(row).toMatchObject({ ticket: '', ended: '', 'step outcome': 'planned', code: '' })
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '=HYPERLINK("http://x.invalid","y")'])(
    'keeps a spreadsheet from calculating %j',
    (reason) => {
      const [row] = rowsOf(csvRows(foldOperation([{ ...inventedIntent(7, at, 1), reason }])))
      expect(row?.['reason']).toBe(`'${reason}`)
    },
  )

  test.each([
    ['Berg;=1+1;Anna', "Berg;'=1+1;Anna"],
    ['a\t+1', "a\t'+1"],
    ['two\n-1\nlines', "two\n'-1\nlines"],
    ['a, @SUM(A1)', "a,' @SUM(A1)"],
    ['a;"=1+1"', 'a;\'"=1+1"'],
    ['＝1+1', "'＝1+1"],
  ])('keeps a program that separates cells otherwise from calculating a piece of %j', (reason, guarded) => {
    const [row] = rowsOf(csvRows(foldOperation([{ ...inventedIntent(7, at, 1), reason }])))
    expect(row?.['reason']).toBe(guarded)
  })

  test('holds no piece that begins like a formula, whatever it is made of', () => {
    const parts = fc.constantFrom('=', '+', '-', '@', '＝', ',', ';', '\t', '\r', '\n', ' ', '"', "'", 'a', '1')
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 12 }), (pieces) => {
        const [row] = rowsOf(csvRows(foldOperation([{ ...inventedIntent(7, at, 1), reason: pieces.join('') }])))
        for (const piece of (row?.['reason'] ?? '').split(/[,;\t\r\n]/)) {
          expect(piece.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
        }
      }),
    )
  })

  test.each(['a,b', 'say "yes"', 'two\nlines', 'two\r\nlines', 'plain', 'Þórsdóttir – ok'])(
    'carries %j unchanged',
    (reason) => {
      const [row] = rowsOf(csvRows(foldOperation([{ ...inventedIntent(7, at, 1), reason }])))
      expect(row?.['reason']).toBe(reason)
    },
  )
})
