/** The look for newer versions against real servers on loopback, good and bad, and against what is left on the disk. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import tls from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createNetwork } from '../../../electron/app/network.ts'
import type { Platform } from '../../../electron/app/ports.ts'
import { fetchVersionFile } from '../../../electron/app/version-file-source.ts'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { openUpdates, type UpdatesPorts, type UpdatesService } from '../../../electron/updates/updates.ts'
import { retryingFileSystem } from '../../../electron/storage/file-system.ts'
import { breakableFileSystem, heldCodes, heldFrom, heldTimes } from '../../support/breakable-file-system.ts'
import { serveScript, throwAwayAuthority, unusedPort, type Script } from '../../support/http-server.ts'
import { movableClock } from '../../support/movable-clock.ts'
import { serveProxy, throughProxy } from '../../support/proxy-servers.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const release = {
  version: '1.4.0',
  releasedAt: '2026-11-28',
  notes: 'Finds people faster.',
  link: 'https://software.example.com/mfa-desk/1.4.0/',
}

const serveFile =
  (file: unknown): Script =>
  (_request, reply) =>
    reply.json(200, file)

async function serve(script: Script) {
  const server = await serveScript(script, { tls: true })
  onTestFinished(() => server.close())
  return { ...server, address: `${server.origin}/mfa-desk/version.json` }
}

interface Changes extends Partial<UpdatesPorts> {
  readonly timeoutMs?: number
  readonly resolveProxy?: Platform['resolveProxy']
  readonly trusted?: readonly string[]
}

async function desk(address: string | null, changes: Changes = {}) {
  const { timeoutMs = 5_000, trusted = [throwAwayAuthority()], ...ports } = changes
  const resolveProxy = changes.resolveProxy ?? (() => Promise.resolve([{ by: 'direct' } as const]))
  const opened: string[] = []
  const told = { count: 0 }
  const service = await openUpdates({
    version: '1.3.0',
    recordPath: join(makeTempFolder(), 'updates.json'),
    address: () => address,
    isPractice: () => false,
    fetchFile: (from, signal) =>
      fetchVersionFile(
        from,
        signal,
        createNetwork({
          version: '1.3.0',
          resolveProxy,
          trustedCertificates: () => Promise.resolve(trusted),
          logger: createSilentLogger(),
        }),
        { timeoutMs },
      ),
    openExternal: (url) => Promise.resolve(void opened.push(url)),
    changed: () => (told.count += 1),
    now: () => new Date(),
    logger: createSilentLogger(),
    ...ports,
  })
  onTestFinished(() => service.close())
  return { service, opened, told }
}

const failureOf = async (service: UpdatesService) => (await service.checkNow()).lastLook?.failure

describe('what the version file says', () => {
  it('is told with notes and link where it is newer', async () => {
    const server = await serve(serveFile(release))
    const { service, told } = await desk(server.address)
    expect(await service.checkNow()).toMatchObject({
      off: null,
      lastLook: { failure: null },
      known: { isNewer: true, release },
    })
    expect(service.newerVersion()).toBe('1.4.0')
    expect(told.count).toBe(1)
    expect(server.requests).toMatchObject([{ method: 'GET', url: '/mfa-desk/version.json' }])
    expect(server.requests[0]?.headers['user-agent']).toBe('MFA-Desk/1.3.0')
  })

  it.each(['1.3.0', '1.2.9', '1.3.0-beta.1'])('is nothing to tell of where it is %s', async (version) => {
    const { service } = await desk((await serve(serveFile({ ...release, version }))).address)
    expect(await service.checkNow()).toMatchObject({ known: { isNewer: false } })
    expect(service.newerVersion()).toBeNull()
  })

  it('leads to the page that main read', async () => {
    const { service, opened } = await desk((await serve(serveFile(release))).address)
    await expect(service.openLink()).rejects.toMatchObject({ code: 'update-link-unknown' })
    await service.checkNow()
    await service.openLink()
    expect(opened).toEqual([release.link])
  })
})

describe('a version file that cannot be read', () => {
  it.each<[string, Script, string]>([
    [
      'is somewhere else',
      (_, { response }) => response.writeHead(302, { location: '/other.json' }).end(),
      'redirected',
    ],
    ['is not there', (_, reply) => reply.html(404), 'not-found'],
    ['is gone', (_, reply) => reply.json(410, {}), 'not-found'],
    ['is not for everybody', (_, reply) => reply.html(403), 'refused'],
    ['is on a server in trouble', (_, reply) => reply.html(503), 'server-error'],
    ['is a web page', (_, reply) => reply.html(200), 'not-json'],
    [
      'is JSON cut short',
      (_, { response }) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ver'),
      'not-json',
    ],
    ['is empty', (_, { response }) => response.writeHead(204).end(), 'not-understood'],
    ['is another JSON', serveFile([]), 'not-understood'],
    ['has a version that is none', serveFile({ ...release, version: 'newest' }), 'not-understood'],
    ['has a link that is not https', serveFile({ ...release, link: 'http://software.example.com/' }), 'not-understood'],
    ['has notes of a megabyte', serveFile({ ...release, notes: 'a'.repeat(1024 * 1024) }), 'too-large'],
    ['breaks off', (_, reply) => reply.cut(), 'not-reachable'],
  ])('because it %s is told as such', async (_case, script, failure) => {
    const { service } = await desk((await serve(script)).address)
    expect(await failureOf(service)).toBe(failure)
    expect(service.read().known).toBeNull()
  })

  it('because the server is too slow is told as such', async () => {
    const server = await serve(() => undefined)
    const { service } = await desk(server.address, { timeoutMs: 200 })
    expect(await failureOf(service)).toBe('timed-out')
  })

  it.each([
    ['another authority is trusted', tls.rootCertificates.slice(0, 1), 'certificate-not-trusted'],
    ['no authority could be read', [], 'certificate-store-not-read'],
  ])('because %s is told as such, and nothing was asked for', async (_case, trusted, failure) => {
    const server = await serve(serveFile(release))
    const { service } = await desk(server.address, { trusted })
    expect(await failureOf(service)).toBe(failure)
    expect(server.requests).toEqual([])
  })

  it('because nobody listens is told as such', async () => {
    const { service } = await desk(`https://127.0.0.1:${await unusedPort()}/version.json`)
    expect(await failureOf(service)).toBe('not-reachable')
  })

  it.each([
    [403, 'proxy-refused'],
    [407, 'proxy-sign-in-required'],
  ])('because the proxy answers %i is told as such', async (refuseWith, failure) => {
    const proxy = await serveProxy({ refuseWith })
    onTestFinished(() => proxy.close())
    const server = await serve(serveFile(release))
    const { service } = await desk(server.address, { resolveProxy: throughProxy(proxy.port) })
    expect(await failureOf(service)).toBe(failure)
    expect(server.requests).toEqual([])
  })

  it('because no way can be used is told as such', async () => {
    const server = await serve(serveFile(release))
    const { service } = await desk(server.address, {
      resolveProxy: () => Promise.resolve([{ by: 'not-usable', words: 'QUIC proxy.example.com:443' }]),
    })
    expect(await failureOf(service)).toBe('proxy-not-usable')
  })

  it('leaves what was read before', async () => {
    let script: Script = serveFile(release)
    const server = await serve((request, reply) => script(request, reply))
    const { service } = await desk(server.address)
    await service.checkNow()
    script = (_request, reply) => reply.html(404)
    expect(await service.checkNow()).toMatchObject({
      lastLook: { failure: 'not-found' },
      known: { isNewer: true, release },
    })
  })
})

describe('a look by itself', () => {
  it('is made once a day, over restarts too, whether it was of use or not', async () => {
    const server = await serve((_request, reply) => reply.html(404))
    const clock = movableClock()
    const recordPath = join(makeTempFolder(), 'updates.json')
    const restart = async () => (await desk(server.address, { recordPath, now: clock.now })).service
    const first = await restart()
    await first.checkIfDue()
    await first.checkIfDue()
    clock.pass(23 * 60)
    await (await restart()).checkIfDue()
    expect(server.requests).toHaveLength(1)
    clock.pass(60)
    await (await restart()).checkIfDue()
    expect(server.requests).toHaveLength(2)
  })

  it('is made again where the clock was set back', async () => {
    const server = await serve(serveFile(release))
    const clock = movableClock()
    const { service } = await desk(server.address, { now: clock.now })
    await service.checkIfDue()
    clock.pass(-60)
    await service.checkIfDue()
    expect(server.requests).toHaveLength(2)
  })

  it('is not made while practising or without an address', async () => {
    const server = await serve(serveFile(release))
    const practice = await desk(server.address, { isPractice: () => true })
    await practice.service.checkIfDue()
    await expect(practice.service.checkNow()).rejects.toMatchObject({ code: 'updates-in-practice' })
    expect(practice.service.read()).toMatchObject({ off: 'practice', lastLook: null })
    const without = await desk(null)
    await without.service.checkIfDue()
    await expect(without.service.checkNow()).rejects.toMatchObject({ code: 'updates-off' })
    expect(without.service.read()).toEqual({ off: 'no-address', lastLook: null, nextLookAt: null, known: null })
    expect(server.requests).toEqual([])
  })

  it('shares the answer with whoever asks meanwhile', async () => {
    const server = await serve(serveFile(release))
    const { service } = await desk(server.address)
    await Promise.all([service.checkIfDue(), service.checkNow(), service.checkNow()])
    expect(server.requests).toHaveLength(1)
  })

  it('is given up with the application', async () => {
    const server = await serve(() => undefined)
    const { service, told } = await desk(server.address)
    const looking = service.checkIfDue()
    await server.seen(1)
    await service.close()
    await looking
    expect(told.count).toBe(0)
    expect(service.read().lastLook).toBeNull()
  })
})

describe('what is remembered', () => {
  it('is there after a restart, and is nothing new once that version runs', async () => {
    const server = await serve(serveFile(release))
    const recordPath = join(makeTempFolder(), 'updates.json')
    const before = await desk(server.address, { recordPath })
    await before.service.checkNow()
    expect((await desk(server.address, { recordPath })).service.read()).toEqual(before.service.read())
    const updated = await desk(server.address, { recordPath, version: '1.4.0' })
    expect(updated.service.newerVersion()).toBeNull()
  })

  it('says nothing about another address', async () => {
    const server = await serve(serveFile(release))
    const recordPath = join(makeTempFolder(), 'updates.json')
    let address = server.address
    const { service } = await desk(null, { recordPath, address: () => address })
    await service.checkNow()
    address = `${server.origin}/other.json`
    expect(service.read()).toMatchObject({ lastLook: null, known: null })
    expect(service.newerVersion()).toBeNull()
  })

  it('is not what came from an address that was changed meanwhile', async () => {
    const late = Promise.withResolvers<undefined>()
    const server = await serve((request, reply) => {
      if (request.url === '/new.json') reply.json(200, release)
      else void late.promise.then(() => reply.json(200, { ...release, version: '9.9.9' }))
    })
    let address = `${server.origin}/old.json`
    const { service } = await desk(null, { address: () => address })
    const old = service.checkIfDue()
    await server.seen(1)
    address = `${server.origin}/new.json`
    await service.checkNow()
    late.resolve(undefined)
    await old
    expect(service.newerVersion()).toBe('1.4.0')
  })

  it.each([
    ['is no JSON', 'not json'],
    ['is of another version', '{"version":2}'],
    [
      'leads to another kind of address',
      JSON.stringify({
        version: 1,
        address: 'https://software.example.com/version.json',
        lookedAt: '2026-11-28T10:00:00.000Z',
        failure: null,
        known: { readAt: '2026-11-28T10:00:00.000Z', release: { ...release, link: 'file:///usr/bin/xeyes' } },
      }),
    ],
  ])('counts as nothing where it %s, and is replaced', async (_case, content) => {
    const server = await serve(serveFile(release))
    const recordPath = join(makeTempFolder(), 'updates.json')
    await writeFile(recordPath, content)
    const { service } = await desk(server.address, { recordPath })
    expect(service.read().known).toBeNull()
    await service.checkNow()
    expect(JSON.parse(await readFile(recordPath, 'utf8'))).toMatchObject({ version: 1, known: { release } })
  })

  it.each(heldCodes)('is not lost, and known again, when another program has held its file (%s)', async (code) => {
    const address = 'https://software.example.com/version.json'
    const recordPath = join(makeTempFolder(), 'updates.json')
    const found = () => Promise.resolve({ kind: 'json', json: release } as const)
    await (await desk(address, { recordPath, fetchFile: found })).service.checkNow()
    // A look that fails knows of no version: what was remembered is all there is.
    const fetchFile = () => Promise.resolve({ kind: 'failed', failure: 'not-reachable' } as const)
    for (const times of heldTimes) {
      for (let nth = 1, calls = nth; nth <= calls; nth += 1) {
        const disk = breakableFileSystem()
        const files = retryingFileSystem(disk.fileSystem, () => Promise.resolve())
        disk.breakAnywhere(heldFrom(nth, code, times))
        const { service } = await desk(address, { recordPath, fetchFile, files })
        await service.checkNow()
        calls = disk.allCalls.length
        disk.breakAnywhere(() => null)
        await service.checkNow()
        expect(service.newerVersion(), `call ${nth}`).toBe('1.4.0')
        const next = await desk(address, { recordPath })
        expect(next.service.newerVersion(), `call ${nth}`).toBe('1.4.0')
      }
    }
  })

  it('does not matter where it cannot be written', async () => {
    const server = await serve(serveFile(release))
    const folder = makeTempFolder()
    await writeFile(join(folder, 'file'), '')
    const { service } = await desk(server.address, { recordPath: join(folder, 'file', 'updates.json') })
    expect(await service.checkNow()).toMatchObject({ lastLook: { failure: null }, known: { isNewer: true } })
  })
})
