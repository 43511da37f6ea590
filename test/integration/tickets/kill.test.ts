/** Killed at every point of a reset with a ticket, then started again on the same files: the ticket has one note, or none was due. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createAdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { ticketSystemIds, type TicketSystemId } from '../../../electron/systems/systems.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import { isNoteDue } from '../../../shared/domain/ticket-note-due.ts'
import { chosen, makeDraft } from '../../support/domain-fixtures.ts'
import { linesUntilCut } from '../../support/power-cut.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication } from '../../support/test-application.ts'
import { openTicketWorld } from '../../support/ticket-world.ts'
import { vaultOf, type NoteChildOrder } from '../../support/ticket-note-child.ts'

const child = join(import.meta.dirname, '../../support/ticket-note-child.ts')

/** `event`: as main sends its nth event. Otherwise before the ticket system has carried out the nth request, or after it. */
type Kill = readonly ['event' | 'before' | 'after', number]

/** Returns whether it lived long enough to be killed. */
async function killAndLook(system: TicketSystemId, [at, nth]: Kill): Promise<boolean> {
  let running: ChildProcess | null = null
  let requests = 0
  const meet = (when: 'before' | 'after'): void => {
    if (running === null) return
    if (when === 'before') requests += 1
    if (at === when && requests === nth) running.kill('SIGKILL')
  }
  const desk = await openTicketWorld(system, { meet })
  const adaxes = createAdaxesSimulator({ latencyMs: 0 })
  const server = await serveSimulator(adaxes)
  const folder = makeTempFolder()

  const first = await startApplication(folder)
  const draft = makeDraft(server.baseUrl, adaxes.credentials.token)
  const { id: adaxesId } = await first.ask('connections:add', { draft })
  const { id: ticketsId } = await first.ask('connections:add', { draft: desk.draft })
  await first.app.close()
  const kept = {
    key: randomBytes(32).toString('base64'),
    secrets: [
      { connectionId: adaxesId, origin: new URL(server.baseUrl).origin, secret: draft.secret ?? '' },
      { connectionId: ticketsId, origin: new URL(desk.draft.address).origin, secret: desk.draft.secret ?? '' },
    ],
  }
  const { guid: accountId } = adaxes.state.account('mira.dunmore')
  const order: NoteChildOrder = {
    ...kept,
    folder,
    selection: { connectionId: adaxesId, accountId, ...chosen({ factorIds: ['Microsoft'] }) },
    ticket: desk.numbers.open,
    diesAtEvent: at === 'event' ? nth : null,
  }

  running = spawn(process.execPath, [child, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const { stdout, stderr } = running
  if (stdout === null || stderr === null) throw new Error('The child has no output.')
  const [output, errors, [code, signal]] = await Promise.all([
    text(stdout),
    text(stderr),
    once(running, 'exit') as Promise<[number | null, string | null]>,
  ])
  const killed = linesUntilCut(output, code !== 0).cut || signal === 'SIGKILL'
  if (!killed && code !== 0) throw new Error(errors)
  running = null

  // The next start settles what was left, and the one after it finds nothing more to do.
  for (let start = 1; start <= 2; start += 1) {
    const vault = await vaultOf(kept)
    const { app, ask } = await startApplication(folder, { vault }, { firstMessagesLookMs: 0 })
    const { rows } = await ask('history:query', { filters: noFilters, offset: 0, limit: 10 })
    const operations = await Promise.all(rows.map(({ id }) => ask('history:read-operation', { operationId: id })))
    const due = operations.filter(isNoteDue).map(({ id }) => id)
    await expect.poll(() => due.map((id) => desk.notesOf(id).length), { timeout: 20_000 }).toEqual(due.map(() => 1))
    await expect.poll(async () => (await ask('outbox:list', {})).messages, { timeout: 20_000 }).toEqual([])
    await app.close()
    // Those that were not due have none, and none was added to another ticket or for other eyes.
    expect(operations.flatMap(({ id }) => desk.notesOf(id))).toHaveLength(due.length)
    expect(desk.shownOutside()).toEqual([])
  }
  await desk.close()
  await server.close()
  return killed
}

test.each(ticketSystemIds)(
  'kill -9 at any point of a reset with a ticket in %s loses no note, and adds none twice',
  { timeout: 300_000 },
  async (system) => {
    const killEverywhere = async (at: Kill[0]): Promise<number> => {
      let nth = 1
      while (await killAndLook(system, [at, nth])) nth += 1
      return nth - 1
    }
    // The look-up, the look for a note that is there, the note, and where there is one, the look whether it arrived.
    expect(await killEverywhere('before')).toBeGreaterThanOrEqual(3)
    expect(await killEverywhere('after')).toBeGreaterThanOrEqual(3)
    expect(await killEverywhere('event')).toBeGreaterThanOrEqual(5)
  },
)
