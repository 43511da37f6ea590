/** Resolver and Flashback in the real application, over sockets, as the page asks for them. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFlashbackSimulator } from '../../../electron/practice/flashback/flashback-simulator.ts'
import { createResolverSimulator } from '../../../electron/practice/resolver/resolver-simulator.ts'
import type { ConnectionDraft } from '../../../shared/domain/connection.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'
import { chosen } from '../../support/domain-fixtures.ts'

interface Bench extends TestApplication {
  readonly resolver: ReturnType<typeof createResolverSimulator>
  readonly flashback: ReturnType<typeof createFlashbackSimulator>
  readonly stopResolver: () => Promise<void>
  readonly drafts: { readonly resolver: ConnectionDraft; readonly flashback: ConnectionDraft }
}

async function start(): Promise<Bench> {
  const resolver = createResolverSimulator()
  const flashback = createFlashbackSimulator()
  const servers = [await serveSimulator(resolver), await serveSimulator(flashback)] as const
  const application = await startApplication(makeTempFolder())
  onTestFinished(async () => {
    await application.app.close()
    for (const server of servers) await server.close()
  })
  return {
    ...application,
    resolver,
    flashback,
    stopResolver: () => servers[0].stop(),
    drafts: {
      resolver: {
        system: 'resolver',
        name: 'Incidents',
        address: `${servers[0].baseUrl}/api/`,
        environment: 'production',
        signIn: {
          kind: 'password',
          username: resolver.credentials.email,
          organisation: String(resolver.credentials.organisationId),
        },
        secret: resolver.credentials.password,
      },
      flashback: {
        system: 'flashback',
        name: 'Storage',
        address: servers[1].baseUrl,
        environment: 'production',
        signIn: { kind: 'password', username: flashback.credentials.emailWithSecondFactor },
        secret: flashback.credentials.password,
      },
    },
  }
}

const everything = chosen({ all: true })

async function find({ ask }: Bench, connectionId: string, text: string) {
  const { accounts } = await ask('directory:search', { connectionId, text })
  const [account] = accounts
  if (account === undefined || accounts.length > 1) throw new Error(`${accounts.length} people found by ${text}.`)
  await ask('directory:read-account', { connectionId, accountId: account.accountId })
  return { connectionId, accountId: account.accountId }
}

describe('Resolver', () => {
  it('resets several people of a plan with one call, and says of each what became of it', async () => {
    const bench = await start()
    const { ask, resolver, questions } = bench
    const { id } = await ask('connections:add', { draft: bench.drafts.resolver })
    const people = []
    for (const login of ['mira.dunmore', 'gwendolyn.oakes', 'septima.allgood'])
      people.push(await find(bench, id, login))
    const plan = await ask('resets:prepare', {
      selections: people.map((ref) => ({ ...ref, ...everything })),
      retryOf: null,
    })
    const operation = await ask('resets:commit', { planId: plan.id, ticket: 'INC1', reason: '', unchecked: 'A test' })
    expect(operation.outcome).toBe('succeeded')
    expect(operation.steps.map(({ state, check }) => [state, check?.verdicts])).toEqual(
      people.map(() => ['succeeded', ['cannot-tell']]),
    )
    expect(resolver.requests.filter(({ path }) => path === '/user/users/mfa/reset')).toHaveLength(1)
    expect(people.map(({ accountId }) => resolver.state.mfaResets(Number(accountId)))).toEqual([1, 1, 1])
    expect(questions.at(-1)?.detail.match(/Reset all methods: Resolver · Incidents \(Production\)/g)).toHaveLength(3)
    expect(resolver.alarms).toEqual([])
  })

  it('shows somebody of an earlier look-up again after a restart of the connection', async () => {
    const bench = await start()
    const { id } = await bench.ask('connections:add', { draft: bench.drafts.resolver })
    const ref = await find(bench, id, 'mira.dunmore')
    // A change reopens the provider, which then knows nothing.
    await bench.ask('connections:change', { connectionId: id, changes: { name: 'Incidents 2' } })
    const account = await bench.ask('directory:read-account', { ...ref })
    expect(account.displayName).toBe('Mira Dunmore')
  })

  it('forgets the password when the organisation changes', async () => {
    const { ask, drafts } = await start()
    const { id } = await ask('connections:add', { draft: drafts.resolver })
    const signIn = { ...drafts.resolver.signIn, organisation: '167' }
    const changed = await ask('connections:change', { connectionId: id, changes: { signIn } })
    expect(changed).toMatchObject({ secret: 'missing', signIn })
  })
})

describe('Flashback with a second factor', () => {
  it('asks for the code, takes it once, and keeps it nowhere', async () => {
    const bench = await start()
    const { ask, refusalOf, flashback } = bench
    const { code } = flashback.credentials
    const draft = bench.drafts.flashback
    expect((await refusalOf('connections:test-draft', { draft })).code).toBe('second-factor-required')
    const wrong = { draft, code: '000000' }
    expect((await refusalOf('connections:test-draft', wrong)).code).toBe('second-factor-rejected')
    expect(await ask('connections:test-draft', { draft, code })).toMatchObject({
      principal: flashback.credentials.emailWithSecondFactor,
    })

    const { id } = await ask('connections:add', { draft })
    const search = { connectionId: id, text: 'mira' }
    expect(await refusalOf('directory:search', search)).toMatchObject({
      code: 'second-factor-required',
      connectionId: id,
      system: 'flashback',
    })
    await ask('connections:enter-code', { connectionId: id, code })
    expect(bench.events).toContainEqual({ type: 'connections-changed' })
    const ref = await find(bench, id, 'mira.dunmore')
    const plan = await ask('resets:prepare', { selections: [{ ...ref, ...everything }], retryOf: null })
    expect(await ask('resets:commit', { planId: plan.id, ticket: '', reason: '', unchecked: 'A test' })).toMatchObject({
      outcome: 'succeeded',
    })
    expect(JSON.stringify(bench.envelopes)).not.toContain(code)
    expect(flashback.alarms).toEqual([])
  })

  it('refuses to plan a reset of the account it signs in with', async () => {
    const bench = await start()
    const { ask, refusalOf, flashback } = bench
    const { id } = await ask('connections:add', { draft: bench.drafts.flashback })
    await ask('connections:enter-code', { connectionId: id, code: flashback.credentials.code })
    const own = await find(bench, id, flashback.credentials.emailWithSecondFactor)
    const refusal = await refusalOf('resets:prepare', { selections: [{ ...own, ...everything }], retryOf: null })
    expect(refusal.code).toBe('own-account')
    expect(flashback.alarms).toEqual([])
  })
})

describe('a system that is down', () => {
  it('does not block the others', async () => {
    const bench = await start()
    const { ask, refusalOf, flashback } = bench
    const draft = {
      ...bench.drafts.flashback,
      signIn: { kind: 'password' as const, username: flashback.credentials.email },
    }
    const storage = await ask('connections:add', { draft })
    const incidents = await ask('connections:add', { draft: bench.drafts.resolver })
    await bench.stopResolver()
    expect(await refusalOf('directory:search', { connectionId: incidents.id, text: 'mira' })).toMatchObject({
      code: 'not-reachable',
      connectionId: incidents.id,
    })
    const ref = await find(bench, storage.id, 'mira.dunmore')
    const plan = await ask('resets:prepare', { selections: [{ ...ref, ...everything }], retryOf: null })
    expect(await ask('resets:commit', { planId: plan.id, ticket: '', reason: '', unchecked: 'A test' })).toMatchObject({
      outcome: 'succeeded',
    })
  })
})
