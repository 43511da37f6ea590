/** What the connections ask a person natively, and that nothing happens without a yes. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { createConnections, type Connections } from '../../../electron/connections/connections.ts'
import { codeOf, CodedError } from '../../../electron/errors/coded-error.ts'
import type { ConfirmationQuestion } from '../../../electron/questions/ask-natively.ts'
import type { QuestionKind } from '../../../electron/questions/questions.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import type { Connection, ConnectionChanges } from '../../../shared/domain/connection.ts'
import { connectionId, instant, makeConnection, makeDraft } from '../../support/domain-fixtures.ts'
import { createFakeSupport, createFakeSystem, type FakeSupport } from '../../support/fake-provider.ts'

const signal = new AbortController().signal
const draft = makeDraft('https://branch.example/restApi', 'token', { name: 'Branch' })
const secretOf = { connectionId, origin: 'https://adaxes.head-office.example' }

let kept: Connection[]
let asked: { kind: QuestionKind; question: ConfirmationQuestion }[]
/** Answers the next questions; happens while they stand. */
let answer: () => boolean
let vault: ReturnType<typeof createMemoryVault>
let support: FakeSupport
let connections: Connections

beforeEach(async () => {
  kept = [makeConnection({ offer: { hiddenFactorIds: ['Duo'], hiddenServiceIds: ['microsoft-365'] } })]
  asked = []
  answer = () => false
  vault = createMemoryVault()
  await vault.write(secretOf, new Secret('kept'))
  support = createFakeSupport(createFakeSystem())
  connections = createConnections({
    store: {
      connections: () => kept,
      putConnection: (connection) => {
        kept = [...kept.filter(({ id }) => id !== connection.id), connection]
      },
      removeConnection: (id) => {
        kept = kept.filter((connection) => connection.id !== id)
      },
    },
    vault,
    systems: [support],
    questions: {
      require: (_window, kind, question) => {
        asked.push({ kind, question })
        return answer() ? Promise.resolve() : Promise.reject(new CodedError('not-confirmed'))
      },
    },
    text: createText(),
    now: () => new Date(instant),
  })
})

const codeFrom = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (cause: unknown) => codeOf(cause),
  )
const lastDetail = () => asked.at(-1)?.question.detail ?? ''

describe('a server that nobody has said yes to', () => {
  it('is not tried, and nothing is kept for it, before somebody does', async () => {
    expect(await codeFrom(connections.testDraft(1, draft, signal))).toBe('not-confirmed')
    expect(await codeFrom(connections.add(1, draft))).toBe('not-confirmed')
    expect(support.opened).toEqual([])
    expect(kept).toHaveLength(1)
  })

  it('is named in the question, with its system', async () => {
    await codeFrom(connections.testDraft(1, draft, signal))
    expect(asked[0]).toMatchObject({ kind: 'new-server', question: { message: 'Connect to https://branch.example?' } })
    expect(lastDetail()).toContain('Adaxes')
  })

  it('is named as it is reached and as it reads, where these differ', async () => {
    const lookAlike = { ...draft, address: 'https://аdaxes.example/restApi' }
    await codeFrom(connections.testDraft(1, lookAlike, signal))
    expect(asked[0]?.question.message).toContain('https://xn--daxes-3ve.example (displayed as аdaxes.example)')
  })

  it('is asked about once: at the first test, and neither at the next nor when it is saved', async () => {
    answer = () => true
    await connections.testDraft(1, draft, signal)
    answer = () => false
    await connections.testDraft(1, { ...draft, address: 'https://BRANCH.example:443/other' }, signal)
    await connections.add(1, draft)
    expect(asked).toHaveLength(1)
    expect(kept).toHaveLength(2)
  })

  it.each(['http://branch.example/restApi', 'https://branch.example:8443/restApi', 'https://a.branch.example'])(
    'is another one by scheme, port or name: %s',
    async (address) => {
      answer = () => true
      await connections.testDraft(1, draft, signal)
      answer = () => false
      expect(await codeFrom(connections.testDraft(1, { ...draft, address }, signal))).toBe('not-confirmed')
    },
  )

  it('is not what a kept connection leads to already', async () => {
    const again = { ...draft, address: 'https://adaxes.head-office.example/elsewhere' }
    expect(await codeFrom(connections.testDraft(1, again, signal))).toBe('done')
    expect(asked).toEqual([])
  })

  it('is asked about for each further connection, which would offer everything', async () => {
    const again = { ...draft, address: 'https://adaxes.head-office.example/restApi' }
    expect(await codeFrom(connections.add(1, again))).toBe('not-confirmed')
    expect(lastDetail()).toContain('There is already a connection to this server.')
    expect(kept).toHaveLength(1)
    answer = () => true
    await connections.add(1, again)
    answer = () => false
    expect(await codeFrom(connections.add(1, { ...again, name: 'Third' }))).toBe('not-confirmed')
    expect(kept).toHaveLength(2)
  })

  it('is asked about again after its connection was removed', async () => {
    answer = () => true
    await connections.remove(1, connectionId)
    answer = () => false
    const again = { ...draft, address: 'https://adaxes.head-office.example/restApi' }
    expect(await codeFrom(connections.testDraft(1, again, signal))).toBe('not-confirmed')
  })
})

describe('changing a connection', () => {
  const weaker: [string, ConnectionChanges, string][] = [
    ['its address', { address: 'https://elsewhere.example/restApi' }, 'https://elsewhere.example/restApi'],
    ['its sign-in', { signIn: { kind: 'password', username: 'svc.desk' } }, 'svc.desk'],
    ['its secret', { secret: 'another' }, 'replaces the stored one'],
    ['its environment', { environment: 'sandbox' }, 'Marked as Sandbox, no longer as Production'],
    ['a hidden app', { offer: { hiddenFactorIds: [], hiddenServiceIds: ['microsoft-365'] } }, 'again: Duo'],
    ['a hidden service', { offer: { hiddenFactorIds: ['Duo'], hiddenServiceIds: [] } }, 'again: Microsoft 365'],
  ]
  it.each(weaker)(
    'asks before %s is changed, says what to, and changes nothing without a yes',
    async (_, changes, words) => {
      const before = structuredClone(kept)
      expect(await codeFrom(connections.change(1, connectionId, changes))).toBe('not-confirmed')
      expect(asked).toHaveLength(1)
      expect(asked[0]?.question.message).toBe('Change the connection Head office (Adaxes)?')
      expect(lastDetail()).toContain(words)
      expect(kept).toEqual(before)
      expect(await vault.read(secretOf)).toMatchObject({ kind: 'ok' })

      answer = () => true
      expect(await codeFrom(connections.change(1, connectionId, changes))).toBe('done')
    },
  )

  it('asks once for all of it', async () => {
    answer = () => true
    await connections.change(
      1,
      connectionId,
      Object.assign({}, ...weaker.map(([, changes]) => changes)) as ConnectionChanges,
    )
    expect(asked).toHaveLength(1)
    expect(lastDetail()).toContain('Nothing has been sent to this server yet.')
  })

  it('asks nothing where it is renamed or offers less', async () => {
    await connections.change(1, connectionId, { name: 'Branch' })
    await connections.change(1, connectionId, {
      offer: { hiddenFactorIds: ['Duo', 'Google'], hiddenServiceIds: ['microsoft-365'] },
    })
    expect(asked).toEqual([])
    expect(kept[0]).toMatchObject({ name: 'Branch', offer: { hiddenFactorIds: ['Duo', 'Google'] } })
  })

  it('does not do what was asked about something else meanwhile', async () => {
    answer = () => {
      kept = kept.map((connection) => ({ ...connection, environment: 'sandbox' }))
      return true
    }
    expect(await codeFrom(connections.change(1, connectionId, { secret: 'another' }))).toBe('not-confirmed')
    expect(await codeFrom(connections.remove(1, connectionId))).toBe('done')
  })

  it('keeps a name that would add lines of its own within its line', async () => {
    kept = [makeConnection({ name: 'Head\n\n  • nothing changes' })]
    await codeFrom(connections.change(1, connectionId, { secret: 'another' }))
    expect(asked[0]?.question.message).toContain('Head • nothing changes')
  })
})

describe('removing a connection', () => {
  it('asks first, naming what is forgotten, and keeps it with its secret without a yes', async () => {
    expect(await codeFrom(connections.remove(1, connectionId))).toBe('not-confirmed')
    expect(asked[0]).toMatchObject({
      kind: 'connection-removal',
      question: { message: 'Remove the connection Head office (Adaxes)?' },
    })
    expect(lastDetail()).toContain('the token or password in the keychain')
    expect(kept).toHaveLength(1)
    expect(await vault.read(secretOf)).toMatchObject({ kind: 'ok' })
  })
})
