/**
 * What every screen needs to know: the application's state, the settings, the systems and the connections of the open
 * workspace. Read at start and again when main says that they changed; a failed read keeps what was known.
 */
import { create } from 'zustand'
import type { AppState } from '../../shared/domain/app-state.ts'
import type { ConnectionView } from '../../shared/domain/connection.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { SystemDescription } from '../../shared/domain/system.ts'
import type { Request } from '../../shared/ipc/contract.ts'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { AppFailure, type ask as askMain, type onEvent as onMainEvent } from '../bridge/bridge.ts'
import { errorOf } from '../bridge/error-of.ts'
import { takeTurns } from './take-turns.ts'

export type AppStoreState = {
  readonly app: AppState | null
  /** `null` until read, and while the settings cannot be read. */
  readonly settings: Settings | null
  /** Those that people are looked up in: they hold accounts, or are of a system that this version does not know. */
  readonly connections: readonly ConnectionView[]
  readonly ticketConnections: readonly ConnectionView[]
  /** The systems this version can connect to; `null` until read. They stay the same, in words of the language in force. */
  readonly systems: readonly SystemDescription[] | null
  readonly systemsError: AppError | null
  /** Until when a system's limit holds calls of a connection back, by its id. */
  readonly waitingUntil: Readonly<Record<string, string | null>>
  /** Everything was asked for once, with or without success. */
  readonly ready: boolean
  /** Why the application's state could not be read at all. */
  readonly failure: AppError | null
  /** The name of the settings file that was just put aside, until somebody has read it. */
  readonly settingsKeptAs: string | null
  /** Whether those before the last change took its place. */
  readonly settingsRestored: boolean
  /** The agent's name may be asked for at the next start. */
  readonly nameSkipped: boolean
}

export type AppStorePorts = {
  readonly ask: typeof askMain
  readonly onEvent: typeof onMainEvent
  /** Calls `listener` whenever the person comes back to the window. Returns the way to stop. */
  readonly onReturn: (listener: () => void) => () => void
}

export function createAppStore(ports: AppStorePorts) {
  const store = create<AppStoreState>()(() => ({
    app: null,
    settings: null,
    connections: [],
    ticketConnections: [],
    systems: null,
    systemsError: null,
    waitingUntil: {},
    ready: false,
    failure: null,
    settingsKeptAs: null,
    settingsRestored: false,
    nameSkipped: false,
  }))

  const [appTurn, settingsTurn, systemsTurn, connectionsTurn] = [takeTurns(), takeTurns(), takeTurns(), takeTurns()]

  const readApp = async (request: Request<'app:read-state'> = {}) => {
    const isNewest = appTurn()
    try {
      const app = await ports.ask('app:read-state', request)
      if (isNewest()) store.setState({ app, failure: null })
    } catch (failure) {
      if (isNewest()) store.setState({ failure: errorOf(failure) })
    }
  }
  const readSettings = async () => {
    const isNewest = settingsTurn()
    try {
      const settings = await ports.ask('settings:read', {})
      if (isNewest()) store.setState({ settings })
    } catch (failure) {
      // The application's state says what is wrong with the settings.
      if (!(failure instanceof AppFailure)) throw failure
    }
  }
  const readSystems = async () => {
    if (store.getState().systems === null) await readSystemsAgain()
  }
  const readSystemsAgain = async () => {
    const isNewest = systemsTurn()
    try {
      const { systems } = await ports.ask('connections:list-systems', {})
      if (isNewest()) store.setState({ systems, systemsError: null })
    } catch (failure) {
      if (isNewest()) store.setState({ systemsError: errorOf(failure) })
    }
  }
  /** Main has changed to another language before it tells of the change. */
  const settingsChanged = async () => {
    const before = store.getState().app?.language
    await Promise.all([readSettings(), readApp()])
    if (store.getState().app?.language !== before) await readSystemsAgain()
  }
  const readConnections = async () => {
    const isNewest = connectionsTurn()
    try {
      const { connections } = await ports.ask('connections:list', {})
      if (!isNewest()) return
      store.setState({
        connections: connections.filter(({ holds }) => holds !== 'tickets'),
        ticketConnections: connections.filter(({ holds }) => holds === 'tickets'),
      })
    } catch (failure) {
      if (!(failure instanceof AppFailure)) throw failure
      if (isNewest()) store.setState({ connections: [], ticketConnections: [] })
    }
  }

  const readAll = async (request: Request<'app:read-state'> = {}) => {
    await Promise.all([readApp(request), readSystems(), readSettings(), readConnections()])
    store.setState({ ready: true })
  }
  /** For a person who tries again: main tries, or asks again, what it would otherwise still hold for true. */
  const readAgain = () => readAll({ again: true })

  /** Changes between practice and the real systems; a refusal is shown like any trouble of the whole application. */
  const changeWorkspace = async (
    channel: 'app:enter-practice' | 'app:leave-practice' | 'app:restart-practice',
  ): Promise<void> => {
    try {
      await ports.ask(channel, {})
    } catch (failure) {
      store.setState({ failure: errorOf(failure) })
    }
  }

  const replaceSettings = async (channel: 'settings:start-fresh' | 'settings:restore-previous'): Promise<void> => {
    const { keptAs } = await ports.ask(channel, {})
    store.setState({ settingsKeptAs: keptAs, settingsRestored: channel === 'settings:restore-previous' })
    await readAll()
  }
  /** Puts settings that cannot be read aside, and begins again. Throws what main refuses with. */
  const startFresh = () => replaceSettings('settings:start-fresh')
  /** The same, with the settings from before the last change. */
  const restorePrevious = () => replaceSettings('settings:restore-previous')

  /** Whoever comes back may have closed what stood in the way; its end is no event of ours. */
  const returned = (): void => {
    if ((store.getState().app?.resetsOff ?? null) !== null) void readAgain()
  }

  /** Reads everything and follows main's events. Returns the way to stop. */
  const start = (): (() => void) => {
    void readAll()
    const stops = [
      ports.onReturn(returned),
      ports.onEvent('workspace-changed', () => void readAll()),
      ports.onEvent('settings-changed', () => void settingsChanged()),
      ports.onEvent('connections-changed', () => void Promise.all([readConnections(), readApp()])),
      ports.onEvent('history-changed', () => void readApp()),
      ports.onEvent('updates-changed', () => void readApp()),
      ports.onEvent('outbox-changed', () => void readApp()),
      ports.onEvent('problems-changed', () => void readApp()),
      ports.onEvent('waiting', ({ connectionId, until }) =>
        store.setState(({ waitingUntil }) => ({ waitingUntil: { ...waitingUntil, [connectionId]: until } })),
      ),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  return Object.assign(store, { start, readAll, readSystems, readAgain, changeWorkspace, startFresh, restorePrevious })
}
