import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import { createMessagesStore } from '../../../../renderer/features/messages/messages-store.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve))

function setUp() {
  const listeners = new Map<string, () => void>()
  const asked: string[] = []
  const main = {
    messages: [{ id: 'a' }],
    notices: [{ state: 'waiting' }],
    refusal: null as string | null,
    late: null as Promise<unknown> | null,
  }
  const ask = (channel: string) => {
    asked.push(channel)
    if (main.refusal !== null && channel !== 'outbox:list') {
      return Promise.reject(new AppFailure({ code: main.refusal, message: '', correlationId: 'c' } as never))
    }
    return main.late ?? Promise.resolve({ messages: main.messages, notices: main.notices })
  }
  const onEvent = (type: string, listener: () => void) => {
    listeners.set(type, listener)
    return () => undefined
  }
  const store = createMessagesStore({ ask: ask as never, onEvent: onEvent as never })
  return { store, asked, main, tell: (type: string) => listeners.get(type)?.() }
}

describe('what waits', () => {
  it('is read while it is shown, again when main says so, and not when it is hidden', async () => {
    const { store, asked, main, tell } = setUp()
    store.getState().show()
    await settled()
    main.messages = []
    tell('outbox-changed')
    await settled()
    expect(store.getState().waiting).toEqual([])
    store.getState().hide()
    tell('outbox-changed')
    await settled()
    expect(asked).toEqual(['outbox:list', 'outbox:list'])
  })

  it('is read again after something was done to it, and says what main refused', async () => {
    const { store, asked, main } = setUp()
    await store.getState().retry('a')
    main.refusal = 'outbox-entry-waits'
    await store.getState().dismiss('a')
    expect(asked).toEqual(['outbox:retry', 'outbox:list', 'outbox:dismiss', 'outbox:list'])
    expect(store.getState()).toMatchObject({ error: { code: 'outbox-entry-waits' }, busyId: null })
  })
})

describe('the messages about a reset', () => {
  it('are followed until nobody looks any more', async () => {
    const { store, main, tell } = setUp()
    const stop = store.getState().follow('operation')
    await settled()
    expect(store.getState().aboutResets['operation']).toMatchObject({ notices: [{ state: 'waiting' }] })
    main.notices = [{ state: 'sent' }]
    tell('outbox-changed')
    await settled()
    expect(store.getState().aboutResets['operation']).toMatchObject({ notices: [{ state: 'sent' }] })
    stop()
    main.notices = []
    tell('outbox-changed')
    await settled()
    expect(store.getState().aboutResets['operation']).toMatchObject({ notices: [{ state: 'sent' }] })
  })

  it('of one workspace are not shown in the other', async () => {
    const { store, tell } = setUp()
    store.getState().follow('operation')
    await settled()
    tell('workspace-changed')
    expect(store.getState()).toMatchObject({ waiting: [], aboutResets: {} })
  })
  it('are those asked for last, whichever answer comes last', async () => {
    const { store, main, tell } = setUp()
    const older = Promise.withResolvers<unknown>()
    main.late = older.promise
    store.getState().follow('operation')
    main.late = null
    main.notices = [{ state: 'sent' }]
    tell('outbox-changed')
    await settled()
    older.resolve({ notices: [{ state: 'waiting' }] })
    await settled()
    expect(store.getState().aboutResets['operation']).toMatchObject({ notices: [{ state: 'sent' }] })
  })
})
