import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import { createAppStore, type AppStorePorts } from '../../../../renderer/state/app-store.ts'
import type { AppEvent } from '../../../../shared/ipc/events.ts'

function fixture() {
  const answers = new Map<string, unknown>([
    ['app:read-state', { workspace: 'real', operationsToCheck: 0 }],
    ['settings:read', { theme: 'dark' }],
    ['connections:list-systems', { systems: [{ id: 'adaxes' }] }],
    ['connections:list', { connections: [{ id: 'a' }] }],
  ])
  const asked: (readonly [channel: string, request: unknown])[] = []
  const listeners: { readonly type: string; readonly listener: (event: AppEvent) => void }[] = []
  const returns = new Set<() => void>()
  const ports = {
    onReturn: (listener: () => void) => {
      returns.add(listener)
      return () => returns.delete(listener)
    },
    ask: (channel: string, request: unknown) => {
      asked.push([channel, request])
      const answer = answers.get(channel)
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    onEvent: (type: string, listener: (event: AppEvent) => void) => {
      const entry = { type, listener }
      listeners.push(entry)
      return () => listeners.splice(listeners.indexOf(entry), 1)
    },
  } as unknown as AppStorePorts
  const store = createAppStore(ports)
  return {
    store,
    answers,
    listeners,
    asked,
    comeBack: async () => {
      for (const listener of returns) listener()
      await new Promise((resolve) => setTimeout(resolve))
    },
    emit: async (type: AppEvent['type'], more: object = {}) => {
      for (const each of [...listeners]) if (each.type === type) each.listener({ type, ...more } as AppEvent)
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

const refusal = (code: 'internal' | 'settings-unreadable') =>
  new AppFailure({ code, message: code, correlationId: 'c' })

describe('what every screen knows', () => {
  it('is read at the start, each part on its own', async () => {
    const { store, answers } = fixture()
    answers.set('settings:read', refusal('settings-unreadable'))
    await store.readAll()
    expect(store.getState()).toMatchObject({ ready: true, settings: null, failure: null, connections: [{ id: 'a' }] })
  })

  it('asks for the systems again, which are told in words, once main speaks another language', async () => {
    const { store, answers, emit, asked } = fixture()
    answers.set('app:read-state', { workspace: 'real', language: 'en' })
    store.start()
    await emit('history-changed')
    await emit('settings-changed')
    const timesAsked = () => asked.filter(([channel]) => channel === 'connections:list-systems').length
    expect(timesAsked()).toBe(1)
    answers.set('app:read-state', { workspace: 'real', language: 'de' })
    answers.set('connections:list-systems', { systems: [{ id: 'adaxes', description: 'Verzeichnis' }] })
    await emit('settings-changed')
    expect(store.getState().systems).toEqual([{ id: 'adaxes', description: 'Verzeichnis' }])
    expect(timesAsked()).toBe(2)
  })

  it('keeps what was known when a later read fails, and says so', async () => {
    const { store, answers } = fixture()
    await store.readAll()
    answers.set('app:read-state', refusal('internal'))
    await store.readAll()
    expect(store.getState()).toMatchObject({ app: { workspace: 'real' }, failure: { code: 'internal' } })
    answers.set('app:read-state', { workspace: 'practice' })
    await store.readAll()
    expect(store.getState().failure).toBeNull()
  })

  it('is what was asked for last, whichever answer comes last', async () => {
    const { store, answers } = fixture()
    const late: (() => void)[] = []
    const older = (answer: unknown) => new Promise((resolve) => late.push(() => resolve(answer)))
    const olderRefusal = new Promise((_resolve, reject) => late.push(() => reject(refusal('internal'))))
    answers.set('app:read-state', older({ workspace: 'real' }))
    answers.set('settings:read', older({ theme: 'light' }))
    answers.set('connections:list', older({ connections: [] }))
    const first = store.readAll()
    answers.set('app:read-state', olderRefusal)
    answers.set('connections:list', olderRefusal)
    const second = store.readAll()
    answers.set('app:read-state', { workspace: 'practice' })
    answers.set('settings:read', { theme: 'dark' })
    answers.set('connections:list', { connections: [{ id: 'invented' }] })
    await store.readAll()
    for (const answer of late) answer()
    await Promise.all([first, second])
    expect(store.getState()).toMatchObject({
      app: { workspace: 'practice' },
      failure: null,
      settings: { theme: 'dark' },
      connections: [{ id: 'invented' }],
    })
  })

  it('is asked again by a person who tries again', async () => {
    const { store, asked } = fixture()
    await store.readAll()
    expect(asked).toContainEqual(['app:read-state', {}])
    asked.length = 0
    await store.readAgain()
    expect(asked).toContainEqual(['app:read-state', { again: true }])
  })

  it('knows which connection a limit holds back, until it does no more', async () => {
    const { store, emit } = fixture()
    const stop = store.start()
    await emit('waiting', { connectionId: 'a', until: '2026-11-02T09:00:41.000Z' })
    expect(store.getState().waitingUntil).toEqual({ a: '2026-11-02T09:00:41.000Z' })
    await emit('waiting', { connectionId: 'a', until: null })
    expect(store.getState().waitingUntil).toEqual({ a: null })
    stop()
  })

  it('follows main’s events until stopped', async () => {
    const { store, answers, emit, listeners } = fixture()
    const stop = store.start()
    await emit('workspace-changed')
    answers.set('settings:read', { theme: 'light' })
    await emit('settings-changed')
    expect(store.getState().settings?.theme).toBe('light')
    answers.set('connections:list', { connections: [] })
    await emit('connections-changed')
    expect(store.getState().connections).toEqual([])
    stop()
    expect(listeners).toEqual([])
  })

  it('says why practice could not be entered', async () => {
    const { store, answers } = fixture()
    answers.set('app:enter-practice', refusal('internal'))
    await store.changeWorkspace('app:enter-practice')
    expect(store.getState().failure?.code).toBe('internal')
  })

  it('remembers under which name unreadable settings were put aside, until somebody has read it', async () => {
    const { store, answers } = fixture()
    answers.set('settings:start-fresh', { keptAs: 'settings.2026.json' })
    await store.startFresh()
    expect(store.getState()).toMatchObject({ ready: true, settingsKeptAs: 'settings.2026.json' })
  })

  it('remembers nothing when the settings could not be put aside', async () => {
    const { store, answers } = fixture()
    answers.set('settings:start-fresh', refusal('internal'))
    await expect(store.startFresh()).rejects.toBeInstanceOf(AppFailure)
    expect(store.getState().settingsKeptAs).toBeNull()
  })
})

describe('coming back to the window', () => {
  const off = { workspace: 'real', resetsOff: 'history-open-elsewhere' }
  const on = { workspace: 'real', resetsOff: null }

  it('tries again while resets are off, and only then', async () => {
    const { store, answers, asked, comeBack } = fixture()
    const tries = () =>
      asked.filter((each) => JSON.stringify(each) === JSON.stringify(['app:read-state', { again: true }])).length
    answers.set('app:read-state', off)
    const stop = store.start()
    await store.readAll()
    expect(tries()).toBe(0)
    answers.set('app:read-state', on)
    await comeBack()
    expect(store.getState().app).toEqual(on)
    expect(tries()).toBe(1)
    await comeBack()
    expect(tries()).toBe(1)

    answers.set('app:read-state', off)
    await store.readAll()
    stop()
    await comeBack()
    expect(tries()).toBe(1)
  })
})
