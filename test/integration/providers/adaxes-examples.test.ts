/**
 * The vendor's documented examples (adaxes.com/sdk/REST_ResetMfa and REST_GetMfaStatus), through the provider and over a real
 * socket: what leaves is the documented request, what is understood is the documented answer.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { normaliseAdaxesAddress } from '../../../electron/providers/adaxes/adaxes-address.ts'
import { createAdaxesProvider } from '../../../electron/providers/adaxes/adaxes-provider.ts'
import type { MfaProvider } from '../../../electron/providers/provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { ResetSelection } from '../../../shared/domain/reset-plan.ts'
import { serveScript, type Script, type ScriptedServer } from '../../support/http-server.ts'
import { openTransport } from '../../support/direct-transport.ts'
import { microsoft365, resetMicrosoft365, chosen } from '../../support/domain-fixtures.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'
const alive = new AbortController().signal
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function connected(script: Script): Promise<{ provider: MfaProvider; server: ScriptedServer }> {
  const server = await serveScript(script)
  closing.push(() => server.close())
  const baseUrl = normaliseAdaxesAddress(`${server.origin}/restApi/api/`)
  const transport = openTransport(baseUrl)
  closing.push(() => transport.close())
  const provider = createAdaxesProvider({
    connection: {
      id: connectionId,
      baseUrl,
      signIn: { kind: 'access-token' },
      offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    },
    transport,
    readSecret: () => Promise.resolve(new Secret('YOUR-ACCESS-TOKEN')),
    language: () => 'en',
    now: () => new Date('2026-03-01T12:00:00.000Z'),
  })
  return { provider, server }
}

/** A documented body as JSON.stringify writes the same object: its blanks are the only difference. */
const compact = (documented: string): string => JSON.stringify(JSON.parse(documented))

const documentedHeaders = { 'adm-authorization': 'YOUR-ACCESS-TOKEN', 'content-type': 'application/json' }

const statusExample = `{
    "directoryObjects": [
        "CN=John Smith,CN=Users,DC=example,DC=com"
    ],
    "options": {
        "need365Status": true,
        "needAdaxesStatus": true
    }
}`

const statusAnswer = `{
    "canResetInM365": true,
    "adaxesActivatedApps": [ 2, 5 ]
}`

const resetMicrosoft365Example = `{
    "directoryObject": "CN=John Smith,CN=Users,DC=example,DC=com",
    "resetInM365": true
}`

const resetAppsExample = `{
    "directoryObject": "CN=John Smith,CN=Users,DC=example,DC=com",
    "appsInAdaxesToReset": ["Google", "Okta"]
}`

const resetAnswer = `{
    "resultType": 0,
    "innerMessages": [],
    "exception": null,
    "actualObjectDN": "CN=John Smith,CN=Users,DC=example,DC=com",
    "noChanges": false,
    "extraInfo": {}
}`

const johnSmith = 'CN=John Smith,CN=Users,DC=example,DC=com'

/** Identifiers of the examples: DN, and the GUIDs and SIDs of both pages. */
const identifiers = [
  ['DN', johnSmith],
  ['GUID', '7a4267ce-d354-44e7-8bd6-c681f1284a41'],
  ['GUID', 'a7b63270-b8a4-4c34-b830-7e0d09f2e021'],
  ['SID', 'S-1-5-21-3635565734-1729062999-1822655016-1627'],
  ['SID', 'S-1-5-21-3625849556-2655411187-3268999566-9847'],
] as const

const answering =
  (text: string): Script =>
  (_request, { response }) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    response.end(text)
  }

/** A user with Google Authenticator and Okta Verify whose Microsoft 365 can be reset. */
const statusThenReset: Script = (request, reply) =>
  answering(request.url.endsWith('/getStatus') ? '{"canResetInM365":true,"adaxesActivatedApps":[0,3]}' : resetAnswer)(
    request,
    reply,
  )

function selectionOf(accountId: string, factorIds: string[], microsoft365: boolean): ResetSelection {
  return { connectionId, accountId, ...chosen({ factorIds, microsoft365 }) }
}

describe('Get multifactor authentication status', () => {
  it('asks as documented and understands [2, 5]', async () => {
    const { provider, server } = await connected(answering(statusAnswer))
    const status = await provider.readMfaStatus(johnSmith, alive)

    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/restApi/api/directoryObjects/resetMfa/getStatus',
      headers: documentedHeaders,
    })
    expect(server.requests[0]?.body).toBe(compact(statusExample))
    expect(status.factors.items.map(({ id, label }) => [id, label])).toEqual([
      ['Microsoft', 'Microsoft Authenticator'],
      ['Duo', 'Duo Mobile'],
    ])
    expect(status.services).toEqual([{ ...microsoft365, reset: 'possible' }])
  })

  it.each(identifiers)('asks by %s: %s', async (_kind, id) => {
    const { provider, server } = await connected(answering(statusAnswer))
    await provider.readMfaStatus(id, alive)
    expect(server.requests[0]?.body).toBe(compact(statusExample).replace(johnSmith, id))
  })
})

describe('Reset multifactor authentication', () => {
  it('example 1: resets Microsoft 365', async () => {
    const { provider, server } = await connected(statusThenReset)
    const status = await provider.readMfaStatus(johnSmith, alive)
    const [step, ...others] = provider.planReset(status, selectionOf(johnSmith, [], true))
    expect(others).toEqual([])
    const outcome = step && (await provider.runStep(step, alive))

    expect(server.requests).toHaveLength(2)
    expect(server.requests[1]).toMatchObject({
      method: 'POST',
      url: '/restApi/api/directoryObjects/resetMfa',
      headers: documentedHeaders,
    })
    expect(server.requests[1]?.body).toBe(compact(resetMicrosoft365Example))
    expect(outcome).toEqual({ kind: 'succeeded', code: null, serverText: null, messages: [] })
  })

  it.each(identifiers)('example 2: resets Google Authenticator and Okta Verify, by %s: %s', async (_kind, id) => {
    const { provider, server } = await connected(statusThenReset)
    const status = await provider.readMfaStatus(id, alive)
    const [step, ...others] = provider.planReset(status, selectionOf(id, ['Okta', 'Google'], false))
    expect(others).toEqual([])
    const outcome = step && (await provider.runStep(step, alive))

    expect(server.requests[1]).toMatchObject({
      method: 'POST',
      url: '/restApi/api/directoryObjects/resetMfa',
      headers: documentedHeaders,
    })
    expect(server.requests[1]?.body).toBe(compact(resetAppsExample).replace(johnSmith, id))
    expect(outcome).toEqual({ kind: 'succeeded', code: null, serverText: null, messages: [] })
  })

  it('both ticked are two documented requests, apps first', async () => {
    const { provider, server } = await connected(statusThenReset)
    const status = await provider.readMfaStatus(johnSmith, alive)
    for (const step of provider.planReset(status, selectionOf(johnSmith, ['Google', 'Okta'], true))) {
      await provider.runStep(step, alive)
    }
    expect(server.requests.slice(1).map((request) => request.body)).toEqual([
      compact(resetAppsExample),
      compact(resetMicrosoft365Example),
    ])
  })

  it('one step with both writes the keys in the documented order', async () => {
    const { provider, server } = await connected(answering(resetAnswer))
    await provider.runStep(
      {
        id: 'both',
        connectionId,
        accountId: johnSmith,
        effects: [{ kind: 'remove-factor', factorId: 'Google', label: 'Google Authenticator' }, resetMicrosoft365],
      },
      alive,
    )
    expect(server.requests[0]?.body).toBe(
      `{"directoryObject":"${johnSmith}","resetInM365":true,"appsInAdaxesToReset":["Google"]}`,
    )
  })
})

describe('Get a directory object', () => {
  it.each(identifiers)('asks by %s with an encoded query', async (_kind, id) => {
    const { provider, server } = await connected((_request, reply) => {
      reply.json(200, { guid: '7a4267ce-d354-44e7-8bd6-c681f1284a41', dn: johnSmith, objectType: 'user' })
    })
    const account = await provider.readAccount(id, alive)
    const request = server.requests[0]
    expect(request).toMatchObject({ method: 'GET', body: '' })
    const url = new URL(request?.url ?? '', server.origin)
    expect(url.pathname).toBe('/restApi/api/directoryObjects')
    expect(url.searchParams.get('directoryObject')).toBe(id)
    expect(url.searchParams.get('properties')).toMatch(/^[A-Za-z]+(,[A-Za-z]+)+$/)
    expect(request?.url).not.toMatch(/[ +]/)
    // The GUID stays when the user is moved, so it is what is kept.
    expect(account.accountId).toBe('7a4267ce-d354-44e7-8bd6-c681f1284a41')
  })
})
