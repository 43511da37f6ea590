import { describe, expect, it } from 'vitest'
import type { ConnectionCheck, ConnectionView } from '../../../../shared/domain/connection.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import type { ConnectionsPorts } from '../../../../renderer/features/connections/connections-ports.ts'
import { createConnectionsStore } from '../../../../renderer/features/connections/connections-store.ts'

const capabilities: ConnectionView['capabilities'] = {
  knownServices: [{ id: 'microsoft-365', label: 'Microsoft 365' }],
  knownFactors: [],
}

function view(changes: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    system: 'adaxes',
    name: 'head office',
    baseUrl: 'https://adaxes.example.com/restApi',
    environment: 'production',
    signIn: { kind: 'access-token' },
    offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    createdAt: '2026-11-20T10:00:00.000Z',
    secret: 'stored',
    holds: 'accounts',
    capabilities,
    ...changes,
  }
}

const check: ConnectionCheck = {
  baseUrl: 'https://adaxes.example.com/restApi',
  principal: 'EXAMPLE\\desk',
  abilities: [{ ability: 'reset', verdict: 'unknown' }],
  warnings: [],
  tookMs: 12,
}

const failure = (code: AppError['code']) => new AppFailure({ code, message: '', correlationId: 'c' })

function desk(changes: Partial<ConnectionsPorts> = {}) {
  const calls: { name: string; args: readonly unknown[] }[] = []
  const ports: ConnectionsPorts = {
    list: () => Promise.resolve([]),
    testDraft: () => Promise.resolve(check),
    test: () => Promise.resolve(check),
    enterCode: () => Promise.resolve(),
    signIn: () => Promise.resolve(view()),
    signOut: () => Promise.resolve(view()),
    add: (draft) => {
      calls.push({ name: 'add', args: [draft] })
      return Promise.resolve(view({ name: draft.name }))
    },
    change: (...args) => {
      calls.push({ name: 'change', args })
      return Promise.resolve(view())
    },
    remove: (...args) => {
      calls.push({ name: 'remove', args })
      return Promise.resolve()
    },
    ...changes,
  }
  const store = createConnectionsStore(ports)
  const state = () => store.getState()
  const editor = () => {
    const open = state().editor
    if (open === null) throw new Error('no editor is open')
    return open
  }
  return { state, editor, calls }
}

function fill(state: ReturnType<typeof desk>['state']) {
  state().startAdding()
  state().changeForm({ system: 'adaxes' })
  state().goForward()
  state().changeForm({ address: 'https://adaxes.example.com/restApi', secret: 'token-1' })
  state().goForward()
  state().changeForm({ name: 'head office', environment: 'production' })
}

describe('adding a connection', () => {
  it('goes on only when the step is complete, and names what is missing', () => {
    const { state, editor } = desk()
    state().startAdding()
    state().goForward()
    expect(editor()).toMatchObject({ step: 'system', missing: ['system'] })
    state().changeForm({ system: 'adaxes', signInKind: 'password' })
    state().goForward()
    state().goForward()
    expect(editor()).toMatchObject({ step: 'address', missing: ['address', 'username', 'secret'] })
    state().changeForm({ address: 'adaxes.example.com' })
    expect(editor().missing).toEqual(['username', 'secret'])
  })

  it('never chooses the environment by itself', () => {
    const { state, editor } = desk()
    fill(state)
    state().changeForm({ environment: null })
    void state().save()
    expect(editor().missing).toEqual(['environment'])
  })

  it('goes back one step with everything typed still there', () => {
    const { state, editor } = desk()
    fill(state)
    state().goBack()
    expect(editor().step).toBe('address')
    expect(editor().form).toMatchObject({ secret: 'token-1', name: 'head office' })
  })

  it('keeps the draft and drops the token when the screen is left', () => {
    const { state, editor } = desk()
    fill(state)
    state().leaveScreen()
    expect(editor().form).toMatchObject({ address: 'https://adaxes.example.com/restApi', name: 'head office' })
    expect(editor()).toMatchObject({ step: 'address', secretDropped: true, test: null })
    expect(JSON.stringify(state())).not.toContain('token-1')
    state().startAdding()
    expect(editor().form.name).toBe('head office')
    state().changeForm({ secret: 'token-2' })
    expect(editor().secretDropped).toBe(false)
  })

  it('loses nothing but the token when Esc leads out of the form', () => {
    const { state, editor } = desk()
    fill(state)
    for (let press = 0; press < 3; press++) state().goBack()
    expect(state().editor).toBeNull()
    expect(JSON.stringify(state())).not.toContain('token-1')
    state().startAdding()
    expect(editor()).toMatchObject({ step: 'system', secretDropped: true, form: { name: 'head office' } })
  })

  it('begins again after Cancel', () => {
    const { state, editor } = desk()
    fill(state)
    state().discard()
    state().startAdding()
    expect(editor().form.name).toBe('')
  })

  it('keeps everything, the token included, when saving fails', async () => {
    const { state, editor } = desk({ add: () => Promise.reject(failure('keychain-locked')) })
    fill(state)
    await state().save()
    expect(editor()).toMatchObject({ saving: false, saveError: { code: 'keychain-locked' } })
    expect(editor().form.secret).toBe('token-1')
  })

  it('holds the token nowhere after saving', async () => {
    const { state } = desk({ list: () => Promise.resolve([view()]) })
    fill(state)
    await state().save()
    expect(state()).toMatchObject({ editor: null, lastSaved: { name: 'head office', added: true } })
    expect(JSON.stringify(state())).not.toContain('token-1')
  })

  it('cuts the line break that a pasted token brings along, and takes a password as typed', async () => {
    const { state, calls } = desk()
    fill(state)
    state().changeForm({ secret: ' token-1\r\n' })
    await state().save()
    expect(calls[0]?.args[0]).toMatchObject({ secret: 'token-1' })
    fill(state)
    state().changeForm({ signInKind: 'password', username: ' desk ', secret: ' pass word ' })
    await state().save()
    expect(calls[1]?.args[0]).toMatchObject({
      signIn: { kind: 'password', username: 'desk' },
      secret: ' pass word ',
    })
  })
})

describe('the test of a draft', () => {
  it('stands only for what was tested', async () => {
    const { state, editor } = desk()
    fill(state)
    await state().testDraft()
    expect(editor().test).toEqual({ status: 'answered', check })
    state().changeForm({ name: 'another name' })
    expect(editor().test?.status).toBe('answered')
    state().changeForm({ secret: 'token-2' })
    expect(editor().test).toBeNull()
  })

  it('drops the answer about an address that has been changed meanwhile', async () => {
    let answer: (check: ConnectionCheck) => void = () => undefined
    let signal: AbortSignal | undefined
    const { state, editor } = desk({
      testDraft: (_, given) => {
        signal = given
        return new Promise((resolve) => {
          answer = resolve
        })
      },
    })
    fill(state)
    const testing = state().testDraft()
    state().changeForm({ address: 'https://other.example.com' })
    expect(signal?.aborted).toBe(true)
    answer(check)
    await testing
    expect(editor().test).toBeNull()
  })

  it('says what failed and keeps the form', async () => {
    const { state, editor } = desk({ testDraft: () => Promise.reject(failure('token-rejected')) })
    fill(state)
    await state().testDraft()
    expect(editor().test).toMatchObject({ status: 'failed', error: { code: 'token-rejected' } })
    expect(editor().form.secret).toBe('token-1')
  })

  it('is repeated with a code where one was asked for, and the code goes nowhere else', async () => {
    const given: unknown[] = []
    const { state, editor } = desk({
      testDraft: (_draft, _signal, code) => {
        given.push(code)
        return code === undefined ? Promise.reject(failure('second-factor-required')) : Promise.resolve(check)
      },
    })
    fill(state)
    await state().testDraft()
    expect(editor().test).toMatchObject({ status: 'failed', error: { code: 'second-factor-required' } })
    await state().testDraft('123456')
    expect(editor().test).toEqual({ status: 'answered', check })
    expect(given).toEqual([undefined, '123456'])
    expect(JSON.stringify(state())).not.toContain('123456')
  })

  it('of a saved connection goes on after its code, and says what became of a wrong one', async () => {
    const { state } = desk({
      enterCode: (_id, code) => (code === '1' ? Promise.reject(failure('second-factor-rejected')) : Promise.resolve()),
    })
    await state().enterCode('c', '1')
    expect(state().tests['c']).toMatchObject({ status: 'failed', error: { code: 'second-factor-rejected' } })
    await state().enterCode('c', '2')
    expect(state().tests['c']).toEqual({ status: 'answered', check })
  })

  it('leads to the step of the first thing missing instead of testing half a draft', async () => {
    const { state, editor } = desk()
    fill(state)
    state().changeForm({ address: ' ' })
    await state().testDraft()
    expect(editor()).toMatchObject({ step: 'address', missing: ['address'], test: null })
  })

  it('stays with the connection that was saved', async () => {
    const { state } = desk({ list: () => Promise.resolve([view()]) })
    fill(state)
    await state().testDraft()
    await state().save()
    expect(state().tests[view().id]).toEqual({ status: 'answered', check })
  })
})

describe('editing a connection', () => {
  it('sends only what was changed', async () => {
    const { state, calls } = desk()
    state().startEditing(view())
    state().changeForm({ name: 'main office' })
    await state().save()
    expect(calls).toEqual([{ name: 'change', args: [view().id, { name: 'main office' }] }])
  })

  it('keeps a result of an earlier test only while it is still about the same thing', async () => {
    const { state } = desk({ list: () => Promise.resolve([view()]) })
    await state().test(view().id)
    expect(state().tests[view().id]?.status).toBe('answered')
    state().startEditing(view())
    state().changeForm({ address: 'https://other.example.com' })
    await state().save()
    expect(state().tests[view().id]).toBeUndefined()
  })

  it('brings back what was typed before Esc closed the form, for this connection only', () => {
    const { state, editor } = desk()
    state().startEditing(view())
    state().changeForm({ name: 'main office' })
    state().goBack()
    expect(state().editor).toBeNull()
    state().startEditing(view({ id: '00000000-0000-4000-8000-000000000002', name: 'other' }))
    expect(editor().form.name).toBe('other')
    state().discard()
    state().startEditing(view())
    state().changeForm({ name: 'main office' })
    state().goBack()
    state().startEditing(view())
    expect(editor().form.name).toBe('main office')
  })
})

describe('the list', () => {
  it('shows the latest answer when an older one comes late', async () => {
    const answers: ((connections: readonly ConnectionView[]) => void)[] = []
    const { state } = desk({ list: () => new Promise((resolve) => answers.push(resolve)) })
    const first = state().load()
    const second = state().load()
    answers[1]?.([view({ name: 'new' })])
    answers[0]?.([view({ name: 'old' })])
    await Promise.all([first, second])
    expect(state().connections?.map(({ name }) => name)).toEqual(['new'])
  })

  it('keeps what is known when reading again fails', async () => {
    let fails = false
    const { state } = desk({
      list: () => (fails ? Promise.reject(failure('keychain-locked')) : Promise.resolve([view()])),
    })
    await state().load()
    fails = true
    await state().load()
    expect(state()).toMatchObject({ listError: { code: 'keychain-locked' } })
    expect(state().connections).toHaveLength(1)
  })

  it('removes what main was told yes about, and says so by name', async () => {
    const { state, calls } = desk()
    await state().remove(view())
    expect(calls).toEqual([{ name: 'remove', args: [view().id] }])
    expect(state()).toMatchObject({ removal: null, lastRemoved: 'head office' })
  })

  it('says on the connection why removing failed', async () => {
    const { state } = desk({ remove: () => Promise.reject(failure('keychain-locked')) })
    await state().remove(view())
    expect(state().removal).toMatchObject({ connectionId: view().id, error: { code: 'keychain-locked' } })
  })

  it('says nothing where the answer was no, and keeps what was typed', async () => {
    const no = () => Promise.reject(failure('not-confirmed'))
    const { state } = desk({ remove: no, testDraft: no, add: no })
    await state().remove(view())
    expect(state()).toMatchObject({ removal: null, lastRemoved: null })
    fill(state)
    const typed = state().editor?.form
    await state().testDraft()
    expect(state().editor?.test).toBeNull()
    await state().save()
    expect(state().editor).toMatchObject({ saving: false, saveError: null, form: typed })
  })

  it('asks main once while it is being asked', async () => {
    const answer = Promise.withResolvers<undefined>()
    let asked = 0
    const { state } = desk({
      remove: () => {
        asked += 1
        return answer.promise
      },
    })
    const first = state().remove(view())
    await state().remove(view())
    answer.resolve(undefined)
    await first
    expect(asked).toBe(1)
  })

  it('gives a test up when it is stopped, and takes no late answer of it for the next one’s', async () => {
    const answers: ((value: ConnectionCheck) => void)[] = []
    const signals: AbortSignal[] = []
    const { state } = desk({
      test: (_id, signal) => {
        signals.push(signal)
        return new Promise((resolve) => answers.push(resolve))
      },
    })
    const first = state().test(view().id)
    state().stopTest(view().id)
    expect(signals[0]?.aborted).toBe(true)
    expect(state().tests).toEqual({})
    const second = state().test(view().id)
    answers[0]?.(check)
    await first
    expect(state().tests[view().id]).toEqual({ status: 'running' })
    answers[1]?.(check)
    await second
    expect(state().tests[view().id]).toEqual({ status: 'answered', check })
    state().stopTest(view().id)
    expect(state().tests[view().id]?.status).toBe('answered')
  })

  it('drops drafts and tests of the other workspace', async () => {
    const { state } = desk()
    await state().test(view().id)
    fill(state)
    await state().workspaceChanged()
    expect(state()).toMatchObject({ editor: null, tests: {} })
  })
})

describe('a connection of the organisation', () => {
  it('sends its secret alone, whatever was typed of it before', async () => {
    const { state, editor, calls } = desk()
    state().startEditing(view())
    state().changeForm({ name: 'mine', secret: 'typed' })
    state().goBack()
    state().startEditing(view(), true)
    expect(editor().form).toMatchObject({ name: 'head office', secret: '' })
    state().changeForm({ secret: 'token-2' })
    await state().save()
    expect(calls).toEqual([{ name: 'change', args: [view().id, { secret: 'token-2' }] }])
  })
})

describe('a connection that a person signs in to with the browser', () => {
  const signIn = { kind: 'browser', clientId: 'the-application', tenant: 'the-tenant' } as const
  const { id } = view()

  it('asks for the tenant and the application, and for no secret', async () => {
    const { state, editor, calls } = desk()
    state().startAdding()
    state().changeForm({ system: 'adaxes', signInKind: 'browser' })
    state().goForward()
    state().goForward()
    expect(editor().missing).toEqual(['address', 'tenant', 'clientId'])
    state().changeForm({ address: 'https://graph.example', tenant: ' the-tenant ', clientId: 'the-application' })
    state().goForward()
    state().changeForm({ name: 'head office', environment: 'production' })
    await state().save()
    expect(calls[0]?.args[0]).toMatchObject({ signIn })
    expect(calls[0]?.args[0]).not.toHaveProperty('secret')
  })

  it('waits for the browser, then tests', async () => {
    const { promise, resolve } = Promise.withResolvers<ConnectionView>()
    const { state } = desk({ signIn: () => promise })
    const signing = state().signIn(id)
    expect(state().tests[id]).toEqual({ status: 'running', inBrowser: true })
    resolve(view({ signIn }))
    await signing
    expect(state().tests[id]).toEqual({ status: 'answered', check })
  })

  it('stops waiting at once when it is cancelled, and shows nothing of what comes later', async () => {
    let given: AbortSignal | undefined
    const { promise, reject } = Promise.withResolvers<ConnectionView>()
    const { state } = desk({
      signIn: (_, signal) => {
        given = signal
        return promise
      },
    })
    const signing = state().signIn(id)
    state().stopTest(id)
    expect(given?.aborted).toBe(true)
    reject(failure('cancelled'))
    await signing
    expect(state().tests).toEqual({})
  })

  it('says what went wrong in the browser', async () => {
    const { state } = desk({ signIn: () => Promise.reject(failure('sign-in-not-finished')) })
    await state().signIn(id)
    expect(state().tests[id]).toMatchObject({ status: 'failed', error: { code: 'sign-in-not-finished' } })
  })

  it('forgets what the last test said when somebody signs out', async () => {
    const { state } = desk()
    await state().test(id)
    await state().signOut(id)
    expect(state().tests).toEqual({})
  })
})
