/** `npm run simulate`, as people start it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { wrongWith } from '../../support/okta-description/index.ts'
import { hasSignals } from '../../support/system.ts'

const script = fileURLToPath(new URL('../../../scripts/simulate.ts', import.meta.url))

/** The exit code of one that was asked to end. */
const endOfAsked = hasSignals ? 0 : null

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, ended, output: () => output, errors: () => errors }
}

describe('npm run simulate', () => {
  it('serves until it is told to end', async () => {
    const run = start('adaxes')
    try {
      await expect.poll(run.output, { timeout: 20_000 }).toContain('Ctrl+C')
      expect(run.output()).toContain('invented')
      const address = /http:\/\/127\.0\.0\.1:\d+\/restApi/.exec(run.output())?.[0] ?? ''
      const token = /Access token: +(\S+)/.exec(run.output())?.[1] ?? ''
      const answer = await fetch(`${address}/api/directoryObjects/search`, {
        method: 'POST',
        headers: { 'Adm-Authorization': token, 'Content-Type': 'application/json' },
        body: '{"sizeLimit":1}',
      })
      expect(answer.status).toBe(200)
      expect(await answer.json()).toHaveProperty('objects[0].objectType', 'user')
    } finally {
      run.child.kill('SIGTERM')
    }
    expect(await run.ended).toBe(endOfAsked)
  }, 30_000)

  it('plays the older generation of a system that has two', async () => {
    const run = start('okta', '--classic')
    try {
      await expect.poll(run.output, { timeout: 20_000 }).toContain('Ctrl+C')
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? ''
      const answer = await fetch(`${address}/.well-known/okta-organization`)
      expect(await answer.json()).toMatchObject({ pipeline: 'v1' })
    } finally {
      run.child.kill('SIGTERM')
    }
    expect(await run.ended).toBe(endOfAsked)
    const refused = start('adaxes', '--classic')
    expect(await refused.ended).toBe(2)
    expect(refused.errors()).toContain('Only okta')
  }, 30_000)

  it('serves Resolver, and shouts when a request goes to the switch for the whole organisation', async () => {
    const run = start('resolver')
    try {
      await expect.poll(run.output, { timeout: 20_000 }).toContain('Ctrl+C')
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? ''
      const headers = { 'x-api-key': /API key: +(\S+)/.exec(run.output())?.[1] ?? '' }
      const answer = await fetch(`${address}/user/users/me`, { headers })
      expect(await answer.json()).toHaveProperty('currentOrg.id', 166)
      expect(run.errors()).toBe('')
      await fetch(`${address}/user/org/mfa`, { method: 'PUT', headers })
      await expect.poll(run.errors).toMatch(/^ALARM .*whole organisation/)
    } finally {
      run.child.kill('SIGTERM')
    }
    expect(await run.ended).toBe(endOfAsked)
  }, 30_000)

  it('serves Flashback, and shouts when a reset meets its sender', async () => {
    const run = start('flashback')
    try {
      await expect.poll(run.output, { timeout: 20_000 }).toContain('Ctrl+C')
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? ''
      const headers = { Authorization: `Bearer ${/Access token for an hour: +(\S+)/.exec(run.output())?.[1] ?? ''}` }
      const answer = await fetch(`${address}/user/profile`, { headers })
      expect(await answer.json()).toHaveProperty('data.orgRole', 254)
      expect(run.errors()).toBe('')
      await fetch(`${address}/mfa/reset`, { method: 'POST', headers })
      await expect.poll(run.errors).toMatch(/^ALARM .*meets the one who sent it/)
    } finally {
      run.child.kill('SIGTERM')
    }
    expect(await run.ended).toBe(endOfAsked)
  }, 30_000)

  it('serves Okta, with a token for each role and a key', async () => {
    const run = start('okta')
    try {
      await expect.poll(run.output, { timeout: 20_000 }).toContain('Ctrl+C')
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? ''
      const token = /help desk +(\S+)/.exec(run.output())?.[1] ?? ''
      const request = new Request(`${address}/api/v1/users/mira.dunmore`, {
        headers: { Authorization: `SSWS ${token}` },
      })
      const answer = await fetch(request)
      expect(answer.status).toBe(200)
      expect(await wrongWith(request, answer)).toBeNull()
      expect(await answer.json()).toHaveProperty('profile.lastName', 'Dunmore')
      expect(run.output()).toContain('"kid":"practice-key-1"')
    } finally {
      run.child.kill('SIGTERM')
    }
    expect(await run.ended).toBe(endOfAsked)
  }, 30_000)

  it('gives somebody in Okta a factor of a type that is in no list, when told to', async () => {
    const run = start('okta', '--unknown-factor')
    try {
      await expect.poll(run.output, { timeout: 20_000 }).toContain('Ctrl+C')
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? ''
      const headers = { Authorization: `SSWS ${/help desk +(\S+)/.exec(run.output())?.[1] ?? ''}` }
      const found = (await (await fetch(`${address}/api/v1/users/nona.weirside`, { headers })).json()) as { id: string }
      const factors = await fetch(`${address}/api/v1/users/${found.id}/factors`, { headers })
      expect(await factors.json()).toContainEqual(expect.objectContaining({ factorType: 'palm_vein' }))
    } finally {
      run.child.kill('SIGTERM')
    }
    expect(await run.ended).toBe(endOfAsked)
  }, 30_000)

  it.each([
    [[], 'Which system?'],
    [['nothing'], 'no simulator of "nothing"'],
    [['adaxes', 'adaxes'], 'One system at a time'],
    [['adaxes', '--port', '70000'], 'port is a whole number'],
    [['adaxes', '--latency', '-5'], 'Usage'],
    [['adaxes', '--unknown-factor'], 'Only okta'],
    [['adaxes', '--latency', 'soon'], 'latency is a whole number'],
    [['adaxes', '--colour', 'red'], "Unknown option '--colour'. Usage"],
  ])('explains what is wrong with %j', async (args, sentence) => {
    const run = start(...args)
    expect(await run.ended).toBe(2)
    expect(run.errors()).toContain(sentence)
    expect(run.output()).toBe('')
  })

  it('says when the port is in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    try {
      const run = start('adaxes', '--port', String((holder.address() as AddressInfo).port))
      expect(await run.ended).toBe(1)
      expect(run.errors()).toContain('in use by another program')
    } finally {
      holder.close()
    }
  })
})
