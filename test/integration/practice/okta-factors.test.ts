/** The Okta simulator over a socket: removing, resetting and checking with factors; sessions, unlocking, access codes, the log. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { oktaId } from '../../../electron/practice/okta/factors.ts'
import type { OktaSimulatorOptions } from '../../../electron/practice/okta/okta-simulator.ts'
import { type Answer, type OktaCaller, ssws, standingClock, startOkta } from '../../support/okta-caller.ts'
import { LogShape } from '../../support/okta-description/administration.ts'
import { AccessCodeShape, AuthenticatorShape, EnrollmentShape } from '../../support/okta-description/authenticators.ts'
import { ErrorShape } from '../../support/okta-description/common.ts'
import { TransactionShape, VerifyShape, VerifyWaitingShape } from '../../support/okta-description/factors.ts'

async function start(options: OktaSimulatorOptions = {}): Promise<OktaCaller> {
  const okta = await startOkta({ slowMs: 20, ...options })
  onTestFinished(() => okta.close())
  return okta
}

const errorOf = (answer: Answer) => [answer.status, ErrorShape.parse(answer.json).errorCode]
const Listed = z.array(z.looseObject({ id: z.string(), factorType: z.string(), provider: z.string() }))

function of(okta: OktaCaller, login: string) {
  const { id } = okta.sim.state.user(login)
  const base = `/api/v1/users/${id}`
  const enrolled = (type: string, provider = 'OKTA') =>
    okta.sim.state.factors(login).find((one) => one.factorType === type && one.provider === provider)?.id ?? ''
  return {
    base,
    factor: (type: string, provider?: string) => `${base}/factors/${enrolled(type, provider)}`,
    listed: async () => Listed.parse((await okta.get(`${base}/factors`)).json).map(({ factorType }) => factorType),
  }
}

describe('removing one factor', () => {
  it('takes the siblings of Okta Verify along; the second time it is gone', async () => {
    const okta = await start()
    const mira = of(okta, 'mira.dunmore')
    const push = mira.factor('push')
    expect(await mira.listed()).toEqual(['push', 'token:software:totp', 'signed_nonce', 'sms', 'email'])
    const answer = await okta.call('DELETE', push)
    expect([answer.status, answer.json]).toEqual([204, null])
    expect(await mira.listed()).toEqual(['sms', 'email'])
    expect(errorOf(await okta.call('DELETE', push))).toEqual([404, 'E0000007'])
    expect((await okta.call('DELETE', `${mira.factor('sms')}?removeRecoveryEnrollment=true`)).status).toBe(204)
  })

  it('works on what the policy hides', async () => {
    const okta = await start()
    const blanche = of(okta, 'blanche.nullmeyer')
    expect(await blanche.listed()).toEqual([])
    const key = okta.sim.state.factors('blanche.nullmeyer').find(({ factorType }) => factorType === 'webauthn')
    expect((await okta.call('DELETE', `${blanche.base}/factors/${key?.id ?? ''}`)).status).toBe(204)
    expect(okta.sim.state.factors('blanche.nullmeyer')).not.toContainEqual(key)
  })

  it('wants an identifier in the path, not a login', async () => {
    const okta = await start()
    expect(errorOf(await okta.get('/api/v1/users/mira.dunmore/factors'))).toEqual([404, 'E0000007'])
  })
})

describe('resetting all', () => {
  const reset = (okta: OktaCaller, login: string, token?: string) =>
    okta.call('POST', `/api/v1/users/${login}/lifecycle/reset_factors`, token === undefined ? {} : ssws(token))

  it('leaves e-mail and question on the Identity Engine; the question goes by itself', async () => {
    const okta = await start()
    const gwendolyn = of(okta, 'gwendolyn.oakes')
    const answer = await reset(okta, 'gwendolyn.oakes@practice.example')
    expect([answer.status, answer.json]).toEqual([200, null])
    expect(await gwendolyn.listed()).toEqual(['question', 'email'])
    expect((await okta.call('DELETE', gwendolyn.factor('question'))).status).toBe(204)
    expect(await gwendolyn.listed()).toEqual(['email'])
    expect(okta.sim.state.log().map(({ eventType }) => eventType)).toEqual(
      Array.from({ length: 4 }, () => 'user.mfa.factor.deactivate'),
    )
  })

  it('leaves nothing on Classic', async () => {
    const okta = await start({ engine: 'classic' })
    expect((await reset(okta, 'gwendolyn.oakes')).status).toBe(200)
    expect(await of(okta, 'gwendolyn.oakes').listed()).toEqual([])
    const entries = await okta.get(`/api/v1/logs?filter=${encodeURIComponent('eventType sw "user.mfa"')}`)
    expect(z.array(LogShape).parse(entries.json)).toMatchObject([
      { eventType: 'user.mfa.factor.reset_all', target: [{ alternateId: 'gwendolyn.oakes@practice.example' }] },
    ])
  })

  it('is refused for an administrator, unless by a super administrator', async () => {
    const okta = await start()
    const { helpDesk, serviceDesk, readOnly, withoutReset, superAdmin } = okta.sim.credentials.apiTokens
    for (const token of [helpDesk, serviceDesk]) {
      expect(errorOf(await reset(okta, 'warrick.heedwell', token))).toEqual([403, 'E0000006'])
      expect((await reset(okta, 'mira.dunmore', token)).status).toBe(200)
    }
    for (const token of [readOnly, withoutReset]) {
      expect(errorOf(await reset(okta, 'mira.dunmore', token))).toEqual([403, 'E0000006'])
    }
    expect((await reset(okta, 'warrick.heedwell', superAdmin)).status).toBe(200)
  })

  it('goes as the scenarios tell', async () => {
    const okta = await start()
    await expect(reset(okta, 'cutler.breckline')).rejects.toThrow()
    expect(await of(okta, 'cutler.breckline').listed()).toEqual(['email'])
    expect((await reset(okta, 'lentina.slowacre')).status).toBe(200)
    const vanora = of(okta, 'vanora.fadingham')
    expect(await vanora.listed()).toHaveLength(2)
    expect(errorOf(await reset(okta, 'vanora.fadingham'))).toEqual([404, 'E0000007'])
    expect((await okta.get(vanora.base)).status).toBe(404)
    expect(errorOf(await reset(okta, 'dagny.disselhoff'))).toEqual([403, 'E0000038'])
    expect(errorOf(await okta.get(`${of(okta, 'dagny.disselhoff').base}/factors`))).toEqual([404, 'E0000007'])
    okta.sim.reset()
    expect(await of(okta, 'vanora.fadingham').listed()).toHaveLength(2)
  })

  it('tells the secret of an enrolment that was begun to whoever lists it', async () => {
    const okta = await start()
    const listed = await okta.get(`${of(okta, 'zoe.unsal').base}/factors`)
    expect(listed.json).toContainEqual(
      expect.objectContaining({
        status: 'PENDING_ACTIVATION',
        _embedded: { activation: expect.objectContaining({ sharedSecret: expect.any(String) as unknown }) as unknown },
      }),
    )
  })
})

describe('checking with a push', () => {
  const Poll = z.looseObject({ _links: z.looseObject({ poll: z.looseObject({ href: z.string() }) }) })

  async function push(okta: OktaCaller, login: string, json?: object, query = '') {
    const answer = await okta.call('POST', `${of(okta, login).factor('push')}/verify${query}`, {
      ...(json ? { json } : {}),
    })
    expect(answer.status).toBe(201)
    const poll = Poll.parse(answer.json)._links.poll.href
    expect(poll.startsWith(okta.server.baseUrl)).toBe(true)
    const result = async () => TransactionShape.parse((await okta.get(poll)).json).factorResult
    return { waiting: VerifyWaitingShape.parse(answer.json), poll, result }
  }

  it('gives a number to read out, and is approved after a while', async () => {
    const clock = standingClock()
    const okta = await start({ now: clock.now })
    const { waiting, poll, result } = await push(okta, 'mira.dunmore', { useNumberMatchingChallenge: true })
    expect(waiting._embedded?.challenge.correctAnswer).toBeGreaterThanOrEqual(10)
    expect(TransactionShape.parse((await okta.get(poll)).json)).toMatchObject({
      factorResult: 'WAITING',
      _embedded: waiting._embedded,
    })
    clock.pass(6_000)
    expect(await result()).toBe('SUCCESS')
    clock.pass(600_000)
    expect(await result()).toBe('SUCCESS')
  })

  it('is rejected by one and never answered by another', async () => {
    const clock = standingClock()
    const okta = await start({ now: clock.now })
    const rejected = await push(okta, 'norbert.rulinghaus')
    expect(rejected.waiting._embedded).toBeUndefined()
    const ignored = await push(okta, 'apollonia.waiting', undefined, '?tokenLifetimeSeconds=60')
    clock.pass(5_000)
    expect([await rejected.result(), await ignored.result()]).toEqual(['REJECTED', 'WAITING'])
    clock.pass(56_000)
    expect(await ignored.result()).toBe('TIMEOUT')
  })

  it('counts an approval in time though nobody asked until later', async () => {
    const clock = standingClock()
    const okta = await start({ now: clock.now })
    const { result } = await push(okta, 'mira.dunmore', undefined, '?tokenLifetimeSeconds=60')
    clock.pass(120_000)
    expect(await result()).toBe('SUCCESS')
  })

  it('is cancelled with DELETE, and answered by a test', async () => {
    const okta = await start({ now: standingClock().now })
    const first = await push(okta, 'apollonia.waiting')
    expect((await okta.call('DELETE', first.poll)).status).toBe(204)
    expect(errorOf(await okta.get(first.poll))).toEqual([404, 'E0000007'])
    const second = await push(okta, 'apollonia.waiting')
    okta.sim.state.answerPush('apollonia.waiting', 'approve')
    expect(await second.result()).toBe('SUCCESS')
  })

  it('is not shown to somebody else', async () => {
    const okta = await start()
    const { poll } = await push(okta, 'mira.dunmore')
    const transaction = poll.split('/').at(-1) ?? ''
    const elsewhere = `${of(okta, 'norbert.rulinghaus').factor('push')}/transactions/${transaction}`
    expect(errorOf(await okta.get(elsewhere))).toEqual([404, 'E0000007'])
  })
})

describe('checking with a code', () => {
  const verify = (okta: OktaCaller, factor: string, json?: object, token?: string) =>
    okta.call('POST', `${factor}/verify`, { ...(json ? { json } : {}), ...(token === undefined ? {} : ssws(token)) })

  it('sends a message, not too often, and takes its code once', async () => {
    const clock = standingClock()
    const okta = await start({ now: clock.now })
    const { code } = okta.sim.credentials
    const sms = of(okta, 'mira.dunmore').factor('sms')
    expect(errorOf(await verify(okta, sms, { passCode: code }))).toEqual([403, 'E0000068'])
    expect(VerifyShape.parse((await verify(okta, sms)).json).factorResult).toBe('CHALLENGE')
    expect(errorOf(await verify(okta, sms))).toEqual([429, 'E0000109'])
    expect(errorOf(await verify(okta, sms, { passCode: '000000' }))).toEqual([403, 'E0000068'])
    expect((await verify(okta, sms, { passCode: code })).json).toEqual({ factorResult: 'SUCCESS' })
    expect(errorOf(await verify(okta, sms, { passCode: code }))).toEqual([403, 'E0000068'])
    expect(errorOf(await verify(okta, sms))).toEqual([429, 'E0000109'])
    clock.pass(30_000)
    expect((await verify(okta, sms)).status).toBe(200)
    clock.pass(300_000)
    expect(errorOf(await verify(okta, sms, { passCode: code }))).toEqual([403, 'E0000068'])
    expect(okta.sim.state.messagesSent('mira.dunmore')).toBe(2)
  })

  it('waits five seconds between e-mails and thirty between calls', async () => {
    const clock = standingClock()
    const okta = await start({ now: clock.now })
    const email = of(okta, 'mira.dunmore').factor('email')
    const call = of(okta, 'norbert.rulinghaus').factor('call')
    for (const factor of [email, call]) expect((await verify(okta, factor)).status).toBe(200)
    expect(errorOf(await verify(okta, email))).toEqual([429, 'E0000118'])
    clock.pass(5_000)
    expect((await verify(okta, email)).status).toBe(200)
    expect(errorOf(await verify(okta, call))).toEqual([429, 'E0000133'])
  })

  it('takes the code of an app once in its window', async () => {
    const clock = standingClock()
    const okta = await start({ now: clock.now })
    const { code, lateCode } = okta.sim.credentials
    const totp = of(okta, 'mira.dunmore').factor('token:software:totp')
    expect(errorOf(await verify(okta, totp))).toEqual([400, 'E0000001'])
    expect((await verify(okta, totp, { passCode: code })).json).toEqual({ factorResult: 'SUCCESS' })
    expect(errorOf(await verify(okta, totp, { passCode: code }))).toEqual([403, 'E0000082'])
    expect(errorOf(await verify(okta, totp, { passCode: lateCode }))).toEqual([403, 'E0000083'])
    clock.pass(30_000)
    expect((await verify(okta, totp, { passCode: code })).status).toBe(200)
  })

  it('locks the user after five wrong codes, and unlocking helps', async () => {
    const okta = await start()
    const mira = of(okta, 'mira.dunmore')
    const totp = mira.factor('token:software:totp')
    for (let attempt = 1; attempt < 5; attempt += 1) {
      expect(errorOf(await verify(okta, totp, { passCode: '111111' }))).toEqual([403, 'E0000068'])
    }
    expect(errorOf(await verify(okta, totp, { passCode: '111111' }))).toEqual([403, 'E0000069'])
    expect(okta.sim.state.user('mira.dunmore').status).toBe('LOCKED_OUT')
    expect((await okta.call('POST', `${mira.base}/lifecycle/unlock`)).status).toBe(200)
    expect((await verify(okta, totp, { passCode: okta.sim.credentials.code })).status).toBe(200)
    expect(errorOf(await okta.call('POST', `${mira.base}/lifecycle/unlock`))).toEqual([403, 'E0000032'])
  })

  it('asks a question', async () => {
    const okta = await start()
    const question = of(okta, 'gwendolyn.oakes').factor('question')
    expect(errorOf(await verify(okta, question, { answer: 'no' }))).toEqual([400, 'E0000001'])
    expect(errorOf(await verify(okta, question, { answer: 'liver' }))).toEqual([403, 'E0000068'])
    expect((await verify(okta, question, { answer: 'Practice' })).json).toEqual({ factorResult: 'SUCCESS' })
  })

  it('knows what cannot be checked: kinds, states, roles', async () => {
    const okta = await start()
    const { helpDesk, withoutReset } = okta.sim.credentials.apiTokens
    const fastPass = of(okta, 'mira.dunmore').factor('signed_nonce')
    expect(errorOf(await verify(okta, fastPass))).toEqual([400, 'E0000001'])
    expect(errorOf(await verify(okta, of(okta, 'elspeth.lapsleymoor').factor('sms')))).toEqual([403, 'E0000180'])
    const begun = of(okta, 'zoe.unsal').factor('token:software:totp', 'GOOGLE')
    expect(errorOf(await verify(okta, begun, { passCode: '1' }))).toEqual([400, 'E0000154'])
    const google = of(okta, 'gwendolyn.oakes').factor('token:software:totp', 'GOOGLE')
    expect(errorOf(await verify(okta, google, { passCode: '1' }, helpDesk))).toEqual([403, 'E0000006'])
    const sms = of(okta, 'mira.dunmore').factor('sms')
    expect((await verify(okta, sms, undefined, helpDesk)).status).toBe(200)
    expect(errorOf(await verify(okta, sms, undefined, withoutReset))).toEqual([403, 'E0000006'])
    const broken = await fetch(new URL(`${sms}/verify`, okta.server.baseUrl), {
      method: 'POST',
      headers: { Authorization: `SSWS ${helpDesk}` },
      body: '{"passCode":',
    })
    expect([broken.status, ErrorShape.parse(await broken.json()).errorCode]).toEqual([400, 'E0000003'])
  })
})

describe('beside the reset', () => {
  it('ends sessions, with what each generation of Okta forgets by itself', async () => {
    for (const [engine, forgetDevices] of [
      ['identity', true],
      ['classic', false],
    ] as const) {
      const okta = await start({ engine })
      const { base } = of(okta, 'mira.dunmore')
      expect((await okta.call('DELETE', `${base}/sessions`)).status).toBe(204)
      expect((await okta.call('DELETE', `${base}/sessions?oauthTokens=true&forgetDevices=false`)).status).toBe(204)
      expect(okta.sim.state.sessionEnds('mira.dunmore')).toEqual([
        { oauthTokens: false, forgetDevices },
        { oauthTokens: true, forgetDevices: false },
      ])
    }
  })

  it('makes a temporary access code, tells it once, and cancels the one before', async () => {
    const clock = standingClock()
    const okta = await start({ now: clock.now })
    const { base } = of(okta, 'mira.dunmore')
    const authenticators = z.array(AuthenticatorShape).parse((await okta.get('/api/v1/authenticators')).json)
    const authenticatorId = authenticators.find(({ key }) => key === 'tac')?.id
    const make = (profile: object) =>
      okta.call('POST', `${base}/authenticator-enrollments/tac`, { json: { authenticatorId, profile } })

    const first = AccessCodeShape.parse((await make({ ttl: '60', multiUse: false })).json)
    expect(first.profile.expiresAt).toBe('2026-11-02T10:00:00.000Z')
    clock.pass(1_000)
    const second = AccessCodeShape.parse((await make({ ttl: 30 })).json)
    expect(okta.sim.state.accessCode('mira.dunmore')?.code).toBe(second.profile.tac)
    const told = (id: string) => okta.get(`${base}/authenticator-enrollments/${id}`)
    const again = EnrollmentShape.parse((await told(second.id)).json)
    expect(again).toMatchObject({ id: second.id, type: 'tac', status: 'ACTIVE' })
    expect(again.profile).toBeUndefined()
    expect(errorOf(await told(first.id))).toEqual([404, 'E0000007'])

    for (const profile of [{ ttl: '5' }, { ttl: 100_000 }, { ttl: 'soon' }, { ttl: '60', multiUse: true }]) {
      expect(errorOf(await make(profile)), JSON.stringify(profile)).toEqual([400, 'E0000001'])
    }
    const listed = async () =>
      z.array(EnrollmentShape).parse((await okta.get(`${base}/authenticator-enrollments`)).json)
    const isCode = ({ type }: { type: string }) => type === 'tac'
    expect((await listed()).filter(isCode)).toMatchObject([{ id: second.id, status: 'ACTIVE' }])
    clock.pass(31 * 60_000)
    expect(okta.sim.state.accessCode('mira.dunmore')).toBeNull()
    expect((await listed()).filter(isCode)).toEqual([])
  })

  it('takes a code back, once', async () => {
    const okta = await start()
    const { base } = of(okta, 'mira.dunmore')
    const authenticators = z.array(AuthenticatorShape).parse((await okta.get('/api/v1/authenticators')).json)
    const json = { authenticatorId: authenticators.find(({ key }) => key === 'tac')?.id }
    const made = await okta.call('POST', `${base}/authenticator-enrollments/tac`, { json })
    const { id } = AccessCodeShape.parse(made.json)
    const takeBack = () => okta.call('DELETE', `${base}/authenticator-enrollments/${id}`)
    expect((await takeBack()).status).toBe(204)
    expect(okta.sim.state.accessCode('mira.dunmore')).toBeNull()
    expect(okta.sim.state.log().at(-1)?.eventType).toBe('user.mfa.factor.deactivate')
    expect(errorOf(await takeBack())).toEqual([404, 'E0000007'])
  })

  it('makes none for somebody who is not there', async () => {
    const okta = await start()
    const json = { authenticatorId: 'aut' }
    const answer = await okta.call('POST', '/api/v1/users/00unobody/authenticator-enrollments/tac', { json })
    expect(errorOf(answer)).toEqual([400, 'E0000001'])
  })

  it('knows enrolments by authenticator, numbers hidden unless asked for', async () => {
    const okta = await start()
    const mira = of(okta, 'mira.dunmore')
    // An enrolment has the identifier of its factor.
    const enrollment = (type: string) => mira.factor(type).replace('/factors/', '/authenticator-enrollments/')
    const read = async (type: string, query = '') =>
      EnrollmentShape.parse((await okta.get(enrollment(type) + query)).json)
    expect(await read('sms')).toMatchObject({ key: 'phone_number', type: 'phone' })
    expect(await read('email')).toMatchObject({ key: 'okta_email', type: 'email' })
    expect((await read('sms')).profile?.phoneNumber).toMatch(/^\+1 XXX-XXX-\d{4}$/)
    expect((await read('sms', '?discloseIdentifiers=phone')).profile?.phoneNumber).toMatch(/^\+1\d{10}$/)
    expect(await read('push')).toMatchObject({ key: 'okta_verify', type: 'app' })
    expect((await okta.call('DELETE', enrollment('push'))).status).toBe(204)
    expect(await mira.listed()).toEqual(['sms', 'email'])
  })

  it('knows an enrolment for every kind it has an authenticator for', async () => {
    const okta = await start()
    const { id, factors } = okta.sim.state.user('septima.allgood')
    const keys = new Set<string>()
    for (const enrollment of [oktaId('lae', id), ...factors.map((factor) => factor.id)]) {
      const answer = await okta.get(`/api/v1/users/${id}/authenticator-enrollments/${enrollment}`)
      if (answer.status === 200) keys.add(EnrollmentShape.parse(answer.json).key)
    }
    const authenticators = z.array(AuthenticatorShape).parse((await okta.get('/api/v1/authenticators')).json)
    const usual = authenticators.map(({ key }) => key).filter((key) => key !== 'tac')
    expect([...keys].toSorted()).toEqual(usual.toSorted())
  })

  it('lists all enrolments, of which a policy hides none', async () => {
    const okta = await start()
    const { base, listed } = of(okta, 'blanche.nullmeyer')
    expect(await listed()).toEqual([])
    const enrollments = z.array(EnrollmentShape).parse((await okta.get(`${base}/authenticator-enrollments`)).json)
    expect(enrollments.map(({ key }) => key)).toEqual(['okta_password', 'webauthn', 'phone_number', 'okta_email'])
  })

  it('has no enrolments where the org has not got the operations', async () => {
    const okta = await start({ enrollments: false })
    const { base } = of(okta, 'mira.dunmore')
    for (const path of ['', '/any']) {
      expect(errorOf(await okta.get(`${base}/authenticator-enrollments${path}`))).toEqual([404, 'E0000008'])
    }
  })

  it('has none of that on Classic', async () => {
    const okta = await start({ engine: 'classic' })
    const { base } = of(okta, 'mira.dunmore')
    expect(await of(okta, 'mira.dunmore').listed()).toEqual(['push', 'token:software:totp', 'sms'])
    expect(errorOf(await okta.get(`${base}/authenticator-enrollments/any`))).toEqual([403, 'E0000015'])
    expect(errorOf(await okta.get('/api/v1/authenticators'))).toEqual([403, 'E0000015'])
  })
})

describe('the log', () => {
  it('tells what was done and by whom, as many lines as asked for', async () => {
    const okta = await start()
    const { base, factor } = of(okta, 'mira.dunmore')
    await okta.call('DELETE', factor('sms'))
    await okta.call('DELETE', `${base}/sessions`, ssws(okta.sim.credentials.apiTokens.helpDesk))
    const read = async (query: string) => z.array(LogShape).parse((await okta.get(`/api/v1/logs${query}`)).json)
    expect((await read('')).map(({ eventType, actor }) => [eventType, actor.alternateId])).toEqual([
      ['user.mfa.factor.deactivate', 'svc-super@practice.example'],
      ['user.session.clear', 'svc-helpdesk@practice.example'],
    ])
    expect(await read('?limit=1&sortOrder=DESCENDING')).toMatchObject([{ eventType: 'user.session.clear' }])
    expect(await read('?limit=0')).toEqual([])
    for (const limit of ['1001', '-1', 'all']) {
      expect(errorOf(await okta.get(`/api/v1/logs?limit=${limit}`)), limit).toEqual([400, 'E0000001'])
    }
    expect(await read(`?q=${encodeURIComponent('SVC-helpdesk clear')}`)).toMatchObject([
      { eventType: 'user.session.clear' },
    ])
    expect(await read('?q=nowhere')).toEqual([])
  })

  it.each(['', '&sortOrder=DESCENDING'])('comes in pages that are followed by their links%s', async (order) => {
    const okta = await start()
    for (let line = 0; line < 5; line += 1) await okta.call('DELETE', `${of(okta, 'mira.dunmore').base}/sessions`)
    const seen: string[] = []
    let next: string | undefined = `/api/v1/logs?limit=2${order}`
    while (next !== undefined) {
      const answer: Answer = await okta.get(next)
      seen.push(
        ...z
          .array(LogShape)
          .parse(answer.json)
          .map(({ uuid }) => uuid),
      )
      next = /<([^<>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
    }
    const all = okta.sim.state.log().map(({ uuid }) => uuid)
    expect(seen).toEqual(order === '' ? all : all.toReversed())
    expect(errorOf(await okta.get('/api/v1/logs?after=nobody'))).toEqual([400, 'E0000029'])
  })
})
