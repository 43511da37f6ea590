/**
 * The configured connections: keeping them, their secrets and their open providers together.
 *
 * A secret belongs to a connection at an origin. Changing the address or the way of signing in forgets the stored secret, so
 * that a token can never travel to a host it was not pasted for. And not a byte goes to a server that nobody has said yes to, nor is
 * a connection changed into more than it was, or removed, without a native yes: what the page asks for may not be a person's wish.
 */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type {
  Connection,
  ConnectionChanges,
  ConnectionCheck,
  ConnectionDraft,
  ConnectionView,
  ProviderCapabilities,
  SecretState,
  SystemHolds,
  SystemId,
} from '../../shared/domain/connection.ts'
import { cleanText } from '../../shared/domain/clean-text.ts'
import type { ConnectionLabel } from '../../shared/domain/reset-plan.ts'
import type { QuestionText } from '../../shared/messages/en/question-texts.ts'
import { CodedError } from '../errors/coded-error.ts'
import {
  keepInMemory,
  signedInAsSecret,
  signedInOf,
  type KeptSignIn,
  type SignedIn,
} from '../providers/browser-sign-in.ts'
import type { MfaProvider } from '../providers/provider.ts'
import type { TicketSystem } from '../providers/ticket-system.ts'
import { createConfirmedServers } from '../questions/confirmed-servers.ts'
import type { Questions } from '../questions/questions.ts'
import { Secret } from '../secret/secret.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import type { ConnectionVault, SecretReadResult } from '../vault/secret-vault.ts'
import { ConnectionFailure } from './connection-failure.ts'
import { connectionChangeQuestion, newServerQuestion, removalQuestion } from './connection-questions.ts'
import type {
  AccountSystemSupport,
  OpenProvider,
  OpenTicketSystem,
  SystemSupport,
  TicketSystemSupport,
  OpeningInput,
} from './system-support.ts'

export interface ConnectionStore extends Pick<SettingsStore, 'connections' | 'putConnection' | 'removeConnection'> {
  /**
   * Throws where connections are not this computer's to add, change or remove, so that only the secret of one that is there is a
   * person's. Absent: they always are.
   */
  requireOwnConnections?(): void
}

export interface Connections {
  list(): Promise<ConnectionView[]>
  /** As it is configured now. Throws `CodedError` `connection-not-found`. */
  configured(connectionId: string): Connection
  /** Throws `CodedError` `connection-not-found`. */
  label(connectionId: string): ConnectionLabel
  /** What its system can do with accounts. Throws `CodedError` as `use` does where nothing is begun. */
  capabilities(connectionId: string): ProviderCapabilities
  /** The ids of those whose system holds this. */
  holding(what: SystemHolds): readonly string[]
  /**
   * Runs `work` with the provider of a connection that holds accounts; what it throws is named after the connection (`ConnectionFailure`). Any
   * other `CodedError` says that it was not begun: `connection-not-found`, `system-not-known`, `invalid-request` for one that holds something
   * else.
   */
  use<Result>(connectionId: string, work: (provider: MfaProvider) => Promise<Result>): Promise<Result>
  /**
   * When its latest use with `use` succeeded, in milliseconds since 1970; `null`: not in this run, or not since it was changed. Until then,
   * using it may have the keychain ask for permission.
   */
  lastUsed(connectionId: string): number | null
  /** As `use`, for one that holds tickets. */
  useTickets<Result>(connectionId: string, work: (tickets: TicketSystem) => Promise<Result>): Promise<Result>
  /** Asks the system without keeping anything; the person in that window first, where its server is new. */
  testDraft(windowId: number, draft: ConnectionDraft, signal: AbortSignal, code?: string): Promise<ConnectionCheck>
  test(connectionId: string, signal: AbortSignal): Promise<ConnectionCheck>
  /** Signs in with the second factor of the connection's own account. Throws `CodedError` `invalid-request` where none is taken. */
  enterCode(connectionId: string, code: string, signal: AbortSignal): Promise<void>
  /** Has the person sign in with the browser. Throws `CodedError` `invalid-request` where nobody does. */
  signIn(connectionId: string, signal: AbortSignal): Promise<ConnectionView>
  /** Forgets who is signed in. Whoever it was signs in again in the browser. */
  signOut(connectionId: string): Promise<ConnectionView>
  /** These three ask the person in that window where it matters, and throw what `Questions.require` throws. */
  add(windowId: number, draft: ConnectionDraft): Promise<ConnectionView>
  change(windowId: number, connectionId: string, changes: ConnectionChanges): Promise<ConnectionView>
  remove(windowId: number, connectionId: string): Promise<void>
  close(): Promise<void>
}

export function createConnections(ports: {
  readonly store: ConnectionStore
  readonly vault: ConnectionVault
  readonly systems: readonly SystemSupport[]
  readonly questions: Pick<Questions, 'require'>
  readonly text: QuestionText
  readonly now: () => Date
  /** Hears until when a system's limit holds calls of a connection back, and `null` when it does no more. */
  readonly onWaiting?: (connectionId: string, until: string | null) => void
}): Connections {
  const { store, vault, systems, questions, text, now, onWaiting } = ports
  const open = new Map<string, { readonly connection: Connection; readonly opened: OpenProvider | OpenTicketSystem }>()
  const usedAt = new Map<string, number>()
  const servers = createConfirmedServers(() => store.connections().map(({ baseUrl }) => baseUrl))

  const supportOf = (system: SystemId): SystemSupport | undefined =>
    systems.find((candidate) => candidate.system === system)

  const supportOfDraft = ({ system }: ConnectionDraft): SystemSupport => {
    const found = supportOf(system)
    if (!found) throw new CodedError('invalid-request', { fieldErrors: { system: 'not-supported' } })
    return found
  }

  /** Of a connection that is kept: this version may not know its system, which another one set up. */
  const supportOfKept = ({ id, system }: Connection): SystemSupport => {
    const found = supportOf(system)
    if (!found) throw new CodedError('system-not-known', { connectionId: id, system })
    return found
  }

  const accountsOf = (connection: Connection): AccountSystemSupport => {
    const support = supportOfKept(connection)
    if (support.holds !== 'accounts') throw holdsSomethingElse(connection)
    return support
  }

  const ticketsOf = (connection: Connection): TicketSystemSupport => {
    const support = supportOfKept(connection)
    if (support.holds !== 'tickets') throw holdsSomethingElse(connection)
    return support
  }

  const capabilitiesOf = ({ system }: Connection): ProviderCapabilities | null => {
    const support = supportOf(system)
    return support?.holds === 'accounts' ? support.capabilities : null
  }

  const find = (connectionId: string): Connection => {
    const found = store.connections().find((connection) => connection.id === connectionId)
    if (!found) throw new CodedError('connection-not-found', { connectionId })
    return found
  }

  const view = async (connection: Connection): Promise<ConnectionView> => {
    const result = await vault.read(secretRef(connection))
    const signedIn = signsInWithBrowser(connection) && result.kind === 'ok' ? signedInOf(result.secret) : null
    return {
      ...connection,
      secret: secretStateOf(result),
      holds: supportOf(connection.system)?.holds ?? null,
      capabilities: capabilitiesOf(connection),
      ...(signedIn === null ? {} : { signedInAs: cleanText(signedIn.account, maxAccountLength) }),
    }
  }

  const readSecret = async (connection: Connection): Promise<Secret> => {
    const result = await vault.read(secretRef(connection))
    switch (result.kind) {
      case 'ok':
        return result.secret
      case 'absent':
        throw new CodedError('secret-missing')
      case 'incomplete':
        throw new CodedError('secret-incomplete')
      case 'unavailable':
        throw new CodedError(`keychain-${result.state}`)
    }
  }

  /** The sign-in of a connection, which is no longer kept once the connection leads elsewhere. */
  const keptSignIn = (connection: Connection): KeptSignIn => {
    const readKept = async (): Promise<SignedIn | null> => {
      const result = await vault.read(secretRef(connection))
      if (result.kind === 'unavailable') throw new CodedError(`keychain-${result.state}`)
      return result.kind === 'ok' ? signedInOf(result.secret) : null
    }
    /** `next`: what to keep, by what is kept. */
    const keep = (next: () => Promise<SignedIn | null>): Promise<void> =>
      inTurn(async () => {
        const current = store.connections().find(({ id }) => id === connection.id)
        const signedIn = current !== undefined && isSameForProvider(current, connection) ? await next() : null
        if (signedIn !== null) await vault.writeChanging(secretRef(connection), signedInAsSecret(signedIn))
      })
    return {
      read: readKept,
      write: (signedIn) => keep(() => Promise.resolve(signedIn)),
      renew: (tokens) =>
        keep(async () => {
          const kept = await readKept()
          return kept && { ...kept, tokens }
        }),
    }
  }

  /** What is open of the connection, or what `openNew` opens. */
  const openOf = <Opened extends OpenProvider | OpenTicketSystem>(
    connection: Connection,
    isOne: (opened: OpenProvider | OpenTicketSystem) => opened is Opened,
    openNew: (input: OpeningInput) => Opened,
  ): Opened => {
    const known = open.get(connection.id)
    if (known !== undefined && isSameForProvider(known.connection, connection) && isOne(known.opened)) {
      return known.opened
    }
    // Another one was set meanwhile, past this service. What the old one was asked for is answered or fails by itself.
    known?.opened.close().catch(() => undefined)
    const opened = openNew({
      connection,
      readSecret: keptOnceRead(() => readSecret(connection)),
      keptSignIn: keptSignIn(connection),
      now,
      ...(onWaiting === undefined ? {} : { onWaiting: (until) => onWaiting(connection.id, until) }),
    })
    open.set(connection.id, { connection, opened })
    return opened
  }

  const openProviderOf = (connection: Connection): OpenProvider => {
    const support = accountsOf(connection)
    return openOf(connection, isProvider, (input) => support.openProvider(input))
  }

  const openTicketsOf = (connection: Connection): OpenTicketSystem => {
    const support = ticketsOf(connection)
    return openOf(connection, isTicketSystem, (input) => support.openTicketSystem(input))
  }

  const use = async <Result>(
    connectionId: string,
    work: (opened: OpenProvider) => Promise<Result>,
  ): Promise<Result> => {
    const connection = find(connectionId)
    const opened = openProviderOf(connection)
    const result = await naming({ connectionId, system: connection.system }, () => work(opened))
    if (open.get(connectionId)?.opened === opened) usedAt.set(connectionId, now().getTime())
    return result
  }

  const closeProvider = async (connectionId: string): Promise<void> => {
    const known = open.get(connectionId)
    open.delete(connectionId)
    usedAt.delete(connectionId)
    await known?.opened.close()
  }

  /** Adding, changing and removing go one after the other: each waits for the keychain between looking and keeping. */
  const inTurn = createSerialQueue()

  const refuseTakenName = (name: string, exceptId: string | null): void => {
    const taken = store
      .connections()
      .some((other) => other.id !== exceptId && other.name.toLocaleLowerCase() === name.toLocaleLowerCase())
    if (taken) throw new CodedError('connection-name-taken', { fieldErrors: { name: 'taken' } })
  }

  const normalised = (
    support: SystemSupport,
    address: string,
    where: ConstructorParameters<typeof ConnectionFailure>[0],
  ) => naming(where, () => support.normaliseAddress(address))

  /** Whether a draft leads where a connection leads already: then it only tries another secret. */
  const isKept = (draft: Pick<Connection, 'system' | 'baseUrl' | 'signIn'>): boolean =>
    store.connections().some(({ system, baseUrl, signIn }) => isDeepStrictEqual({ system, baseUrl, signIn }, draft))

  const signInServerOf = (system: SystemId, baseUrl: string): string | null =>
    supportOf(system)?.signInServer?.(baseUrl) ?? null

  /** Before the first byte to a server that nobody has said yes to. */
  const requireServer = async (
    windowId: number,
    system: SystemId,
    baseUrl: string,
    withdrawn?: AbortSignal,
  ): Promise<void> => {
    if (servers.isConfirmed(baseUrl)) return
    await questions.require(
      windowId,
      'new-server',
      newServerQuestion({ system, baseUrl, isKnown: false, signInServer: signInServerOf(system, baseUrl) }, text),
      withdrawn,
    )
    servers.confirm(baseUrl)
  }

  /** Another connection offers everything: somebody must have said yes to its server for it, at its test or here. */
  const requireAddition = async (windowId: number, system: SystemId, baseUrl: string): Promise<void> => {
    if (servers.isSaid(baseUrl)) return
    const question = newServerQuestion(
      { system, baseUrl, isKnown: servers.isConfirmed(baseUrl), signInServer: signInServerOf(system, baseUrl) },
      text,
    )
    await questions.require(windowId, 'new-server', question)
    servers.confirm(baseUrl)
  }

  const add = async (windowId: number, draft: ConnectionDraft): Promise<ConnectionView> => {
    const { system } = draft
    store.requireOwnConnections?.()
    refuseTakenName(draft.name, null)
    const baseUrl = await normalised(supportOfDraft(draft), draft.address, { system })
    await requireAddition(windowId, system, baseUrl)
    const added = await inTurn(() => keep(draft, baseUrl))
    servers.forget(baseUrl)
    return added
  }

  /** Who signed in at the latest test of a draft, so that adding it does not ask again. */
  let triedSignIn: { readonly draft: Parameters<typeof isKept>[0]; readonly signedIn: SignedIn } | null = null

  const keepSecretOf = async (draft: ConnectionDraft, connection: Connection): Promise<void> => {
    if (draft.secret !== undefined) return vault.write(secretRef(connection), new Secret(draft.secret))
    const { system, baseUrl, signIn } = connection
    if (!isDeepStrictEqual(triedSignIn?.draft, { system, baseUrl, signIn })) return
    if (triedSignIn !== null) await vault.writeChanging(secretRef(connection), signedInAsSecret(triedSignIn.signedIn))
    triedSignIn = null
  }

  const keep = async (draft: ConnectionDraft, baseUrl: string): Promise<ConnectionView> => {
    refuseTakenName(draft.name, null)
    const connection: Connection = {
      id: randomUUID(),
      system: draft.system,
      name: draft.name,
      baseUrl,
      environment: draft.environment,
      signIn: draft.signIn,
      offer: offerEverything,
      createdAt: now().toISOString(),
    }
    // The secret first: a connection without one would look finished and fail at the first call.
    await keepSecretOf(draft, connection)
    try {
      store.putConnection(connection)
    } catch (cause) {
      await vault.forget(connection.id)
      throw cause
    }
    return view(connection)
  }

  const change = async (
    windowId: number,
    connectionId: string,
    changes: ConnectionChanges,
  ): Promise<ConnectionView> => {
    const before = find(connectionId)
    if (changes.name !== undefined) refuseTakenName(changes.name, connectionId)
    const { address } = changes
    const { system } = before
    const after: Connection = {
      ...before,
      name: changes.name ?? before.name,
      environment: changes.environment ?? before.environment,
      signIn: changes.signIn ?? before.signIn,
      offer: changes.offer ?? before.offer,
      baseUrl:
        address === undefined
          ? before.baseUrl
          : await normalised(supportOfKept(before), address, { connectionId, system }),
    }
    if (!isDeepStrictEqual(after, before)) store.requireOwnConnections?.()
    const isNewServer = !servers.isConfirmed(after.baseUrl)
    const newSecret = changes.secret !== undefined
    if (newSecret && signsInWithBrowser(after)) {
      throw new CodedError('invalid-request', { connectionId, system, fieldErrors: { secret: 'not-taken' } })
    }
    const capabilities = capabilitiesOf(before)
    const question = connectionChangeQuestion({ before, after, newSecret, capabilities, isNewServer }, text)
    if (question !== null) await questions.require(windowId, 'connection-change', question)
    return inTurn(() => put(before, after, changes.secret))
  }

  /** What was asked about must still be what it was. Throws `CodedError` `not-confirmed`. */
  const refuseChanged = (asked: Connection): void => {
    if (!isDeepStrictEqual(find(asked.id), asked)) throw new CodedError('not-confirmed')
  }

  const putBack = (connection: Connection, secret: Secret): Promise<void> =>
    signsInWithBrowser(connection)
      ? vault.writeChanging(secretRef(connection), secret)
      : vault.write(secretRef(connection), secret)

  const put = async (before: Connection, after: Connection, secret: string | undefined): Promise<ConnectionView> => {
    const connectionId = before.id
    refuseChanged(before)
    if (after.name !== before.name) refuseTakenName(after.name, connectionId)
    const outdated = after.baseUrl !== before.baseUrl || !isDeepStrictEqual(after.signIn, before.signIn)
    const old = outdated ? await vault.read(secretRef(before)) : null
    // Before the change is kept: at no moment may the new address or sign-in meet the old secret.
    if (outdated) await vault.forget(connectionId)
    try {
      store.putConnection(after)
    } catch (cause) {
      if (old?.kind === 'ok') await putBack(before, old.secret)
      throw cause
    }
    const sameForProvider = secret === undefined && isSameForProvider(after, before)
    // A session that cost somebody a code, or a plan's reads, do not end for a new name.
    if (sameForProvider) return view(after)
    try {
      if (secret !== undefined) await vault.write(secretRef(after), new Secret(secret))
    } finally {
      // Last: one opened again while the keychain was at work would still be that of the connection before.
      await closeProvider(connectionId)
    }
    return view(after)
  }

  const remove = async (windowId: number, connectionId: string): Promise<void> => {
    const connection = find(connectionId)
    store.requireOwnConnections?.()
    await questions.require(windowId, 'connection-removal', removalQuestion(connection, text))
    await inTurn(async () => {
      refuseChanged(connection)
      // The secret first: one left behind without its connection would be out of everybody's sight.
      await vault.forget(connectionId)
      store.removeConnection(connectionId)
      await closeProvider(connectionId)
    })
  }

  return {
    list: () => Promise.all(store.connections().map(view)),

    configured: find,

    label(connectionId) {
      const { id, system, name, environment } = find(connectionId)
      return { connectionId: id, system, name, environment }
    },

    capabilities: (connectionId) => accountsOf(find(connectionId)).capabilities,

    holding: (what) =>
      store
        .connections()
        .filter(({ system }) => supportOf(system)?.holds === what)
        .map(({ id }) => id),

    use: (connectionId, work) => use(connectionId, ({ provider }) => work(provider)),

    lastUsed: (connectionId) => usedAt.get(connectionId) ?? null,

    async useTickets(connectionId, work) {
      const connection = find(connectionId)
      const { tickets } = openTicketsOf(connection)
      return naming({ connectionId, system: connection.system }, () => work(tickets))
    },

    async testDraft(windowId, draft, signal, code) {
      const chosen = supportOfDraft(draft)
      const { system, address, signIn } = draft
      const baseUrl = await normalised(chosen, address, { system })
      if (!isKept({ system, baseUrl, signIn })) store.requireOwnConnections?.()
      await requireServer(windowId, system, baseUrl, signal)
      return naming({ system }, async () => {
        const tried = keepInMemory()
        const input = {
          connection: { id: randomUUID(), baseUrl, signIn, offer: offerEverything },
          readSecret: () => secretOfDraft(draft),
          keptSignIn: tried,
          now,
        }
        const opened = chosen.holds === 'accounts' ? chosen.openProvider(input) : chosen.openTicketSystem(input)
        try {
          if (code !== undefined) await enterCode(opened, code, signal)
          if (signIn.kind === 'browser') {
            // Whoever signed in before must not be kept for what is tried now, whatever becomes of it.
            triedSignIn = null
            await signInWithBrowser(opened, signal)
            const signedIn = tried.kept()
            triedSignIn = signedIn && { draft: { system, baseUrl, signIn }, signedIn }
          }
          const check = await checked(opened, signal)
          return { ...check, warnings: [...(chosen.addressWarnings?.(address) ?? []), ...check.warnings] }
        } finally {
          await opened.close()
        }
      })
    },

    async test(connectionId, signal) {
      const connection = find(connectionId)
      const { system } = connection
      const isTickets = supportOfKept(connection).holds === 'tickets'
      const opened = isTickets ? openTicketsOf(connection) : openProviderOf(connection)
      return naming({ connectionId, system }, () => checked(opened, signal))
    },

    async signIn(connectionId, signal) {
      await use(connectionId, (opened) => signInWithBrowser(opened, signal))
      return view(find(connectionId))
    },

    signOut: (connectionId) =>
      inTurn(async () => {
        const connection = find(connectionId)
        if (!signsInWithBrowser(connection)) throw new CodedError('invalid-request', { connectionId })
        await vault.forget(connectionId)
        await closeProvider(connectionId)
        return view(connection)
      }),

    enterCode: (connectionId, code, signal) => use(connectionId, (opened) => enterCode(opened, code, signal)),

    add,
    change,
    remove,

    async close() {
      triedSignIn = null
      await Promise.all([...open.keys()].map(closeProvider))
    },
  }
}

/** What `work` throws is named after the system it was done on. */
async function naming<Result>(
  where: ConstructorParameters<typeof ConnectionFailure>[0],
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    throw new ConnectionFailure(where, { cause })
  }
}

const isProvider = (opened: OpenProvider | OpenTicketSystem): opened is OpenProvider => 'provider' in opened
const isTicketSystem = (opened: OpenProvider | OpenTicketSystem): opened is OpenTicketSystem => 'tickets' in opened

/** Nothing that a person can ask for on the screens. */
function holdsSomethingElse({ id, system }: Connection): CodedError {
  return new CodedError('invalid-request', { connectionId: id, system, fieldErrors: { connectionId: 'not-for-this' } })
}

async function checked(opened: OpenProvider | OpenTicketSystem, signal: AbortSignal): Promise<ConnectionCheck> {
  const check = await (isProvider(opened) ? opened.provider : opened.tickets).checkConnection(signal)
  // Asked afterwards: the check opened the connection.
  return { ...check, warnings: [...check.warnings, ...(opened.transportWarnings?.() ?? [])] }
}

/**
 * Asks the keychain once for as long as the provider stays open: some keychains take longer than the server does. What could
 * not be read is asked for again.
 */
function keptOnceRead(read: () => Promise<Secret>): () => Promise<Secret> {
  let kept: Promise<Secret> | null = null
  return () => {
    const reading = (kept ??= read())
    reading.catch(() => {
      if (kept === reading) kept = null
    })
    return reading
  }
}

async function enterCode(opened: OpenProvider | OpenTicketSystem, code: string, signal: AbortSignal): Promise<void> {
  if (!isProvider(opened) || opened.provider.enterCode === undefined) {
    throw new CodedError('invalid-request', { fieldErrors: { code: 'not-taken' } })
  }
  await opened.provider.enterCode(new Secret(code), signal)
}

async function signInWithBrowser(opened: OpenProvider | OpenTicketSystem, signal: AbortSignal): Promise<void> {
  if (!isProvider(opened) || opened.provider.signInWithBrowser === undefined) {
    throw new CodedError('invalid-request', { fieldErrors: { signIn: 'not-taken' } })
  }
  await opened.provider.signInWithBrowser(signal)
}

const signsInWithBrowser = ({ signIn }: Pick<Connection, 'signIn'>): boolean => signIn.kind === 'browser'

/** A draft without one signs in with the browser, and reads none. */
function secretOfDraft({ secret }: ConnectionDraft): Promise<Secret> {
  return secret === undefined ? Promise.reject(new CodedError('secret-missing')) : Promise.resolve(new Secret(secret))
}

function secretStateOf(result: SecretReadResult): SecretState {
  switch (result.kind) {
    case 'ok':
      return 'stored'
    case 'absent':
      return 'missing'
    case 'incomplete':
      return 'incomplete'
    case 'unavailable':
      return result.state === 'refused' ? 'refused' : 'unavailable'
  }
}

const maxAccountLength = 320

/** A session that cost somebody a code does not end for a new name. */
function isSameForProvider(one: Connection, other: Connection): boolean {
  return (
    one.baseUrl === other.baseUrl &&
    isDeepStrictEqual(one.signIn, other.signIn) &&
    isDeepStrictEqual(one.offer, other.offer)
  )
}

const offerEverything: Connection['offer'] = { hiddenFactorIds: [], hiddenServiceIds: [] }

function secretRef(connection: Connection): { connectionId: string; origin: string } {
  return { connectionId: connection.id, origin: new URL(connection.baseUrl).origin }
}
