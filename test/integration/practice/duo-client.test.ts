/** Duo's own client for Node as a foreign client of the simulator: what it asks is understood, what it is answered has Duo's form. */
import { SIGNATURE_VERSION_2, SIGNATURE_VERSION_5 } from '@duosecurity/duo_api'
import { describe, expect, it } from 'vitest'
import { createDuoSimulator, type DuoSimulator } from '../../../electron/practice/duo/duo-simulator.ts'
import { type DuoAnswer, duoOrigin, openDuoClient } from '../../support/duo-client.ts'
import { kept } from '../../support/kept.ts'
import { serveSimulator } from '../../support/simulator-server.ts'

type Application = keyof DuoSimulator['credentials']

async function start(version: 2 | 5, application: Application = 'desk', secretKey?: string) {
  const simulator = createDuoSimulator({ origin: duoOrigin })
  const server = kept(await serveSimulator(simulator))
  const credentials = { ...simulator.credentials[application], ...(secretKey === undefined ? {} : { secretKey }) }
  const { call, close } = openDuoClient(server.port, credentials, version)
  return { ...kept({ call, close: () => Promise.resolve(close()) }), simulator }
}

const listed = ({ response }: DuoAnswer) => response as readonly Readonly<Record<string, unknown>>[]

describe.each([SIGNATURE_VERSION_5, SIGNATURE_VERSION_2])('signing in version %i', (version) => {
  it('pages through everybody', async () => {
    const { call, simulator } = await start(version)
    const found: unknown[] = []
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const page = await call('GET', '/admin/v1/users', { limit: '50', offset: String(offset) })
      found.push(...listed(page).map((user) => user['user_id']))
      offset = (page.metadata as { readonly next_offset?: number }).next_offset
    }
    expect(new Set(found).size).toBe(simulator.state.accounts().length)
  })

  it.each([
    { username: 'mira.dunmore' },
    { username: 'goakes' },
    { username: "o'neil (*) +1!" },
    { email: 'ünsel~@practice.example' },
  ])('finds by %j', async (query) => {
    const { call } = await start(version)
    const answer = await call('GET', '/admin/v1/users', query)
    expect(answer.stat).toBe('OK')
    expect(listed(answer)).toHaveLength(/mira|goakes/.test(JSON.stringify(query)) ? 1 : 0)
  })

  it('takes a telephone off somebody, and is answered the same when it is gone', async () => {
    const { call, simulator } = await start(version)
    const { user } = simulator.state.account('nona.weirside')
    const path = `/admin/v1/users/${user.user_id}/phones/${user.phones[0]?.phone_id ?? ''}`
    const gone = { stat: 'OK', response: '' }
    expect(await call('DELETE', path)).toMatchObject(gone)
    expect(simulator.state.things('nona.weirside')).toEqual([])
    expect(await call('DELETE', path)).toMatchObject(gone)
    expect(simulator.state.things('robyn.ashdowne')).toHaveLength(1)
  })

  it('makes a bypass code, unlocks, and pushes', async () => {
    const { call, simulator } = await start(version)
    const septima = simulator.state.account('septima.allgood')
    const path = `/admin/v1/users/${septima.user.user_id}`
    const code = { count: '1', reuse_count: '1', valid_secs: '3600', preserve_existing: 'true' }
    expect(await call('POST', `${path}/bypass_codes`, code)).toMatchObject({
      response: [expect.stringMatching(/^\d{9}$/)],
    })
    expect(septima.bypassCodes).toHaveLength(2)

    const locked = simulator.state.account('lachlan.lockside').user
    await call('POST', `/admin/v1/users/${locked.user_id}`, { status: 'active' })
    expect(locked.status).toBe('active')

    const sent = await call('POST', `${path}/send_verification_push`, {
      phone_id: septima.user.phones[0]?.phone_id ?? '',
    })
    const { push_id } = sent.response as { readonly push_id: string }
    simulator.state.answerPush('septima.allgood', 'approve')
    expect(await call('GET', `${path}/verification_push_response`, { push_id })).toMatchObject({
      response: { result: 'approve' },
    })
  })

  it('is refused with Duo’s codes', async () => {
    const codeOf = async (desk: Awaited<ReturnType<typeof start>>, path: string) => (await desk.call('GET', path)).code
    expect(await codeOf(await start(version, 'desk', 'another'), '/admin/v1/users')).toBe(40103)
    expect(await codeOf(await start(version, 'nothing'), '/admin/v1/users')).toBe(40301)
    expect(await codeOf(await start(version), '/admin/v1/users/DUNOBODYHASTHISID000')).toBe(40401)
  })
})

it('raises the alarm over what harms, in whichever form it is sent', async () => {
  for (const version of [SIGNATURE_VERSION_5, SIGNATURE_VERSION_2] as const) {
    const { call, simulator } = await start(version)
    await call('POST', `/admin/v1/users/${simulator.state.account('mira.dunmore').user.user_id}/bypass_codes`)
    expect(simulator.alarms.map(({ trap }) => trap)).toEqual(['bypass-codes'])
  }
})
