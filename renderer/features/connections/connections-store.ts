/**
 * The connections screen's state: the list, the test of each, the one being added or edited, the one being removed. Main asks before
 * what matters; a no leaves everything as it stands here.
 *
 * What is typed outlives errors, going back and looking at another screen, with one exception: the token or password is
 * dropped when the screen is left and when the connection is saved. A test result stands only for what was tested: any
 * change of address or sign-in takes it away.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ConnectionCheck, ConnectionView } from '../../../shared/domain/connection.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { errorOf, wasDeclined } from '../../bridge/error-of.ts'
import {
  changesOf,
  completeDraft,
  draftOf,
  emptyDraft,
  missingFields,
  missingInStep,
  stepOf,
  steps,
  type DraftField,
  type DraftForm,
  type Step,
} from './connection-draft.ts'
import type { ConnectionsPorts } from './connections-ports.ts'

export type TestState =
  /** `inBrowser`: it waits for the person, who signs in there. */
  | { readonly status: 'running'; readonly inBrowser?: boolean }
  | { readonly status: 'answered'; readonly check: ConnectionCheck }
  | { readonly status: 'failed'; readonly error: AppError }

export interface Editor {
  /** The connection being edited; `null` while one is being added. */
  readonly editing: ConnectionView | null
  readonly step: Step
  readonly form: DraftForm
  /** Fields a person tried to go on without. */
  readonly missing: readonly DraftField[]
  readonly test: TestState | null
  readonly saving: boolean
  readonly saveError: AppError | null
  /** The rest is the organisation's. */
  readonly secretOnly: boolean
  /** The secret was typed and then dropped because the screen was left. */
  readonly secretDropped: boolean
}

export interface Removal {
  readonly connectionId: string
  /** Why it could not be removed; `null` while main asks and removes. */
  readonly error: AppError | null
}

export interface ConnectionsState {
  /** `null` before the first answer. */
  readonly connections: readonly ConnectionView[] | null
  readonly listError: AppError | null
  readonly tests: Readonly<Record<string, TestState>>
  readonly editor: Editor | null
  /** What was typed in a form that Esc closed: opening the same form again brings it back. */
  readonly parked: Editor | null
  readonly removal: Removal | null
  /** What just happened, for the live region and the row to point at. */
  readonly lastSaved: { readonly connectionId: string; readonly name: string; readonly added: boolean } | null
  readonly lastRemoved: string | null

  readonly load: () => Promise<void>
  readonly startAdding: () => void
  /** `secretOnly`: what else was typed in a form of it before is not taken up again. */
  readonly startEditing: (connection: ConnectionView, secretOnly?: boolean) => void
  readonly changeForm: (changes: Partial<DraftForm>) => void
  /** Goes on to the next step if this one is complete. */
  readonly goForward: () => void
  /** Goes back one step, keeping everything typed; from the first step, and from editing, out of the form. Loses nothing. */
  readonly goBack: () => void
  readonly goTo: (step: Step) => void
  /** Closes the form and forgets what was typed: a deliberate choice. */
  readonly discard: () => void
  readonly leaveScreen: () => void
  /** `code`: of the second factor, where the last test asked for one. Used for this test and forgotten. */
  readonly testDraft: (code?: string) => Promise<void>
  readonly cancelTest: () => void
  readonly save: () => Promise<void>
  readonly test: (connectionId: string) => Promise<void>
  /** Gives the test of a saved connection up. */
  readonly stopTest: (connectionId: string) => void
  /** Signs a saved connection in with its second factor, then tests it. */
  readonly enterCode: (connectionId: string, code: string) => Promise<void>
  /** Has the person sign in with the browser, then tests the connection. `stopTest` gives it up. */
  readonly signIn: (connectionId: string) => Promise<void>
  readonly signOut: (connectionId: string) => Promise<void>
  readonly remove: (connection: ConnectionView) => Promise<void>
  /** Another workspace has other connections: drafts of this one are dropped. */
  readonly workspaceChanged: () => Promise<void>
}

export function createConnectionsStore(ports: ConnectionsPorts): StoreApi<ConnectionsState> {
  return createStore<ConnectionsState>((set, get) => {
    let listing = 0
    let draftTest: AbortController | null = null
    /** Tests of saved connections under way. */
    const running = new Map<string, AbortController>()

    const setEditor = (changes: Partial<Editor>): void =>
      set((state) => (state.editor === null ? {} : { editor: { ...state.editor, ...changes } }))

    const setTest = (connectionId: string, test: TestState | null): void =>
      set(({ tests }) => {
        const others = Object.entries(tests).filter(([id]) => id !== connectionId)
        return { tests: Object.fromEntries(test === null ? others : [...others, [connectionId, test]]) }
      })

    function stopDraftTest(): void {
      draftTest?.abort()
      draftTest = null
    }

    /** Closes the form and keeps what was typed, except the secret. */
    function park(): void {
      stopDraftTest()
      set((state) => (state.editor === null ? {} : { editor: null, parked: withoutSecret(state.editor) }))
    }

    function open(editing: ConnectionView | null, form: DraftForm, secretOnly = false): void {
      park()
      const parked = get().parked
      const same = parked !== null && parked.editing?.id === editing?.id && parked.secretOnly === secretOnly
      set({
        editor: same ? { ...parked, editing } : newEditor(editing, form, secretOnly),
        parked: same ? null : parked,
        lastSaved: null,
        lastRemoved: null,
      })
    }

    async function load(): Promise<void> {
      const mine = ++listing
      try {
        const connections = await ports.list()
        if (mine === listing) set({ connections, listError: null })
      } catch (thrown) {
        if (mine === listing) set({ listError: errorOf(thrown) })
      }
    }

    return {
      connections: null,
      listError: null,
      tests: {},
      editor: null,
      parked: null,
      removal: null,
      lastSaved: null,
      lastRemoved: null,

      load,

      startAdding() {
        if (get().editor?.editing === null) return
        open(null, emptyDraft)
      },

      startEditing(connection, secretOnly) {
        open(connection, draftOf(connection), secretOnly)
      },

      changeForm(changes) {
        const editor = get().editor
        if (editor === null) return
        const form = { ...editor.form, ...changes }
        const concernsTest = [
          'system',
          'address',
          'signInKind',
          'username',
          'organisation',
          'clientId',
          'keyId',
          'tenant',
          'secret',
        ].some((key) => key in changes)
        if (concernsTest) stopDraftTest()
        setEditor({
          form,
          test: concernsTest ? null : editor.test,
          saveError: null,
          missing: editor.missing.filter((field) => missingFields(form, true).includes(field)),
          secretDropped: editor.secretDropped && form.secret === '',
        })
      },

      goForward() {
        const editor = get().editor
        if (editor === null) return
        const missing = missingInStep(editor.form, editor.step)
        const next = steps[steps.indexOf(editor.step) + 1]
        if (missing.length > 0 || next === undefined) setEditor({ missing })
        else setEditor({ step: next, missing: [] })
      },

      goBack() {
        const editor = get().editor
        if (editor === null) return
        const before = steps[steps.indexOf(editor.step) - 1]
        if (editor.editing !== null || before === undefined) park()
        else setEditor({ step: before, missing: [] })
      },

      goTo(step) {
        setEditor({ step, missing: [] })
      },

      discard() {
        stopDraftTest()
        set({ editor: null, parked: null })
      },

      leaveScreen() {
        stopDraftTest()
        set((state) => (state.editor === null ? {} : { editor: withoutSecret(state.editor) }))
      },

      async testDraft(code) {
        const editor = get().editor
        if (editor === null || editor.test?.status === 'running') return
        const missing = missingFields(editor.form, true)
        const draft = completeDraft(editor.form)
        if (draft === null) {
          setEditor({ missing, step: stepOf(missing[0] ?? 'system') })
          return
        }
        const abort = new AbortController()
        draftTest = abort
        setEditor({ test: { status: 'running' }, missing: [], saveError: null })
        try {
          const check = await ports.testDraft(draft, abort.signal, code)
          if (draftTest === abort) setEditor({ test: { status: 'answered', check } })
        } catch (thrown) {
          const error = errorOf(thrown)
          if (draftTest === abort) setEditor({ test: wasDeclined(error) ? null : { status: 'failed', error } })
        }
      },

      cancelTest() {
        stopDraftTest()
        setEditor({ test: null })
      },

      async save() {
        const editor = get().editor
        if (editor === null || editor.saving) return
        const adding = editor.editing === null
        const missing = missingFields(editor.form, adding)
        if (missing.length > 0) {
          setEditor({ missing, step: adding ? stepOf(missing[0] ?? 'system') : editor.step })
          return
        }
        stopDraftTest()
        setEditor({ saving: true, saveError: null, missing: [] })
        try {
          const saved = await saveForm(ports, editor)
          set((state) => ({
            editor: null,
            parked: null,
            connections: placed(state.connections ?? [], saved),
            lastSaved: { connectionId: saved.id, name: saved.name, added: adding },
            tests: testsAfterSave(state.tests, editor, saved.id),
          }))
          await load()
        } catch (thrown) {
          const error = errorOf(thrown)
          setEditor({ saving: false, saveError: wasDeclined(error) ? null : error })
        }
      },

      async test(connectionId) {
        if (get().tests[connectionId]?.status === 'running') return
        const abort = new AbortController()
        running.set(connectionId, abort)
        setTest(connectionId, { status: 'running' })
        try {
          const check = await ports.test(connectionId, abort.signal)
          if (!abort.signal.aborted) setTest(connectionId, { status: 'answered', check })
        } catch (thrown) {
          if (!abort.signal.aborted) setTest(connectionId, { status: 'failed', error: errorOf(thrown) })
        }
        if (running.get(connectionId) === abort) running.delete(connectionId)
        // The test may have shown that the secret is missing or the keychain is back.
        await load()
      },

      stopTest(connectionId) {
        const abort = running.get(connectionId)
        if (abort === undefined) return
        running.delete(connectionId)
        abort.abort()
        setTest(connectionId, null)
      },

      async enterCode(connectionId, code) {
        if (get().tests[connectionId]?.status === 'running') return
        setTest(connectionId, { status: 'running' })
        try {
          await ports.enterCode(connectionId, code, new AbortController().signal)
        } catch (thrown) {
          setTest(connectionId, { status: 'failed', error: errorOf(thrown) })
          return
        }
        setTest(connectionId, null)
        await get().test(connectionId)
      },

      async signIn(connectionId) {
        if (get().tests[connectionId]?.status === 'running') return
        const abort = new AbortController()
        running.set(connectionId, abort)
        setTest(connectionId, { status: 'running', inBrowser: true })
        try {
          await ports.signIn(connectionId, abort.signal)
        } catch (thrown) {
          if (!abort.signal.aborted) setTest(connectionId, { status: 'failed', error: errorOf(thrown) })
          if (running.get(connectionId) === abort) running.delete(connectionId)
          return
        }
        if (abort.signal.aborted) return
        running.delete(connectionId)
        setTest(connectionId, null)
        await get().test(connectionId)
      },

      async signOut(connectionId) {
        get().stopTest(connectionId)
        try {
          await ports.signOut(connectionId)
          setTest(connectionId, null)
        } catch (thrown) {
          setTest(connectionId, { status: 'failed', error: errorOf(thrown) })
        }
        await load()
      },

      async remove({ id: connectionId, name }) {
        const under = get().removal
        if (under !== null && under.error === null) return
        set({ removal: { connectionId, error: null }, lastSaved: null, lastRemoved: null })
        try {
          await ports.remove(connectionId)
          set((state) => ({
            removal: null,
            lastRemoved: name,
            connections: state.connections?.filter(({ id }) => id !== connectionId) ?? null,
          }))
          await load()
        } catch (thrown) {
          const error = errorOf(thrown)
          set({ removal: wasDeclined(error) ? null : { connectionId, error } })
        }
      },

      async workspaceChanged() {
        for (const abort of running.values()) abort.abort()
        running.clear()
        stopDraftTest()
        set({
          connections: null,
          listError: null,
          tests: {},
          editor: null,
          parked: null,
          removal: null,
          lastSaved: null,
        })
        await load()
      },
    }
  })
}

function newEditor(editing: ConnectionView | null, form: DraftForm, secretOnly: boolean): Editor {
  return {
    editing,
    step: editing === null ? 'system' : 'address',
    form,
    missing: [],
    test: null,
    saving: false,
    saveError: null,
    secretOnly,
    secretDropped: false,
  }
}

/** Without its secret a test result stands for nothing that could be saved. */
function withoutSecret(editor: Editor): Editor {
  if (editor.form.secret === '') return editor
  return {
    ...editor,
    form: { ...editor.form, secret: '' },
    test: null,
    step: editor.step === 'test' ? 'address' : editor.step,
    secretDropped: true,
  }
}

function saveForm(ports: ConnectionsPorts, editor: Editor): Promise<ConnectionView> {
  if (editor.editing !== null) return ports.change(editor.editing.id, changesOf(editor.form, editor.editing))
  const draft = completeDraft(editor.form)
  if (draft === null) throw new Error('a draft with nothing missing is complete')
  return ports.add(draft)
}

function placed(connections: readonly ConnectionView[], saved: ConnectionView): ConnectionView[] {
  const others = connections.filter(({ id }) => id !== saved.id)
  const place = connections.findIndex(({ id }) => id === saved.id)
  return place === -1 ? [...others, saved] : [...others.slice(0, place), saved, ...others.slice(place)]
}

/** The result of the draft's test stays with the saved connection; an older result of an edited one does not. */
function testsAfterSave(
  tests: ConnectionsState['tests'],
  editor: Editor,
  connectionId: string,
): ConnectionsState['tests'] {
  const others = Object.fromEntries(Object.entries(tests).filter(([id]) => id !== connectionId))
  return editor.test === null || editor.test.status === 'running' ? others : { ...others, [connectionId]: editor.test }
}
