/** Reset notices in the whole application: a reset in Adaxes, and a mail server that takes them, or does not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import type { Operation } from '../../../shared/domain/history-entry.ts'
import type { NoticeRules } from '../../../shared/domain/notice-rules.ts'
import { chosen, makeDraft } from '../../support/domain-fixtures.ts'
import { serveScript, throwAwayAuthority } from '../../support/http-server.ts'
import { startOddMailServer, type OddMailServer, type Says } from '../../support/odd-mail-server.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'

let simulator: AdaxesSimulator
let folder: string
let vault: ReturnType<typeof createMemoryVault>
let application: TestApplication
let connectionId: string

const start = async (): Promise<TestApplication> => {
  const trustedCertificates = () => Promise.resolve([throwAwayAuthority()])
  const started = await startApplication(folder, { vault, trustedCertificates }, { firstMessagesLookMs: 0 })
  onTestFinished(() => started.app.close())
  return started
}

beforeEach(async () => {
  simulator = createAdaxesSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  folder = makeTempFolder()
  vault = createMemoryVault()
  application = await start()
  connectionId = (
    await application.ask('connections:add', { draft: makeDraft(server.baseUrl, simulator.credentials.token) })
  ).id
})

const rules = (port: number, changes: Partial<NoticeRules> = {}): NoticeRules => ({
  toPerson: true,
  toManager: true,
  deskName: 'Service Desk',
  contact: 'Call the Service Desk on 4711.',
  server: { kind: 'mail', host: 'localhost', port, security: 'tls', user: 'desk', from: 'desk@corp.example' },
  ...changes,
})

/** A mail server that is set, with its password. */
async function setUpMail(says: Says = {}, changes: Partial<NoticeRules> = {}): Promise<OddMailServer> {
  const server = await startOddMailServer(says)
  await application.ask('settings:change', { changes: { notices: rules(server.port, changes) } })
  await application.ask('notices:keep-secret', { secret: 'canary-password' })
  return server
}

async function reset(beforeCommit: () => void = () => undefined): Promise<Operation> {
  const { guid: accountId } = simulator.state.account('mira.dunmore')
  const selections = [{ connectionId, accountId, ...chosen({ factorIds: ['Microsoft'], microsoft365: true }) }]
  const plan = await application.ask('resets:prepare', { selections, retryOf: null })
  beforeCommit()
  return application.ask('resets:commit', { planId: plan.id, ticket: '', reason: '', unchecked: 'A test' })
}

const receiversOf = ({ lines }: OddMailServer): string[] =>
  lines.flatMap((line) => /^RCPT TO:<(.*)>$/.exec(line)?.[1] ?? []).toSorted()
const noticesOf = async ({ id }: Operation, { ask } = application) =>
  (await ask('outbox:of-operation', { operationId: id })).notices
const statesOf = async (operation: Operation) =>
  (await noticesOf(operation)).map(({ to, state, error }) => [to, state, error])
const waiting = async ({ ask } = application) => (await ask('outbox:list', {})).messages

describe('after a reset', () => {
  it('the person and the manager are told, at the addresses the directory had before', async () => {
    const server = await setUpMail()
    const operation = await reset()
    await expect
      .poll(() => statesOf(operation))
      .toEqual([
        ['person', 'sent', null],
        ['manager', 'sent', null],
      ])
    const { mail } = simulator.state.account('mira.dunmore').properties
    const receivers = receiversOf(server)
    expect(receivers).toHaveLength(2)
    expect(receivers).toContain(mail)
    const [person] = await noticesOf(operation)
    expect(person).toMatchObject({ name: 'Mira Dunmore' })
    expect(person?.address).toMatch(/^m…@/)
    const said = server.lines.join('\n')
    expect(said).toContain('Call the Service Desk on 4711.')
    expect(said).toContain('two-step sign-in was reset')
    // Nothing that would tell somebody who reads another's mail which methods there are.
    expect(said).not.toMatch(/authenticator|microsoft|https?:/i)
    expect(await waiting()).toEqual([])
  })

  it('nobody is told where no mail server is set', async () => {
    const operation = await reset()
    expect(await noticesOf(operation)).toEqual([])
    expect(existsSync(join(folder, 'outbox.sealed'))).toBe(false)
  })

  it.each([
    ['person', { toManager: false }],
    ['manager', { toPerson: false }],
  ] as const)('only the %s is told where the rules say so', async (to, changes) => {
    const server = await setUpMail({}, changes)
    const operation = await reset()
    await expect.poll(() => statesOf(operation)).toEqual([[to, 'sent', null]])
    expect(receiversOf(server)).toHaveLength(1)
  })

  it('that failed, nobody is told', async () => {
    const server = await setUpMail()
    const refuse = () =>
      simulator.faults.add({
        path: '/resetmfa',
        times: 2,
        effect: { kind: 'answer', status: 403, json: { code: 'forbidden' } },
      })
    const operation = await reset(refuse)
    expect(operation.outcome).toBe('failed')
    await expect.poll(() => noticesOf(operation)).toEqual([])
    expect(server.lines).toEqual([])
    expect(await waiting()).toEqual([])
  })

  it('a person without an address, or with one that would go elsewhere, is told of on the outcome', async () => {
    const server = await setUpMail({}, { toManager: false })
    Object.assign(simulator.state.account('mira.dunmore').properties, {
      mail: 'mira@corp.example, mallory@evil.example',
    })
    const operation = await reset()
    expect(await noticesOf(operation)).toEqual([
      { to: 'person', name: 'Mira Dunmore', address: null, state: 'no-address', error: 'notice-no-address' },
    ])
    expect(server.lines).toEqual([])
  })

  it('nothing waits for a mail server that says nothing', async () => {
    const server = await setUpMail({ '': '' })
    const operation = await reset()
    expect(operation.outcome).toBe('succeeded')
    await expect.poll(() => noticesOf(operation)).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }])
    expect(receiversOf(server)).toEqual([])
  })
})

const recordOf = async ({ id }: Operation, { ask } = application) =>
  (await ask('history:read-operation', { operationId: id })).messages ?? []

describe('the record', () => {
  it('says that each message was accepted, without an address that it does not hold of the person', async () => {
    await setUpMail()
    const operation = await reset()
    await expect
      .poll(() => recordOf(operation))
      .toMatchObject([
        { message: { kind: 'notice', to: 'person' }, outcome: 'accepted', code: null, agent: { osUser: 'ada' } },
        { message: { kind: 'notice', to: 'manager' }, outcome: 'accepted' },
      ])
    await application.app.close()
    const [month = ''] = readdirSync(join(folder, 'history')).filter((name) => name.endsWith('.jsonl'))
    const entries = readFileSync(join(folder, 'history', month), 'utf8')
    expect(entries).toContain('message-settled')
    for (const line of entries.split('\n').filter((one) => one.includes('message-settled'))) {
      expect(line).not.toContain('@')
    }
  })

  it('says that one was given up and why, and then who dismissed it', async () => {
    await setUpMail({ RCPT: '550 5.1.1 no such user' }, { toManager: false })
    const operation = await reset()
    const refused = { outcome: 'given-up', code: 'mail-receiver-refused' }
    await expect.poll(() => recordOf(operation)).toMatchObject([refused])
    await application.ask('outbox:dismiss', { id: (await waiting())[0]?.id ?? '' })
    expect(await recordOf(operation)).toMatchObject([{ ...refused, outcome: 'dismissed', agent: { osUser: 'ada' } }])
  })

  it('says nothing of what still waits', async () => {
    await setUpMail({ RCPT: '451 4.7.1 later' }, { toManager: false })
    const operation = await reset()
    await expect.poll(() => waiting()).toMatchObject([{ state: 'waiting', error: 'mail-deferred' }])
    expect(await recordOf(operation)).toEqual([])
  })
})

describe('what could not be delivered', () => {
  it('waits on the disk, is found by the next start, and goes with the same id', async () => {
    const server = await setUpMail({ '.': null })
    await reset()
    await expect.poll(async () => (await waiting()).map(({ error }) => error)).toContain('mail-unconfirmed')
    await application.app.close()
    expect(readFileSync(join(folder, 'outbox.sealed')).includes('Mira')).toBe(false)
    application = await start()
    await expect.poll(async () => (await waiting()).length).toBe(2)
    const [first] = await waiting()
    await application.ask('outbox:retry', { id: first?.id ?? '' })
    const ids = () => server.lines.flatMap((line) => /^Message-ID: <(.*)@/i.exec(line)?.[1] ?? [])
    await expect.poll(() => ids().filter((id) => id === first?.id).length).toBeGreaterThan(1)
  })

  it('stops at a wrong password, and goes once another is entered', async () => {
    const says: { AUTH: string } = { AUTH: '535 5.7.8 no' }
    const server = await setUpMail(says)
    await reset()
    const stopped = { state: 'stopped', error: 'mail-password-rejected' }
    await expect.poll(() => waiting()).toMatchObject([stopped, stopped])
    expect(server.lines.filter((line) => line.startsWith('AUTH'))).toHaveLength(1)
    says.AUTH = '235 2.7.0 welcome'
    await application.ask('notices:keep-secret', { secret: 'another' })
    await expect.poll(() => waiting()).toEqual([])
    expect(receiversOf(server)).toHaveLength(2)
  })

  it('was given up is counted until it is dismissed', async () => {
    await setUpMail({ RCPT: '550 5.1.1 no such user' }, { toManager: false })
    await reset()
    await expect.poll(async () => (await application.ask('app:read-state', {})).messagesGivenUp).toBe(1)
    const [message] = await waiting()
    expect(message).toMatchObject({ about: 'Mira Dunmore', state: 'given-up', error: 'mail-receiver-refused' })
    await application.ask('outbox:dismiss', { id: message?.id ?? '' })
    expect((await application.ask('app:read-state', {})).messagesGivenUp).toBe(0)
  })

  it('what still waits cannot be dismissed by the page', async () => {
    await setUpMail({ RCPT: '451 4.7.1 later' }, { toManager: false })
    await reset()
    await expect.poll(() => waiting()).toMatchObject([{ state: 'waiting', error: 'mail-deferred' }])
    const [message] = await waiting()
    expect((await application.refusalOf('outbox:dismiss', { id: message?.id })).code).toBe('outbox-entry-waits')
  })
})

describe('the mail server', () => {
  it('is asked about before its first byte, and its password is in the keychain alone', async () => {
    const server = await startOddMailServer()
    application.person.answers = false
    const change = { changes: { notices: rules(server.port) } }
    expect((await application.refusalOf('settings:change', change)).code).toBe('not-confirmed')
    expect(application.questions.at(-1)?.detail).toContain(`localhost, port ${server.port}`)
    application.person.answers = true
    await application.ask('settings:change', change)
    expect(await application.ask('notices:read-secret', {})).toEqual({ kept: false })
    await application.ask('notices:keep-secret', { secret: 'canary-password' })
    expect(await application.ask('notices:read-secret', {})).toEqual({ kept: true })
    await application.ask('notices:test', { address: 'ada@corp.example' })
    expect(receiversOf(server)).toEqual(['ada@corp.example'])
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain('canary')
    expect(JSON.stringify([application.envelopes, application.events])).not.toContain('canary')
    // Another server is another password.
    await application.ask('settings:change', { changes: { notices: rules(1) } })
    expect(await application.ask('notices:read-secret', {})).toEqual({ kept: false })
    expect((await application.refusalOf('notices:test', { address: 'ada@corp.example' })).code).toBe(
      'mail-password-missing',
    )
  })

  it('is not tried for an address that is none, nor in practice', async () => {
    const server = await setUpMail()
    const several = { address: 'ada@corp.example, mallory@evil.example' }
    expect((await application.refusalOf('notices:test', several)).code).toBe('invalid-request')
    await application.ask('app:enter-practice', {})
    const one = { address: 'ada@corp.example' }
    expect((await application.refusalOf('notices:test', one)).code).toBe('notices-in-practice')
    expect(await waiting()).toEqual([])
    expect(server.lines).toEqual([])
  })
})

describe('a webhook', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  const serve = async (status: () => number) => {
    const server = await serveScript((_, reply) => reply.json(status(), {}), { tls: true })
    onTestFinished(() => server.close())
    return { ...server, address: `${server.origin}/hooks/mfa-desk` }
  }
  const toWebhook = (address: string) => ({
    changes: { notices: rules(1, { server: { kind: 'webhook', address } }) },
  })
  const received = (requests: readonly { readonly body: string }[]) =>
    requests.map(({ body }) => (JSON.parse(body) as { data: Record<string, string> }).data)

  it('gets a notice for the person and one for the manager in place of mail, and again as the same while it is down', async () => {
    const answer = { status: 503 }
    const { address, requests } = await serve(() => answer.status)
    await application.ask('settings:change', toWebhook(address))
    await application.ask('notices:keep-secret', { secret })
    const operation = await reset()
    await expect.poll(() => waiting()).toMatchObject([{ error: 'webhook-busy' }, { error: 'webhook-busy' }])
    answer.status = 204
    const [first] = await waiting()
    await application.ask('outbox:retry', { id: first?.id ?? '' })
    await expect.poll(() => waiting().then((left) => left.length)).toBeLessThan(2)
    for (const { id } of await waiting()) await application.ask('outbox:retry', { id })
    await expect
      .poll(() => statesOf(operation))
      .toEqual([
        ['person', 'sent', null],
        ['manager', 'sent', null],
      ])
    const { mail } = simulator.state.account('mira.dunmore').properties
    const data = received(requests)
    expect(data).toContainEqual(
      expect.objectContaining({ operation: operation.id, recipient: 'person', address: mail }),
    )
    expect(new Set(data.map(({ recipient }) => recipient))).toEqual(new Set(['person', 'manager']))
    expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    expect(data[0]?.['text']).toContain('Call the Service Desk on 4711.')
  })

  it('is asked about before its first byte, also at another path of the same server, and its secret is in the keychain alone', async () => {
    const { address, origin, requests } = await serve(() => 200)
    application.person.answers = false
    expect((await application.refusalOf('settings:change', toWebhook(address))).code).toBe('not-confirmed')
    expect(application.questions.at(-1)?.detail).toContain(new URL(origin).host)
    application.person.answers = true
    await application.ask('settings:change', toWebhook(address))
    const asked = application.questions.length
    await application.ask('settings:change', toWebhook(`${origin}/hooks/another`))
    expect(application.questions.slice(asked).map(({ detail }) => detail)).toEqual([
      expect.stringContaining('Notices of resets no longer go to the webhook'),
    ])

    expect((await application.refusalOf('notices:test', { address: 'ada@corp.example' })).code).toBe(
      'webhook-secret-missing',
    )
    expect((await application.refusalOf('notices:keep-secret', { secret: 'whsec_c2hvcnQ=' })).code).toBe(
      'webhook-secret-not-valid',
    )
    await application.ask('notices:keep-secret', { secret })
    expect(await application.ask('notices:read-secret', {})).toEqual({ kept: true })
    await application.ask('notices:test', { address: 'ada@corp.example' })
    expect(received(requests)).toMatchObject([{ address: 'ada@corp.example' }])
    const outside = JSON.stringify([application.envelopes, application.events, application.questions])
    expect(outside + readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain(secret.slice(6))
    // The mail server's password is another one.
    await application.ask('settings:change', { changes: { notices: rules(1) } })
    expect(await application.ask('notices:read-secret', {})).toEqual({ kept: false })
  })

  it('that is gone for good gets nothing more until the settings change', async () => {
    const answer = { status: 410 }
    const { address, origin, requests } = await serve(() => answer.status)
    await application.ask('settings:change', toWebhook(address))
    await application.ask('notices:keep-secret', { secret })
    await reset()
    const stopped = { state: 'stopped', error: 'webhook-gone' }
    await expect.poll(() => waiting()).toMatchObject([stopped, stopped])
    expect(requests).toHaveLength(1)
    answer.status = 200
    await application.ask('settings:change', toWebhook(`${origin}/hooks/new`))
    await expect.poll(() => waiting()).toEqual([])
    expect(requests.slice(1).map(({ url }) => url)).toEqual(['/hooks/new', '/hooks/new'])
  })
})
