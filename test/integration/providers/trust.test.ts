/** Whom TLS trusts while the operating system's certificates are read, and after: against a real server. */
import { createSecureContext } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { AccountSystemSupport } from '../../../electron/connections/system-support.ts'
import { createSystemCertificates } from '../../../electron/app/system-certificates.ts'
import { createNetwork } from '../../../electron/app/network.ts'
import { realSystems } from '../../../electron/app/real-systems.ts'
import { createTrust } from '../../../electron/providers/http/trust.ts'
import type { TransportRequest } from '../../../electron/providers/http/transport.ts'
import { keepInMemory } from '../../../electron/providers/browser-sign-in.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { serveScript, throwAwayAuthority } from '../../support/http-server.ts'
import { kept } from '../../support/kept.ts'
import { openTransport } from '../../support/direct-transport.ts'
import { serveProxy, throughProxy } from '../../support/proxy-servers.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'
import { noBrowser } from '../../support/no-browser.ts'

const read: TransportRequest = {
  method: 'GET',
  path: '/thing',
  headers: {},
  effect: 'read',
  timeoutMs: 5_000,
  signal: new AbortController().signal,
}
const serve = async () => kept(await serveScript((_request, reply) => reply.json(200, {}), { tls: true }))

describe('trust', () => {
  it('waits for the certificates of the operating system', async () => {
    const server = await serve()
    const reading = Promise.withResolvers<readonly string[]>()
    const trust = createTrust({ trustedCertificates: () => reading.promise, logger: createSilentLogger() })
    const answer = kept(openTransport(server.origin, { trust })).send(read)
    reading.resolve([throwAwayAuthority()])
    expect((await answer).status).toBe(200)
    expect(trust.knowsSystem()).toBe(true)
  })

  it('goes on without them when they take too long, says so once, and takes them as soon as they have come', async () => {
    const server = await serve()
    const logger = createRecordingLogger()
    const reading = Promise.withResolvers<readonly string[]>()
    const trust = createTrust({ trustedCertificates: () => reading.promise, logger, readTimeoutMs: 10 })
    const transport = kept(openTransport(server.origin, { trust }))
    for (let count = 0; count < 2; count += 1) {
      await expect(transport.send(read)).rejects.toMatchObject({ kind: 'tls', code: 'certificate-store-not-read' })
    }
    expect(logger.lines).toMatchObject([{ level: 'warn', event: 'connected-before-system-certificates' }])
    reading.resolve([throwAwayAuthority()])
    expect((await transport.send(read)).status).toBe(200)
  })

  it('is not held up by a thread that hangs', async () => {
    const server = await serve()
    const hanging = new URL(
      `data:text/javascript,for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`,
    )
    const trust = createTrust({
      trustedCertificates: createSystemCertificates(hanging, createSilentLogger()).read,
      logger: createSilentLogger(),
      readTimeoutMs: 10,
    })
    await expect(kept(openTransport(server.origin, { trust })).send(read)).rejects.toMatchObject({
      code: 'certificate-store-not-read',
    })
  })

  it('says that the server is not trusted where the certificates did come', async () => {
    const server = await serve()
    await expect(kept(openTransport(server.origin)).send(read)).rejects.toMatchObject({
      code: 'certificate-not-trusted',
    })
  })

  it('says so too where no certificate of the operating system would help: it is made for another name', async () => {
    const server = await serve()
    const proxy = kept(await serveProxy())
    const secureContext = createSecureContext({ ca: throwAwayAuthority() })
    const transport = openTransport(`https://other.example:${server.port}`, {
      trust: { secureContext: () => Promise.resolve(secureContext), knowsSystem: () => false },
      resolveProxy: throughProxy(proxy.port),
    })
    await expect(kept(transport).send(read)).rejects.toMatchObject({ code: 'certificate-not-trusted' })
  })

  it('reads nothing for a plain connection to this computer', async () => {
    const server = kept(await serveScript((_request, reply) => reply.json(200, {})))
    const trust = createTrust({
      trustedCertificates: () => Promise.reject(new Error('asked')),
      logger: createSilentLogger(),
    })
    expect((await kept(openTransport(server.origin, { trust })).send(read)).status).toBe(200)
  })
})

describe('the test of a connection', () => {
  const systems = (certificates: readonly string[]) =>
    realSystems(
      createNetwork({
        version: 'test',
        logger: createSilentLogger(),
        resolveProxy: () => Promise.resolve([{ by: 'direct' }]),
        trustedCertificates: () => Promise.resolve(certificates),
      }),
      () => 'en',
      noBrowser,
    )
  const input = (baseUrl: string): Parameters<AccountSystemSupport['openProvider']>[0] => ({
    connection: {
      id: 'c',
      baseUrl,
      signIn: { kind: 'access-token' },
      offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    },
    readSecret: () => Promise.resolve(new Secret('secret')),
    keptSignIn: keepInMemory(),
    now: () => new Date(),
  })
  /** Each system opened at `origin`, after their checks have met the server there: one that nobody has signed in to yet sends nothing. */
  const warnings = async (certificates: readonly string[], origin: string) => {
    const opened = systems(certificates).map((system) =>
      kept(system.holds === 'accounts' ? system.openProvider(input(origin)) : system.openTicketSystem(input(origin))),
    )
    const checks = opened.map((each) =>
      ('provider' in each ? each.provider : each.tickets).checkConnection(read.signal),
    )
    await Promise.allSettled(checks)
    return opened.map((each) => each.transportWarnings?.())
  }
  const each = (warning: string[]) => systems([]).map(() => warning)

  it('warns in every system where none came', async () => {
    const server = await serve()
    expect(await warnings([], server.origin)).toEqual(each(['system-certificates-not-read']))
  })

  it('does not where they came, nor for a connection without TLS', async () => {
    const server = await serve()
    const plain = kept(await serveScript((_request, reply) => reply.json(200, {})))
    expect(await warnings([throwAwayAuthority()], server.origin)).toEqual(each([]))
    expect(await warnings([], plain.origin)).toEqual(each([]))
  })
})
