import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StepOutcome } from '../../../../shared/domain/outcome.ts'
import { flattenMessages, readOperationResult } from '../../../../electron/providers/adaxes/operation-result.ts'

/** The documented answer (adaxes.com/sdk/REST_ResetMfa). */
const done = {
  resultType: 0,
  innerMessages: [],
  exception: null,
  actualObjectDN: 'CN=John Smith,CN=Users,DC=example,DC=com',
  noChanges: false,
  extraInfo: {},
}

describe('readOperationResult', () => {
  it('reads the documented success', () => {
    expect(readOperationResult(done, true)).toEqual({ kind: 'succeeded', code: null, serverText: null, messages: [] })
  })

  it('tells a success without a change, and needs noChanges to be there no more than older servers do', () => {
    expect(readOperationResult({ ...done, noChanges: true }, true).kind).toBe('no-change')
    expect(readOperationResult({ resultType: 0 }, true).kind).toBe('succeeded')
  })

  it('keeps warnings of a success', () => {
    const innerMessages = [{ source: null, text: 'One device could not be told.', messageType: 1, innerMessages: [] }]
    expect(readOperationResult({ ...done, innerMessages }, true)).toMatchObject({
      kind: 'succeeded',
      messages: [{ level: 'warning', source: null, text: 'One device could not be told.', depth: 0 }],
    })
  })

  it.each([true, false])('takes resultType 1 for a failure, with any HTTP status', (httpOk) => {
    const answer = { ...done, resultType: 1, exception: { message: 'This user doesn’t\u0000 have a mailbox.' } }
    expect(readOperationResult(answer, httpOk)).toMatchObject({
      kind: 'failed',
      code: 'rejected-by-server',
      serverText: 'This user doesn’t have a mailbox.',
    })
  })

  it('says why from the messages where the exception does not', () => {
    const innerMessages = [{ source: 'Business Rules', text: 'Not on Fridays.', messageType: 2, innerMessages: [] }]
    expect(readOperationResult({ ...done, resultType: 1, innerMessages }, true).serverText).toBe('Not on Fridays.')
  })

  it('takes resultType 2 for waiting for approval, as documented', () => {
    const innerMessages = [
      {
        source: 'Business Rules',
        text: '1 rule encountered while processing your request',
        messageType: 2,
        innerMessages: [
          {
            source: null,
            text: 'Send this operation for approval.',
            messageType: 3,
            innerMessages: [
              { source: null, text: 'Request submitted for approval.', messageType: 4, innerMessages: [] },
            ],
          },
        ],
      },
    ]
    const outcome = readOperationResult({ ...done, resultType: 2, innerMessages }, true)
    expect(outcome).toMatchObject({ kind: 'pending-approval', code: null })
    expect(outcome.messages.map(({ depth, level, text }) => [depth, level, text])).toEqual([
      [0, 'information', '1 rule encountered while processing your request'],
      [1, 'information', 'Send this operation for approval.'],
      [2, 'information', 'Request submitted for approval.'],
    ])
  })

  it('reads names of fields without regard to case', () => {
    const answer = { ResultType: 1, Exception: { Message: 'No.' }, InnerMessages: [{ Text: 'Why', MessageType: 1 }] }
    expect(readOperationResult(answer, true)).toMatchObject({
      kind: 'failed',
      serverText: 'No.',
      messages: [{ text: 'Why' }],
    })
  })

  it.each([3, -1, 0.5, null, undefined, '', ' ', [], [0], {}, true, false, 'Success', NaN])(
    'calls resultType %j an unknown outcome',
    (resultType) => {
      expect(readOperationResult({ ...done, resultType }, true)).toMatchObject({
        kind: 'outcome-unknown',
        code: 'outcome-unknown',
      })
    },
  )

  it('does not believe a success that comes with an HTTP error', () => {
    expect(readOperationResult(done, false).kind).toBe('outcome-unknown')
  })

  it('is total, and calls nothing a success but resultType 0', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (resultType, innerMessages, exception) => {
        const outcome = readOperationResult({ resultType, innerMessages, exception, noChanges: false }, true)
        expect(StepOutcome.safeParse(outcome).success).toBe(true)
        expect(outcome.kind === 'succeeded').toBe(
          resultType === 0 || /^0{1,4}$/.test(typeof resultType === 'string' ? resultType : ''),
        )
      }),
    )
  })
})

describe('flattenMessages', () => {
  interface Message {
    text: string
    messageType: number
    innerMessages: Message[]
  }
  const { message } = fc.letrec<{ message: Message }>((tie) => ({
    message: fc.record({
      text: fc.stringMatching(/^[a-z]{1,8}$/),
      messageType: fc.integer({ min: 0, max: 6 }),
      innerMessages: fc.oneof({ maxDepth: 20 }, fc.constant<Message[]>([]), fc.array(tie('message'), { maxLength: 3 })),
    }),
  }))
  const readingOrder = (messages: Message[], depth = 0): [string, number][] =>
    messages.flatMap((each) => [[each.text, Math.min(depth, 16)], ...readingOrder(each.innerMessages, depth + 1)])

  it('keeps every message in reading order with its depth', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), (messages) => {
        expect(flattenMessages(messages).map(({ text, depth }) => [text, depth])).toEqual(
          readingOrder(messages).slice(0, 200),
        )
      }),
    )
  })

  it('survives nesting deeper than any call stack', () => {
    let nested: unknown = { text: 'innermost', messageType: 1 }
    for (let depth = 0; depth < 50_000; depth += 1) nested = { text: '', innerMessages: [nested] }
    expect(flattenMessages([nested])).toEqual([{ level: 'warning', source: null, text: 'innermost', depth: 16 }])
  })

  it('shows types nobody documented as warnings', () => {
    const messages = [0, 1, 2, 3, 4, 5, undefined, '2'].map((messageType) => ({ text: 'x', messageType }))
    expect(flattenMessages(messages).map(({ level }) => level)).toEqual([
      'warning',
      'warning',
      'information',
      'information',
      'information',
      'warning',
      'warning',
      'warning',
    ])
  })
})
