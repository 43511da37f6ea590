/** What heavy and hostile answers cost the process that asks: a list of 60 MB, 50 MB of nothing, deep nesting; and a wait that is asked for. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { accountSystemIds, accountSystems, type AccountSystemId } from '../../electron/systems/systems.ts'
import type { Asked } from './ask-heavy.ts'
import type { BenchRow } from './bench-row.ts'

const longestBlockMs = 100
const mostMegabytes = 400
const megabyte = 1024 * 1024

export async function answersBenchmarks(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const lists: [string, () => Iterable<string>][] = [
    ['a list of users of 60 MB', () => usersOf(60 * megabyte)],
    ['a list of 50 MB of {}', () => nothingOf(50 * megabyte)],
  ]
  for (const [name, body] of lists) {
    const asked = await asking('flashback', (response) => pipeline(Readable.from(body()), response))
    rows.push(...heavyRows(`answers: ${name} (${asked.came})`, asked))
  }
  for (const id of accountSystemIds) {
    const small = await asking(id, (response) => pipeline(Readable.from(nothingOf(4.9 * megabyte)), response))
    rows.push(...heavyRows(`answers: 5 MB of {} to a search of ${accountSystems[id].name} (${small.came})`, small))
  }
  const deep = `${'['.repeat(2 * megabyte)}${']'.repeat(2 * megabyte)}`
  const nested = await asking('adaxes', (response) => void response.end(deep))
  rows.push(...heavyRows(`answers: two million lists in each other (${nested.came})`, nested))

  let isBusy = true
  const waited = await asking('adaxes', (response) => {
    if (isBusy) response.writeHead(429, { 'retry-after': '2' }).end('<html>')
    else response.end('[]')
    isBusy = false
  })
  rows.push({
    name: `answers: a page with 429 that asks for 2 s, until the answer after it (${waited.came})`,
    unit: 's',
    median: waited.tookMs / 1000,
    p99: null,
    target: '2 to 2.5',
    met: waited.tookMs >= 2_000 && waited.tookMs <= 2_500,
  })
  return rows
}

function heavyRows(name: string, asked: Asked): BenchRow[] {
  const row = (what: string, unit: string, value: number, most: number): BenchRow => ({
    name: `${name}: ${what}`,
    unit,
    median: value,
    p99: null,
    target: `≤ ${most}`,
    met: value <= most,
  })
  return [
    row('longest block', 'ms', asked.longestBlockMs, longestBlockMs),
    row('memory of the process', 'MB', asked.megabytes, mostMegabytes),
  ]
}

/** Asks a server that answers every request with `answer`, in a process of its own. */
async function asking(system: AccountSystemId, answer: (response: ServerResponse) => unknown): Promise<Asked> {
  const server = createServer((request, response) => {
    request.resume()
    response.setHeader('content-type', 'application/json')
    // Whoever has seen enough breaks off.
    Promise.resolve(answer(response)).catch(() => undefined)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const script = join(import.meta.dirname, 'ask-heavy.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script, system, origin])
    return JSON.parse(stdout) as Asked
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

function* usersOf(bytes: number): Generator<string> {
  yield '{"success":true,"data":['
  let sent = 0
  for (let count = 0; sent < bytes;) {
    const users = Array.from({ length: 500 }, () => user((count += 1)))
    const text = `${sent === 0 ? '' : ','}${users.join()}`
    sent += text.length
    yield text
  }
  yield ']}'
}

/** As long as one is in a real answer. */
function user(count: number): string {
  const id = `7a4267ce-d354-44e7-8bd6-${String(count).padStart(12, '0')}`
  const [name, lastName] = [`Gwendolyn${count % 977}`, `Öakes${count}`]
  const email = `${name}.${count}@practice.example`
  return JSON.stringify({
    id,
    name,
    lastName,
    email,
    validated: true,
    orgRole: 1,
    deletedAt: null,
    createdAt: '2026-03-01T12:00:00.000Z',
    mfaEnabled: true,
    orgId: id,
  })
}

function* nothingOf(bytes: number): Generator<string> {
  yield '{"data":['
  const text = '{},'.repeat(10_000)
  for (let sent = 0; sent < bytes; sent += text.length) yield text
  yield '{}]}'
}
