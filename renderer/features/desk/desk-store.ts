/**
 * The desk's store: searching, reading, ticking, resetting. It sends nothing of its own accord but reads, and it never loses
 * what was typed or ticked: only "next caller" clears it.
 */
import { create } from 'zustand'
import type { CallerCheck } from '../../../shared/domain/caller-check.ts'
import type { Account } from '../../../shared/domain/account.ts'
import type { HistoryFilters } from '../../../shared/domain/history-query.ts'
import { accountKey, connectionIdOf, groupIntoPersons } from '../../../shared/domain/match-people.ts'
import type { Factor, FurtherAction } from '../../../shared/domain/mfa-status.ts'
import type { ResetSelection } from '../../../shared/domain/reset-plan.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import type { AppEvent } from '../../../shared/ipc/events.ts'
import { errorOf } from '../../bridge/error-of.ts'
import type { DeskPorts } from './desk-ports.ts'
import {
  canReset,
  checkFields,
  emptyDesk,
  failedSelections,
  groupOf,
  heldBy,
  isBusy,
  isChecking,
  isPassing,
  keepTicks,
  noTicks,
  plannedEffects,
  proofsOfOpen,
  runOf,
  searchText,
  toSelections,
  type AccountView,
  type CheckView,
  type DeskState,
  type DeskStep,
  type OpenPerson,
  type OpenQuestion,
  type Run,
  type SearchPart,
  type Ticks,
} from './desk-state.ts'

const debounceMs = 200
const firstRetryMs = 2_000
const longestRetryMs = 60_000
const questionsShown = 20

export function createDeskStore(ports: DeskPorts) {
  const store = create<DeskState>()(() => emptyDesk)
  const get = store.getState
  const set = store.setState

  /** What is under way, by name. Starting again under a name gives up what ran under it before. */
  const underWay = new Map<string, AbortController>()
  const begin = (name: string): AbortSignal => {
    underWay.get(name)?.abort()
    const controller = new AbortController()
    underWay.set(name, controller)
    return controller.signal
  }
  const giveUp = (prefix: string) => {
    for (const [name, controller] of underWay) {
      if (!name.startsWith(prefix)) continue
      controller.abort()
      underWay.delete(name)
    }
  }

  /** Ends every pause between automatic retries, when the network is back. */
  const wakeUps = new Set<() => void>()
  const pause = async (attempt: number, signal: AbortSignal) => {
    const ms = Math.min(longestRetryMs, firstRetryMs * 2 ** attempt)
    await new Promise<void>((resolve, reject) => {
      wakeUps.add(resolve)
      signal.addEventListener('abort', () => resolve(), { once: true })
      ports
        .wait(ms, signal)
        .then(resolve, reject)
        .finally(() => wakeUps.delete(resolve))
    }).catch(() => undefined)
  }

  /**
   * Reads until it succeeds, is given up, or fails in a way that time alone does not mend. Reports each failure, which stays
   * readable while it is tried again: a card that flickers every few seconds helps nobody.
   * An answer that comes after the read was given up is dropped.
   */
  const readPatiently = async <Value>(
    name: string,
    read: (signal: AbortSignal) => Promise<Value>,
    on: {
      readonly value: (value: Value) => void
      readonly failure: (error: AppError) => void
    },
  ) => {
    const signal = begin(name)
    // A function, because the signal changes while we wait and the compiler believes it does not.
    const givenUp = () => signal.aborted
    for (let attempt = 0; ; attempt += 1) {
      try {
        const value = await read(signal)
        if (!givenUp()) on.value(value)
        return
      } catch (thrown) {
        if (givenUp()) return
        const error = errorOf(thrown)
        on.failure(error)
        if (!isPassing(error)) return
        await pause(attempt, signal)
        if (givenUp()) return
      }
    }
  }

  // Finding

  const setPart = (connectionId: string, change: Partial<SearchPart>) =>
    set((state) => ({
      parts: {
        ...state.parts,
        [connectionId]: { ...(state.parts[connectionId] ?? emptyPart(connectionId)), ...change },
      },
    }))

  const searchConnection = (connectionId: string, text: string) => {
    setPart(connectionId, { phase: 'searching', error: null })
    return readPatiently(
      `search/${connectionId}`,
      (signal) => ports.askCancellable('directory:search', { connectionId, text }, signal),
      {
        value: (page) => {
          setPart(connectionId, { phase: 'answered', error: null, ...page })
          joinToOpen(page.accounts)
        },
        failure: (error) =>
          setPart(connectionId, { phase: 'failed', error, accounts: [], more: false, narrowed: false }),
      },
    )
  }

  const searchNow = () => {
    giveUp('debounce')
    const text = searchText(get().text)
    if (text === null) return
    for (const connection of ports.connections()) void searchConnection(connection.id, text)
  }

  const setText = (text: string) => {
    const changed = searchText(text) !== searchText(get().text)
    set({ text })
    if (!changed) return
    giveUp('search/')
    giveUp('debounce')
    if (searchText(text) === null) {
      set({ parts: {} })
      return
    }
    for (const connection of ports.connections()) setPart(connection.id, { phase: 'waiting', error: null })
    const signal = begin('debounce')
    void ports.wait(debounceMs, signal).then(
      () => {
        if (!signal.aborted) searchNow()
      },
      () => undefined,
    )
  }

  const retrySearch = (connectionId: string) => {
    const text = searchText(get().text)
    if (text !== null) void searchConnection(connectionId, text)
  }

  /** Connections came, went or changed: what is typed is asked of the new ones, answers of removed ones go. */
  const connectionsChanged = () => {
    const ids = ports.connections().map((connection) => connection.id)
    const { parts, text: typed } = get()
    for (const id of Object.keys(parts)) if (!ids.includes(id)) giveUp(`search/${id}`)
    set({ parts: Object.fromEntries(Object.entries(parts).filter(([id]) => ids.includes(id))) })
    // A change may be what a failure was waiting for.
    const { open, accounts } = get()
    for (const key of open?.accountKeys ?? []) if (accounts[key]?.statusRead.phase === 'failed') refresh(key)
    const text = searchText(typed)
    if (text === null) return
    for (const id of ids) {
      if (parts[id] === undefined || parts[id].phase === 'failed') void searchConnection(id, text)
    }
  }

  const readRecents = async () => {
    try {
      const { recents } = await ports.ask('directory:list-recents', {})
      set({ recents, recentsRead: true })
    } catch {
      // Unreadable recents are said by the application's state; the desk works without them.
      set({ recents: [], recentsRead: true })
    }
  }

  // The person

  const setView = (key: string, change: (view: AccountView) => AccountView) =>
    set((state) => {
      const view = state.accounts[key]
      return view === undefined ? {} : { accounts: { ...state.accounts, [key]: change(view) } }
    })

  const readAccount = (key: string) => {
    const view = get().accounts[key]
    if (view === undefined) return
    const { connectionId, accountId } = view.account
    setView(key, (now) => ({ ...now, accountRead: reading }))
    void readPatiently(
      `account/${key}`,
      (signal) => ports.askCancellable('directory:read-account', { connectionId, accountId }, signal),
      {
        value: (account) => {
          setView(key, (now) => ({ ...now, account, accountRead: ok }))
          void readRecents()
        },
        failure: (error) => setView(key, (now) => ({ ...now, accountRead: { phase: 'failed', error } })),
      },
    )
  }

  const readStatus = (key: string) => {
    const view = get().accounts[key]
    if (view === undefined) return
    const { connectionId, accountId } = view.account
    setView(key, (now) => ({ ...now, statusRead: reading }))
    void readPatiently(
      `status/${key}`,
      (signal) => ports.askCancellable('directory:read-status', { connectionId, accountId }, signal),
      {
        value: (status) => {
          setView(key, (now) => ({ ...now, status, statusRead: ok, snapshotAt: null }))
          const ticks = get().ticks[key]
          if (ticks !== undefined) set((state) => ({ ticks: { ...state.ticks, [key]: keepTicks(ticks, status) } }))
          void readRecents()
        },
        failure: (error) => setView(key, (now) => ({ ...now, statusRead: { phase: 'failed', error } })),
      },
    )
  }

  const refresh = (key: string) => {
    readAccount(key)
    readStatus(key)
  }

  const addView = (account: Account) => {
    const key = accountKey(account)
    set((state) => {
      const before = state.accounts[key]
      const recent = state.recents.find((each) => accountKey(each.account) === key)
      // What an earlier opening showed is by now no more than a recent look-up.
      const status = before?.status ?? recent?.status ?? null
      return {
        accounts: {
          ...state.accounts,
          [key]: {
            account,
            accountRead: reading,
            status,
            statusRead: reading,
            snapshotAt: status === null ? null : status.readAt,
          },
        },
      }
    })
    refresh(key)
  }

  /** Accounts found later (a slow system, another system asked by e-mail) join the person who is open. */
  const joinToOpen = (found: readonly Account[]) => {
    const { open, accounts } = get()
    if (open === null) return
    const own = open.accountKeys.flatMap((key) => accounts[key]?.account ?? [])
    const ownKeys = new Set(open.accountKeys)
    const others = found.filter((account) => !ownKeys.has(accountKey(account)))
    const group = groupIntoPersons([...own, ...others]).find((members) =>
      members.some((a) => ownKeys.has(accountKey(a))),
    )
    // Links that would tear the open person apart prove nothing: then nobody joins.
    if (group === undefined || !own.every((account) => group.includes(account))) return
    const added = group.filter((account) => !ownKeys.has(accountKey(account)))
    if (added.length === 0) return
    set({ open: { ...open, accountKeys: inConnectionOrder([...open.accountKeys, ...added.map(accountKey)]) } })
    for (const account of added) addView(account)
  }

  const inConnectionOrder = (keys: readonly string[]) => {
    const order = new Map(ports.connections().map((connection, index) => [connection.id, index]))
    const place = (key: string) => order.get(connectionIdOf(key)) ?? order.size
    return keys.toSorted((a, b) => place(a) - place(b))
  }

  let openingCount = 0
  /** Opens a person by the accounts known of them; systems that did not name one are asked by address. */
  const openPerson = (accounts: readonly Account[]) => {
    const [first] = accounts
    if (first === undefined) return
    for (const prefix of ['account/', 'status/', 'join/']) giveUp(prefix)
    // Another person is another conversation; the same one opened anew is not.
    const check = get().check
    if (check !== null && !accounts.some((account) => accountKey(account) === check.accountKey)) dismissCheck()
    set({
      open: {
        name: first.displayName,
        accountKeys: inConnectionOrder(accounts.map(accountKey)),
        opening: (openingCount += 1),
      },
      step: 'person',
    })
    for (const account of accounts) addView(account)
    const address = accounts.flatMap((account) => account.email ?? account.logins.filter((l) => l.includes('@')))[0]
    if (address === undefined) return
    const present = new Set(accounts.map((account) => account.connectionId))
    for (const { id } of ports.connections()) {
      if (present.has(id) || get().parts[id]?.phase === 'searching') continue
      void readPatiently(
        `join/${id}`,
        (signal) => ports.askCancellable('directory:search', { connectionId: id, text: address }, signal),
        { value: (page) => joinToOpen(page.accounts), failure: () => undefined },
      )
    }
  }

  // Ticking

  const tick = (key: string, change: (ticks: Ticks) => Ticks) => {
    const view = get().accounts[key]
    if (view === undefined || !canReset(view) || isBusy(runOf(get()))) return
    set((state) => ({
      ticks: { ...state.ticks, [key]: change(state.ticks[key] ?? noTicks) },
      // The plan comes to the front: whoever ticks after an outcome plans something new.
      runs: state.runs.filter((run) => run.phase !== 'refused').map((run) => ({ ...run, putAside: true })),
    }))
  }

  /** Factors that leave together are ticked together. */
  const tickFactor = (key: string, factorId: string, ticked: boolean) => {
    const items = get().accounts[key]?.status?.factors.items ?? []
    const factor = items.find(({ id }) => id === factorId)
    const ids = (factor === undefined ? [] : groupOf(factor, items)).filter(({ removable }) => removable)
    const changed = new Set([factorId, ...ids.map(({ id }) => id)])
    tick(key, (ticks) => ({
      ...ticks,
      factorIds: [...ticks.factorIds.filter((id) => !changed.has(id)), ...(ticked ? changed : [])],
    }))
  }
  const tickMicrosoft365 = (key: string, ticked: boolean) => tick(key, (ticks) => ({ ...ticks, microsoft365: ticked }))
  const tickAll = (key: string, ticked: boolean) => tick(key, (ticks) => ({ ...ticks, all: ticked }))
  const tickFurther = (key: string, action: FurtherAction, ticked: boolean) =>
    tick(key, (ticks) => ({
      ...ticks,
      further: [...ticks.further.filter((each) => each !== action), ...(ticked ? [action] : [])],
    }))

  const setTicket = (ticket: string) =>
    set((state) => ({ ticket, fieldErrors: { ...state.fieldErrors, ticket: null } }))
  const setReason = (reason: string) =>
    set((state) => ({ reason, fieldErrors: { ...state.fieldErrors, reason: null } }))

  // Checking the caller

  let attemptCount = 0
  const setCheck = (attempt: number, change: Partial<CheckView>) =>
    set((state) => (state.check?.attempt === attempt ? { check: { ...state.check, ...change } } : {}))

  const noteCheck = (attempt: number, check: CallerCheck) => {
    if (get().check?.attempt !== attempt) return
    setCheck(attempt, { check, answering: false, error: null })
    const { proof } = check
    if (proof !== null && get().proofs.every(({ id }) => id !== proof.id)) {
      set((state) => ({ proofs: [...state.proofs, proof] }))
    }
  }

  /** Challenges the caller, once. Main ends the check before it. */
  const beginCheck = async (key: string, factor: Pick<Factor, 'id' | 'label' | 'callerCheck'>) => {
    const view = get().accounts[key]
    if (view === undefined || isBusy(runOf(get()))) return
    const attempt = (attemptCount += 1)
    const { connectionId, accountId } = view.account
    set((state) => ({
      step: 'reset',
      check: { attempt, accountKey: key, factor, check: null, error: null, answer: '', answering: false },
      // The plan column comes to the front: that is where the check is shown.
      runs: state.runs.filter((run) => run.phase !== 'refused').map((run) => ({ ...run, putAside: true })),
    }))
    try {
      const request = { connectionId, accountId, factorId: factor.id }
      const check = await ports.askCancellable('caller-check:begin', request, begin('check'))
      if (get().check?.attempt === attempt) noteCheck(attempt, check)
      // Given up too late to stop it on its way. A later check has taken its place in main by itself.
      else if (get().check === null) cancelInMain(check.id)
    } catch (thrown) {
      setCheck(attempt, { error: errorOf(thrown) })
    }
  }

  const setAnswer = (answer: string) =>
    set((state) => (state.check === null ? {} : { check: { ...state.check, answer } }))

  /** Hands on what the caller read out. It is not kept, whether it was right or not. */
  const answerCheck = async () => {
    const view = get().check
    const answer = view?.answer.trim() ?? ''
    if (view === null || view.check === null || view.answering || answer === '' || !isChecking(view)) return
    setCheck(view.attempt, { answer: '', answering: true, error: null })
    try {
      noteCheck(view.attempt, await ports.ask('caller-check:answer', { checkId: view.check.id, answer }))
    } catch (thrown) {
      const error = errorOf(thrown)
      // Over in main, so nothing waits for an answer and nothing is held back by it.
      const over = error.code === 'caller-check-not-found' ? { check: null } : {}
      setCheck(view.attempt, { answering: false, error, ...over })
    }
  }

  /** Gives the check up where it still waits, and takes it off the screen. A proof it gave stays. */
  const dismissCheck = () => {
    const view = get().check
    if (view === null) return
    giveUp('check')
    set({ check: null })
    if (view.check !== null && isChecking(view)) {
      cancelInMain(view.check.id)
    }
  }

  /** Where it is over in main as well, there is nothing to do. */
  const cancelInMain = (checkId: string) => void ports.ask('caller-check:cancel', { checkId }).catch(() => undefined)

  const onCheck = ({ check }: Extract<AppEvent, { type: 'caller-check' }>) => {
    const view = get().check
    if (view?.check?.id === check.id) noteCheck(view.attempt, check)
  }

  // Resetting

  let runCount = 0
  const setRun = (id: number, change: Partial<Run>) =>
    set((state) => ({ runs: state.runs.map((run) => (run.id === id ? { ...run, ...change } : run)) }))
  const dropRun = (id: number) => set((state) => ({ runs: state.runs.filter((run) => run.id !== id) }))

  const carryOut = async (person: OpenPerson, selections: ResetSelection[], retryOf: string | null) => {
    const { ticket, reason } = get()
    const fieldErrors = checkFields({ ticket, reason }, ports.settings())
    set({ fieldErrors, step: 'reset' })
    if (fieldErrors.ticket !== null || fieldErrors.reason !== null) return
    const id = (runCount += 1)
    // A retry takes the place of what it retries only once it is confirmed.
    const before = get().runs.filter((run) => run.phase !== 'refused')
    set({ runs: [...before, { ...newRun, id, person, retryOf }] })
    try {
      const proofIds = proofsOfOpen({ open: person, proofs: get().proofs }, Date.now()).map(({ id }) => id)
      const wish = { selections, retryOf, ...(proofIds.length === 0 ? {} : { proofIds }) }
      const preparing = `prepare/${id}/`
      // No later reset begins under this name, so nothing else would clear it away.
      const plan = await ports
        .askCancellable('resets:prepare', wish, begin(preparing))
        .finally(() => underWay.delete(preparing))
      const steps = Object.fromEntries(plan.steps.map((step) => [step.id, 'planned' as const]))
      setRun(id, { phase: 'confirming', plan, steps })
      const operation = await ports.ask('resets:commit', {
        planId: plan.id,
        ticket: ticket.trim(),
        reason: reason.trim(),
      })
      setRun(id, { phase: 'done', operation })
      dropProofs(operation.proofs?.map((proof) => proof.id) ?? [])
      untick(operation.accounts.map((planned) => accountKey(planned.account)))
    } catch (thrown) {
      const error = errorOf(thrown)
      if (error.code === 'not-confirmed' || error.code === 'cancelled') dropRun(id)
      else if (error.code === 'ticket-required' || error.code === 'ticket-invalid') {
        dropRun(id)
        set((state) => ({ fieldErrors: { ...state.fieldErrors, ticket: error.code as 'ticket-required' } }))
      } else if (error.code === 'reason-required') {
        dropRun(id)
        set((state) => ({ fieldErrors: { ...state.fieldErrors, reason: 'reason-required' } }))
      } else {
        setRun(id, { phase: 'refused', error })
        if (error.code === 'proof-not-valid') dropProofs(get().proofs.map((proof) => proof.id))
        void readQuestions()
      }
      // Read again, so that a system that is gone since its card was read takes itself out of the plan and holds up no other.
      if (error.code !== 'selection-outdated' && !isPassing(error)) return
    }
    for (const key of person.accountKeys) if (get().open?.accountKeys.includes(key) === true) refresh(key)
  }

  const dropProofs = (ids: readonly string[]) =>
    set((state) => ({
      proofs: state.proofs.filter((proof) => !ids.includes(proof.id)),
      check: ids.includes(state.check?.check?.proof?.id ?? '') ? null : state.check,
    }))

  const untick = (keys: readonly string[]) =>
    set((state) => ({
      ticks: Object.fromEntries(Object.entries(state.ticks).filter(([key]) => !keys.includes(key))),
    }))

  /** From what is ticked to the reset: main reads everything again, asks the person natively, and carries it out. */
  const review = async () => {
    const state = get()
    const effects = plannedEffects(state)
    if (state.open === null || effects.length === 0 || isBusy(runOf(state)) || heldBy(state.check) !== null) return
    await carryOut(state.open, toSelections(state, effects), null)
  }

  const retryFailed = async (run: Run) => {
    if (run.operation === null || isBusy(runOf(get()))) return
    // The plan says what a reset waits for.
    if (heldBy(get().check) !== null) {
      putAside(run, true)
      return
    }
    const selections = failedSelections(run.operation)
    if (selections.length > 0) await carryOut(run.person, selections, run.operation.id)
  }

  /**
   * Gives up reading for a plan, of a plan under way leaves out what was not sent, and after it the look at the state. What was
   * sent goes on, so the run ends when main says how.
   */
  const stopRun = (run: Run) => {
    if (run.phase === 'preparing') giveUp(`prepare/${run.id}/`)
    if ((run.phase !== 'running' && run.phase !== 'checking') || run.plan === null) return
    void ports.ask('resets:stop', { planId: run.plan.id }).catch(() => undefined)
  }

  const checkRun = async (run: Run) => {
    if (run.operation === null) return
    setRun(run.id, { checkingNow: true, error: null })
    try {
      const operation = await ports.ask('resets:check-now', { operationId: run.operation.id })
      setRun(run.id, { operation, checkingNow: false })
      for (const key of run.person.accountKeys) if (get().open?.accountKeys.includes(key) === true) refresh(key)
    } catch (thrown) {
      setRun(run.id, { error: errorOf(thrown), checkingNow: false })
    }
  }

  const copyEvidence = async (run: Run) => {
    if (run.operation === null) return
    try {
      await ports.ask('history:copy-evidence', { operationId: run.operation.id })
      setRun(run.id, { evidence: 'copied' })
    } catch (thrown) {
      setRun(run.id, { evidence: errorOf(thrown) })
    }
  }

  /** Back from an outcome to the plan of the same person, or again to the outcome. */
  const putAside = (run: Run, aside: boolean) => {
    if (!isBusy(run)) setRun(run.id, { putAside: aside })
  }

  const onProgress = (event: Extract<AppEvent, { type: 'reset-progress' }>) => {
    const run = get().runs.find((each) => each.plan?.id === event.planId)
    if (run === undefined || run.phase === 'done') return
    setRun(run.id, { phase: 'running', steps: { ...run.steps, [event.stepId]: event.state } })
  }
  const onChecking = (event: Extract<AppEvent, { type: 'reset-checking' }>) => {
    const run = get().runs.find((each) => each.plan?.id === event.planId)
    if (run !== undefined && run.phase !== 'done') setRun(run.id, { phase: 'checking' })
  }

  // Questions that an earlier run left open

  const readQuestions = async () => {
    try {
      const { rows } = await ports.ask('history:query', {
        filters: toCheckOnly,
        offset: 0,
        limit: questionsShown,
      })
      const operations = await Promise.all(
        rows.map((row) => ports.ask('history:read-operation', { operationId: row.id })),
      )
      set((state) => {
        const known = new Map(state.questions.map((question) => [question.operation.id, question]))
        const inRuns = new Set(state.runs.map((run) => run.operation?.id))
        const listed = operations
          .filter((operation) => !inRuns.has(operation.id))
          .map((operation) => ({ ...(known.get(operation.id) ?? newQuestion), operation }))
        // The answer to a check stays to be read, although there is nothing left to check.
        const answered = state.questions.filter(
          ({ operation, checking, checked }) =>
            (checking || checked) && !operations.some(({ id }) => id === operation.id),
        )
        return {
          questions: [...listed, ...answered].toSorted((a, b) =>
            b.operation.startedAt.localeCompare(a.operation.startedAt),
          ),
        }
      })
    } catch {
      // The history's own trouble is said by the application's state; the count on the rail stays.
    }
  }

  const setQuestion = (operationId: string, change: Partial<OpenQuestion>) =>
    set((state) => ({
      questions: state.questions.map((question) =>
        question.operation.id === operationId ? { ...question, ...change } : question,
      ),
    }))

  const checkQuestion = async (operationId: string) => {
    setQuestion(operationId, { checking: true, error: null })
    try {
      const operation = await ports.ask('resets:check-now', { operationId })
      setQuestion(operationId, { operation, checking: false, checked: true })
    } catch (thrown) {
      setQuestion(operationId, { checking: false, error: errorOf(thrown) })
    }
  }

  // All together

  const setStep = (step: DeskStep) => set({ step })

  /** Everything of this caller is put away; a reset that is still running goes on and stays in sight. */
  const nextCaller = () => {
    dismissCheck()
    for (const prefix of ['debounce', 'search/', 'account/', 'status/', 'join/']) giveUp(prefix)
    const { recents, recentsRead, questions, runs } = get()
    set({ ...emptyDesk, recents, recentsRead, questions, runs: runs.filter(isBusy) })
    void readRecents()
  }

  const startAnew = () => {
    giveUp('')
    set(emptyDesk)
    void readRecents()
    void readQuestions()
  }

  /** Follows main's events. Returns the way to stop; what was typed and ticked stays for the next start. */
  const start = (): (() => void) => {
    void readRecents()
    void readQuestions()
    const stops = [
      ports.onEvent('reset-progress', onProgress),
      ports.onEvent('reset-checking', onChecking),
      ports.onEvent('caller-check', onCheck),
      ports.onEvent('workspace-changed', startAnew),
      ports.onEvent('history-changed', () => void readQuestions()),
      ports.onOnline(() => {
        for (const wakeUp of [...wakeUps]) wakeUp()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  return Object.assign(store, {
    start,
    setText,
    searchNow,
    retrySearch,
    connectionsChanged,
    openPerson,
    refresh,
    tickFactor,
    tickMicrosoft365,
    tickAll,
    tickFurther,
    beginCheck,
    setAnswer,
    answerCheck,
    dismissCheck,
    setTicket,
    setReason,
    review,
    retryFailed,
    stopRun,
    checkRun,
    copyEvidence,
    putAside,
    checkQuestion,
    setStep,
    nextCaller,
  })
}

const reading = { phase: 'reading', error: null } as const
const ok = { phase: 'ok', error: null } as const

const emptyPart = (connectionId: string): SearchPart => ({
  connectionId,
  phase: 'waiting',
  accounts: [],
  more: false,
  narrowed: false,
  error: null,
})

const newRun: Omit<Run, 'id' | 'person' | 'retryOf'> = {
  phase: 'preparing',
  plan: null,
  steps: {},
  operation: null,
  error: null,
  evidence: 'none',
  checkingNow: false,
  putAside: false,
}

/** Written out here: the constant beside the schema would bring the schemas into the page. */
const toCheckOnly: HistoryFilters = {
  text: '',
  outcomes: [],
  systems: [],
  connectionId: null,
  toCheck: true,
  from: null,
  to: null,
}

const newQuestion = { checking: false, checked: false, error: null }
