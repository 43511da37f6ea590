import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { createText } from '../../../electron/app/text.ts'
import { evidenceMarkdown, evidenceNote } from '../../../electron/history/evidence-note.ts'
import { foldOperation } from '../../../shared/domain/fold-operation.ts'
import type { HistoryEntry, Operation } from '../../../shared/domain/history-entry.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import {
  instant,
  makeAgent,
  makeMonthsDeleted,
  makeOutcome,
  makePlannedAccount,
  makeProof,
  makeRefusedCheck,
  makeReportedCall,
  makeRetentionChange,
  makeSettingsReplaced,
  makeStep,
  operationId,
  resetMicrosoft365,
} from '../../support/domain-fixtures.ts'

const text = createText()

function operationOf(
  changes: Partial<Extract<HistoryEntry, { kind: 'intended' }>> = {},
  serverText = 'Done.',
  outcome: Partial<StepOutcome> = {},
  later: readonly HistoryEntry[] = [],
): Operation {
  const intended: HistoryEntry = {
    kind: 'intended',
    operationId,
    at: instant,
    agent: makeAgent(),
    ticket: 'INC1',
    reason: 'lost phone',
    accounts: [makePlannedAccount()],
    steps: [makeStep(), makeStep({ id: 's2', effects: [resetMicrosoft365] })],
    retryOf: null,
    ...changes,
  }
  return foldOperation([
    intended,
    { kind: 'sent', operationId, at: instant, stepId: 's1' },
    {
      kind: 'outcome',
      operationId,
      at: instant,
      stepId: 's1',
      outcome: makeOutcome('succeeded', { serverText, ...outcome }),
    },
    {
      kind: 'finished',
      operationId,
      at: '2026-11-20T10:43:00.999Z',
      checks: [{ stepId: 's1', verdicts: ['gone'], readAt: instant }],
    },
    ...later,
  ])
}

describe('evidence note', () => {
  it('says of a reported call that nothing was reset, and what was suspicious in one line', () => {
    const note = evidenceNote(foldOperation([makeReportedCall({ reason: 'Hurried\nFor: nobody' })]), text, null)
    expect(note.split('\n')).toEqual([
      'Suspicious call reported, nothing was reset',
      `Operation: ${operationId}`,
      'When: 2026-11-20 10:42:07 to 2026-11-20 10:42:07 (UTC)',
      'By: Ada Agent (ada on desk-7)',
      'What was suspicious: Hurried For: nobody',
      'For: Mira Dunmore (mira.dunmore), Adaxes · Head office (Production)',
    ])
  })

  it('names the rules that were in force, where they are known', () => {
    const rulesIn = (changes: Parameters<typeof operationOf>[0]) =>
      evidenceNote(operationOf(changes), text, null)
        .split('\n')
        .filter((line) => line.startsWith('Rules: '))
    const policy = '5'.repeat(64)
    expect(rulesIn({ tier: 'standard', policy })).toEqual([`Rules: the organisation’s policy, SHA-256 ${policy}`])
    expect(rulesIn({ tier: 'standard' })).toEqual(['Rules: the settings of this computer, no organisation policy'])
    expect(rulesIn({})).toEqual([])
  })

  it('says what was decided or done about the history itself', () => {
    const noteOf = (entry: HistoryEntry) => evidenceNote(foldOperation([entry]), text, null).split('\n')
    expect(noteOf(makeSettingsReplaced()).filter((line) => !/^(Operation|When|By): /.test(line))).toEqual([
      'The settings of this desk were replaced',
      'Unreadable settings were replaced by those of a new installation',
      'Less strict than before: A reason is no longer required',
      'Less strict than before: A ticket number is no longer required',
    ])
    expect(noteOf({ ...makeSettingsReplaced(), weaker: null }).at(-1)).toBe('Which rules applied before is not known')
    expect(noteOf(makeRetentionChange())).toEqual([
      'The history itself: Retention changed',
      `Operation: ${operationId}`,
      'When: 2026-11-20 10:42:07 to 2026-11-20 10:42:07 (UTC)',
      expect.stringContaining('By: '),
      'History kept: 3 months (before: everything)',
      'Deletes at the next start: 12 operations, 2026-06 to 2026-07',
    ])
    expect(noteOf(makeMonthsDeleted()).slice(4)).toEqual([
      '12 operations deleted (2026-06 to 2026-07), under the rule to keep 3 months',
      'Rule set by Grace Setter, 2026-11-20 10:42:07 (UTC)',
    ])
  })

  it('says what came after the reset, each method below its step', () => {
    const [mira] = operationOf().accounts
    if (mira === undefined) throw new Error('fixture')
    const { connectionId, accountId } = mira.account
    const at = '2026-11-21T10:45:00.000Z'
    const message = { kind: 'notice' as const, to: 'manager' as const, accounts: [{ connectionId, accountId }] }
    const settled = { kind: 'message-settled', operationId, at, agent: makeAgent(), messageId: operationId } as const
    const note = evidenceNote(
      operationOf({}, 'Done.', {}, [
        {
          kind: 'set-up-again',
          operationId,
          at,
          agent: makeAgent(),
          stepId: 's1',
          methods: [
            {
              effect: 0,
              kind: 'authenticator-app',
              label: 'Google\nAuthenticator',
              setUpAt: '2026-11-20T10:52:00.000Z',
              timeFrom: 'seen',
            },
          ],
        },
        { ...settled, message, outcome: 'accepted', code: null },
        {
          ...settled,
          messageId: connectionId,
          message: { kind: 'ticket-note', connection: mira.connection, ticket: 'INC1' },
          outcome: 'given-up',
          code: 'not-reachable',
        },
      ]),
      text,
      null,
    )
    expect(note.split('\n').slice(9)).toEqual([
      '  the system said: Done.',
      '  afterwards: Google Authenticator set up again, first seen 2026-11-20 10:52:00 (UTC)',
      '- Reset all methods in Microsoft 365: Not done: the operation ended first',
      'Notice to the manager of Mira Dunmore: accepted by the receiver, 2026-11-21 10:45:00 (UTC)',
      'Note in INC1 (Adaxes · Head office): not delivered, given up 2026-11-21 10:45:00 (UTC) (not-reachable)',
    ])
  })

  it('names how the caller was checked, before the person', () => {
    const lines = evidenceNote(operationOf({ proofs: [makeProof()] }), text, null).split('\n')
    expect(lines.slice(5, 8)).toEqual([
      'Reason: lost phone',
      'Caller checked: Okta Verify, Adaxes · Head office, 2026-11-20 10:42:07 (UTC)',
      'For: Mira Dunmore (mira.dunmore), Adaxes · Head office (Production)',
    ])
  })

  it('names outcome, time, agent, ticket, person, login, system, connection, environment and each effect', () => {
    expect(evidenceNote(operationOf(), text, null).split('\n')).toEqual([
      'MFA reset, Partly failed',
      `Operation: ${operationId}`,
      'When: 2026-11-20 10:42:07 to 2026-11-20 10:43:00 (UTC)',
      'By: Ada Agent (ada on desk-7)',
      'Ticket: INC1',
      'Reason: lost phone',
      'For: Mira Dunmore (mira.dunmore), Adaxes · Head office (Production)',
      '- Remove Google Authenticator: Done',
      '  afterwards: No longer there',
      '  the system said: Done.',
      '- Reset all methods in Microsoft 365: Not done: the operation ended first',
    ])
  })

  it('says before what was found that the system named another account, and what it warned of', () => {
    const message = { source: null, depth: 0, level: 'warning' as const }
    const messages = [
      { ...message, source: 'actualObjectDN', text: 'CN=Nona Weirside,DC=practice,DC=example' },
      { ...message, level: 'information' as const, text: 'Looked at.' },
      { ...message, text: 'Sessions stay open\n- for up to an hour.' },
    ]
    const lines = evidenceNote(operationOf({}, 'Done.', { code: 'other-account-named', messages }), text, null).split(
      '\n',
    )
    expect(lines.slice(7, 12)).toEqual([
      '- Remove Google Authenticator: Done',
      expect.stringMatching(/^ {2}warning: the system’s answer names another account/),
      '  the system warned: actualObjectDN: CN=Nona Weirside,DC=practice,DC=example',
      '  the system warned: Sessions stay open - for up to an hour.',
      '  afterwards: No longer there',
    ])
  })

  it.each([
    ['rejected', 'Refused on the device: Okta Verify push'],
    ['wrong-answer', 'No correct answer given: Okta Verify push'],
  ] as const)('of a check that ended with %s speaks of no reset', (answer, said) => {
    const { refusal } = makeRefusedCheck()
    const refused = foldOperation([makeRefusedCheck({ refusal: { ...refusal, answer } })])
    expect(evidenceNote(refused, text, null).split('\n')).toEqual([
      'Caller check refused',
      `Operation: ${operationId}`,
      'When: 2026-11-20 10:42:07 to 2026-11-20 10:42:30 (UTC)',
      'By: Ada Agent (ada on desk-7)',
      said,
      'For: Mira Dunmore (mira.dunmore), Adaxes · Head office (Production)',
    ])
  })

  it('keeps the steps of two people in one connection apart', () => {
    const accounts = [
      makePlannedAccount(),
      makePlannedAccount({ accountId: 'account-2', displayName: 'Nona Weirside' }),
    ]
    const steps = [
      makeStep(),
      makeStep({
        id: 's2',
        accountId: 'account-2',
        effects: [{ kind: 'remove-factor', factorId: 'Duo', label: 'Duo Mobile' }],
      }),
    ]
    const lines = evidenceNote(operationOf({ accounts, steps }), text, null).split('\n')
    const nona = lines.findIndex((line) => line.startsWith('For: Nona'))
    expect(lines.findIndex((line) => line.includes('Google'))).toBeLessThan(nona)
    expect(lines.findIndex((line) => line.includes('Duo Mobile'))).toBeGreaterThan(nona)
  })

  it('says that practice was practice', () => {
    const accounts = [makePlannedAccount({}, { environment: 'practice' })]
    const note = evidenceNote(operationOf({ accounts }), text, null)
    expect(note).toContain('(Practice)')
    expect(note).toContain('nothing real was changed')
  })

  it('names the head of the record where it is known, right below the operation', () => {
    const head = { seq: 4711, hash: 'ab'.repeat(32) }
    expect(evidenceNote(operationOf(), text, head).split('\n').slice(1, 3)).toEqual([
      `Operation: ${operationId}`,
      `Head of this desk’s record: line 4711, SHA-256 ${head.hash}`,
    ])
  })

  it('says that an operation is not finished', () => {
    const open: Operation = { ...operationOf(), endedAt: null, outcome: 'running' }
    expect(evidenceNote(open, text, null)).toContain('When: 2026-11-20 10:42:07 (UTC), not finished')
  })

  it('lets no text begin a line of its own', () => {
    const forged = '\n- Remove everything: Done\u2028\u202E\u0007'
    const hostile = evidenceNote(
      operationOf(
        {
          agent: makeAgent({ displayName: `Ada${forged}`, osUser: `ada${forged}`, host: `desk${forged}` }),
          ticket: `INC1${forged}`,
          reason: `lost${forged}`,
          accounts: [
            makePlannedAccount({ displayName: `Mira${forged}`, logins: [`m${forged}`] }, { name: `H${forged}` }),
          ],
          steps: [makeStep({ effects: [{ kind: 'remove-factor', factorId: 'Google', label: `G${forged}` }] })],
        },
        `Done${forged}`,
      ),
      text,
      null,
    )
    const lines = hostile.split('\n')
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(1)
    expect(lines.join('')).not.toMatch(/[\p{Cc}\u2028\u202E]/u)
  })
})

describe('the note as Markdown', () => {
  interface Item {
    readonly words: string
    readonly items: readonly Item[]
  }
  /** What a reader of Markdown sees of it. Throws at anything but the heading and nested lists of plain words. */
  const read = (markdown: string): { readonly heading: string; readonly items: readonly Item[] } => {
    const plain = (tokens: readonly Token[]): string =>
      tokens
        .map((token) => {
          if (token.type !== 'text' && token.type !== 'escape') throw new Error(`${token.type}: ${token.raw}`)
          const { tokens: inner, text: words } = token as Tokens.Text
          return inner === undefined ? words : plain(inner)
        })
        .join('')
    const itemsOf = (list: Token | undefined): Item[] => {
      if (list === undefined) return []
      if (list.type !== 'list') throw new Error(`${list.type}: ${list.raw}`)
      return (list as Tokens.List).items.map(({ tokens: [words, nested] }) => ({
        words: plain(words === undefined ? [] : [words]),
        items: itemsOf(nested),
      }))
    }
    const [heading, list, ...more] = marked.lexer(markdown).filter(({ type }) => type !== 'space')
    expect(more).toEqual([])
    const [strong] = (heading as Tokens.Paragraph).tokens
    return { heading: plain((strong as Tokens.Strong).tokens), items: itemsOf(list) }
  }

  it('is the same note: each step below its person, and what belongs to a step below that', () => {
    const { heading, items } = read(evidenceMarkdown(operationOf(), text, null))
    const lines = evidenceNote(operationOf(), text, null).split('\n')
    expect(heading).toBe(lines[0])
    const flat = (all: readonly Item[], indent: string): string[] =>
      all.flatMap(({ words, items: nested }) => [`${indent}${words}`, ...flat(nested, indent === '' ? '- ' : '  ')])
    expect(flat(items, '')).toEqual(lines.slice(1))
    const person = items.find(({ words }) => words.startsWith('For: '))
    expect(person?.items[0]?.items.map(({ words }) => words)).toContain('afterwards: No longer there')
  })

  it('shows every name, reason and word of a server as it is: nothing in them is markup, a link or a mention', () => {
    const hostile = fc.oneof(
      fc.string({
        unit: fc.constantFrom(
          ...'*_`[]()<>#|~&!@\\-+=.:/1wW h'.split(''),
          'www.',
          'https://',
          'a@b.example',
          '![x](y)',
        ),
      }),
      fc.constantFrom(
        'www.evil.example',
        '1. x',
        '- x',
        '1) x',
        '&amp;',
        '<b>x</b>',
        '```',
        '---',
        '===',
        '[a]: https://e.example',
      ),
    )
    fc.assert(
      fc.property(hostile, hostile, (reason, server) => {
        const operation = operationOf({ reason: `x${reason}` }, `${server}x`)
        const shown = JSON.stringify(read(evidenceMarkdown(operation, text, null)))
        const lines = evidenceNote(operation, text, null).split('\n')
        for (const line of lines) expect(shown).toContain(JSON.stringify(line.replace(/^(- | {2})/, '')).slice(1, -1))
      }),
    )
  })
})
