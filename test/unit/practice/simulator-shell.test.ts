/** What every simulator is built in. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../electron/practice/refusal.ts'
import { createShell, type Dialect } from '../../../electron/practice/simulator-shell.ts'

const dialect: Dialect = {
  expiredToken: () => new Refusal(401, { said: 'expired' }),
  nowhere: () => new Refusal(404, { said: 'nowhere' }).toResponse(),
  failed: () => new Refusal(500, { said: 'failed' }),
}

function open(more: Partial<Dialect> = {}) {
  const shell = createShell({}, { ...dialect, ...more })
  shell.app.get('/fine', (c) => c.json({ said: 'fine' }))
  shell.app.get('/refused', () => {
    throw new Refusal(403, { said: 'no' }, { 'X-Why': 'because' })
  })
  shell.app.get('/broken', () => {
    throw new TypeError('a fault of ours')
  })
  const simulator = shell.finish(() => undefined)
  const ask = async (path: string) => {
    const response = await simulator.app.fetch(new Request(`http://practice.invalid${path}`))
    return { status: response.status, json: (await response.json()) as unknown, headers: response.headers }
  }
  return { simulator, ask }
}

describe('the shell of a simulator', () => {
  it.each([
    ['/fine', 200, 'fine'],
    ['/refused', 403, 'no'],
    ['/broken', 500, 'failed'],
    ['/elsewhere', 404, 'nowhere'],
  ])('answers %s in the words of its system', async (path, status, said) => {
    expect(await open().ask(path)).toMatchObject({ status, json: { said } })
  })

  it('gives the headers of a refusal along', async () => {
    expect((await open().ask('/refused')).headers.get('x-why')).toBe('because')
  })

  it('shows a request that meets a fault to what comes before, and to nothing after', async () => {
    const seen: string[] = []
    const { simulator, ask } = open({
      before: async (c, next) => {
        seen.push(c.req.path)
        await next()
      },
    })
    simulator.faults.add({ path: 'fine', effect: { kind: 'expired-token' } })
    expect(await ask('/fine')).toMatchObject({ status: 401, json: { said: 'expired' } })
    expect(seen).toEqual(['/fine'])
    expect(simulator.requests.map(({ path }) => path)).toEqual(['/fine'])
  })

  it('forgets faults and requests with everything else', async () => {
    let forgotten = 0
    const simulator = createShell({}, dialect).finish(() => (forgotten += 1))
    simulator.faults.add({ path: '', effect: { kind: 'expired-token' } })
    await simulator.app.fetch(new Request('http://practice.invalid/fine'))
    simulator.faults.add({ path: '', effect: { kind: 'expired-token' } })
    simulator.reset()
    expect(forgotten).toBe(1)
    expect(simulator.requests).toEqual([])
    expect((await simulator.app.fetch(new Request('http://practice.invalid/fine'))).status).toBe(404)
  })
})
