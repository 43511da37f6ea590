/** A working day at one desk: after 200 calls and 100 changes of the screen the page holds no more than after the first ten calls. */
import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './support/desk.ts'
import { card, serviceSwitch, openPerson, reset, searchField, tick, visit } from './support/hands.ts'

const rounds = 20

/** Each round calls them all, so that the recent look-ups are as many after the first round as after the last. */
const callers = [
  { typed: 'mira dunmore', name: 'Mira Dunmore', wants: 'reset' },
  { typed: 'gwendolyn', name: 'Gwendolyn Oakes', wants: 'look' },
  { typed: 'septima', name: 'Septima Allgood', wants: 'plan' },
  { typed: 'nona weirside', name: 'Nona Weirside', wants: 'history' },
  { typed: 'oswin', name: 'Oswin Cloudless', wants: 'plan' },
  { typed: 'gwendolyn', name: 'Gwendolyn Oakes', wants: 'reset' },
  { typed: 'warrick', name: 'Warrick Heedwell', wants: 'look' },
  { typed: 'lachlan', name: 'Lachlan Lockside', wants: 'settings' },
  { typed: 'norbert', name: 'Norbert Rulinghaus', wants: 'look' },
  { typed: 'cutler', name: 'Cutler Breckline', wants: 'plan' },
] as const

async function answerCall(page: Page, { typed, name, wants }: (typeof callers)[number]): Promise<void> {
  await openPerson(page, typed, name)
  switch (wants) {
    case 'look':
      break
    case 'plan':
      await plan(page)
      break
    case 'reset':
      await tick(serviceSwitch(page))
      await page.getByLabel('Ticket').fill('INC0048213')
      await reset(page)
      break
    case 'history':
      await plan(page)
      await visit(page, 'History')
      await page.getByRole('row').nth(1).click()
      await page.getByRole('button', { name: 'Close details' }).click()
      await visit(page, 'Desk')
      break
    case 'settings':
      await visit(page, 'Connections')
      await page.getByRole('button', { name: 'Edit' }).click()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await visit(page, 'Settings')
      await page.getByRole('heading', { name: 'Before a reset' }).waitFor()
      await page.keyboard.press('ControlOrMeta+Shift+P')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await visit(page, 'Desk')
      break
  }
  await page.keyboard.press('ControlOrMeta+Shift+N')
  await expect(searchField(page)).toHaveValue('')
}

/** With the mouse, which leaves a row it has lit up while the screen it is on goes away. */
async function plan(page: Page): Promise<void> {
  await card(page, 'Adaxes').locator('label').first().click()
  await page.getByLabel('Reason').fill('Phone lost')
}

interface Held {
  readonly nodes: number
  readonly listeners: number
  readonly heapBytes: number
}

/** What the page holds once everything that can go has gone. */
async function measure(cdp: CDPSession): Promise<Held> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
  return { nodes, listeners: jsEventListeners, heapBytes: await heapBytes(cdp) }
}

/** All objects of the page's heap and what Chromium holds for them, but compiled code: more of it is made for hours. */
async function heapBytes(cdp: CDPSession): Promise<number> {
  const chunks: string[] = []
  const keep = ({ chunk }: { readonly chunk: string }) => void chunks.push(chunk)
  cdp.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  cdp.off('HeapProfiler.addHeapSnapshotChunk', keep)
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const code = types[0].indexOf('code')
  let bytes = 0
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + type] !== code) bytes += nodes[at + size] ?? 0
  }
  return bytes
}

/** What is read of V8's format: the nodes lie in one list, as many numbers each as there are fields. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] }
  }
  readonly nodes: readonly number[]
}

test('a working day leaves no more in memory than its first ten calls', async ({ connected }) => {
  test.setTimeout(900_000)
  const { page } = connected
  // Twenty resets of one person are no day that a desk's limits allow.
  const limits = { agentHour: null, agentDay: null, person30Days: null, coolDownMinutes: null }
  await connected.ask('settings:change', { changes: { limits } })
  const cdp = await page.context().newCDPSession(page)
  const round = async () => {
    for (const caller of callers) await answerCall(page, caller)
  }
  await round()
  const first = await measure(cdp)
  for (let done = 1; done < rounds; done += 1) await round()
  const last = await measure(cdp)
  for (const what of ['nodes', 'listeners', 'heapBytes'] as const) {
    const told = `${what}: ${first[what]} after ten calls, ${last[what]} at the end`
    expect(Math.abs(last[what] / first[what] - 1), told).toBeLessThan(0.1)
  }
})
