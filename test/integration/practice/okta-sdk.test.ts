/** Okta's own SDK for Node as a foreign client of the simulator: what it asks is understood, what it reads out of the answers is right. */
import { Client } from '@okta/okta-sdk-nodejs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type OktaCaller, startOkta } from '../../support/okta-caller.ts'

const scopes = ['okta.users.read', 'okta.users.manage', 'okta.authenticators.read']

type SignIn = (okta: OktaCaller) => object
/** Its documentation gives bodies as plain objects, its types want instances. */
type Tac = Parameters<Client['userAuthenticatorEnrollmentsApi']['createTacAuthenticatorEnrollment']>[0]['authenticator']

const withToken: SignIn = ({ sim }) => ({ token: sim.credentials.apiTokens.serviceDesk })
const asServiceApp =
  (which: 'serviceDesk' | 'serviceDeskWithDpop'): SignIn =>
  ({ sim: { credentials } }) => ({
    authorizationMode: 'PrivateKey',
    clientId: credentials.serviceApps[which].clientId,
    scopes,
    privateKey: JSON.stringify(credentials.serviceKey.privateJwk),
    keyId: credentials.serviceKey.keyId,
  })

async function all<T>(found: Promise<AsyncIterable<T>>): Promise<T[]> {
  const list: T[] = []
  for await (const one of await found) list.push(one)
  return list
}

describe.each([
  ['an API token', withToken],
  ['a service application', asServiceApp('serviceDesk')],
  ['a service application that must bind its token', asServiceApp('serviceDeskWithDpop')],
])('with %s', (_, signIn) => {
  async function start() {
    const okta = await startOkta()
    onTestFinished(() => okta.close())
    // http, because it is this computer.
    const settings = { orgUrl: okta.server.baseUrl, testing: { disableHttpsCheck: true }, ...signIn(okta) }
    const client = new Client(settings)
    const { state } = okta.sim
    const userId = state.user('mira.dunmore').id
    const factorId = (type: string) => state.factors('mira.dunmore').find((one) => one.factorType === type)?.id ?? ''
    return { client, state, userId, factorId }
  }

  it('pages through everybody, and reads one person', async () => {
    const { client, state, userId } = await start()
    const listed = await all(client.userApi.listUsers({ search: 'status eq "ACTIVE"', limit: 100 }))
    expect(new Set(listed.map((user) => user?.id)).size).toBe(
      state.users().filter(({ status }) => status === 'ACTIVE').length,
    )
    const user = await client.userApi.getUser({ userId })
    expect([user.status, user.profile?.lastName, user.lastLogin]).toEqual(['ACTIVE', 'Dunmore', expect.any(Date)])
  })

  it('reads factors, checks with them, and takes them away', async () => {
    const { client, state, userId, factorId } = await start()
    const factors = await all(client.userFactorApi.listFactors({ userId }))
    expect(factors.map((factor) => factor?.factorType)).toEqual(
      state.factors('mira.dunmore').map(({ factorType }) => factorType),
    )
    const push = { userId, factorId: factorId('push') }
    const withNumber: object = { useNumberMatchingChallenge: true }
    const waiting = await client.userFactorApi.verifyFactor({ ...push, body: withNumber })
    expect(waiting).toMatchObject({
      factorResult: 'WAITING',
      _embedded: { challenge: { correctAnswer: expect.any(Number) as number } },
    })
    const transactionId = waiting._links?.poll?.href.split('/').at(-1) ?? ''
    const poll = () => client.userFactorApi.getFactorTransactionStatus({ ...push, transactionId })
    expect((await poll()).factorResult).toBe('WAITING')
    state.answerPush('mira.dunmore', 'approve')
    expect((await poll()).factorResult).toBe('SUCCESS')

    await client.userFactorApi.unenrollFactor({ userId, factorId: factorId('sms'), removeRecoveryEnrollment: true })
    expect(factorId('sms')).toBe('')
    await client.userApi.resetFactors({ userId })
    expect(state.factors('mira.dunmore').map(({ factorType }) => factorType)).toEqual(['email'])
  })

  it('unlocks, ends sessions, and gives out a temporary access code', async () => {
    const { client, state, userId } = await start()
    await client.userApi.unlockUser({ userId: state.user('lachlan.lockside').id })
    expect(state.user('lachlan.lockside').status).toBe('ACTIVE')
    await client.userApi.revokeUserSessions({ userId, oauthTokens: true })
    expect(state.sessionEnds('mira.dunmore')).toMatchObject([{ oauthTokens: true }])
    const authenticators = await all(client.authenticatorApi.listAuthenticators())
    const authenticatorId = authenticators.find((one) => one?.key === 'tac')?.id ?? ''
    const tac: object = { authenticatorId, profile: { ttl: '60', multiUse: false } }
    const made = await client.userAuthenticatorEnrollmentsApi.createTacAuthenticatorEnrollment({
      userId,
      authenticator: tac as Tac,
    })
    expect(made.profile).toMatchObject({
      tac: state.accessCode('mira.dunmore')?.code,
      expiresAt: expect.any(Date) as Date,
    })
  })

  it('is told in Okta’s words why not', async () => {
    const { client, state } = await start()
    const { id } = state.user('warrick.heedwell')
    await expect(client.userApi.resetFactors({ userId: id })).rejects.toMatchObject({
      status: 403,
      errorCode: 'E0000006',
    })
  })
})
