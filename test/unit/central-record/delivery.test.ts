import { describe, expect, it, onTestFinished } from 'vitest'
import { firstCursor, type Cursor } from '../../../electron/central-record/cursor-file.ts'
import { startDelivery, type DeliveryPorts } from '../../../electron/central-record/delivery.ts'
import { failed, taken, type HandedOver } from '../../../electron/central-record/receiver.ts'
import type { RecordLine } from '../../../electron/central-record/wire/record-line.ts'
import { inventedOperation, silentLogger } from '../../support/history-fixtures.ts'
import { desk, linesOf } from '../../support/record-lines.ts'

const at = '2026-11-20T10:52:00.000Z'
/** Four lines an operation. */
const allLines = linesOf(Array.from({ length: 60 }, (_, number) => inventedOperation(number, at)).flat())
const tooLarge: HandedOver = { kind: 'too-large' }
const server = 'siem.corp.example:6514'

interface Hand {
  readonly seqs: number[]
  readonly stub: boolean
}

/** What comes is taken in its order, and waited for where it has not come yet. */
function createQueue<Item>() {
  const items: Item[] = []
  const takers: ((item: Item) => void)[] = []
  return {
    items,
    put(item: Item): void {
      const taker = takers.shift()
      if (taker) taker(item)
      else items.push(item)
    },
    take: (): Promise<Item> => {
      const item = items.shift()
      return item === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(item)
    },
  }
}

interface Pause {
  readonly ms: number
  over(): void
}

function createWorld(
  options: { lines?: readonly RecordLine[]; cursor?: Partial<Cursor>; answers?: HandedOver[] } = {},
) {
  let lines = options.lines ?? []
  let isWriter = true
  let kept: Cursor = { ...firstCursor(server), ...options.cursor }
  let cursorRefusal: Error | null = null
  let now = Date.parse(at)
  const listeners = new Set<() => void>()
  const hands = createQueue<Hand>()
  const pauses = createQueue<Pause>()
  const answers = options.answers ?? []
  const ports: DeliveryPorts = {
    receiver: {
      kind: 'syslog',
      server,
      hand(batch, { stub }) {
        hands.put({ seqs: batch.map(({ link }) => link.seq), stub })
        return Promise.resolve(answers.shift() ?? taken)
      },
      close: () => Promise.resolve(),
    },
    follower: {
      end: () => (isWriter ? (lines.at(-1)?.link ?? { seq: 0, hash: '0'.repeat(64) }) : null),
      read(after, most) {
        if (!isWriter) return Promise.resolve({ lines: [], isAnother: false })
        const known = lines.find(({ link }) => link.seq === after.seq)
        const isAnother =
          after.seq > (lines.at(-1)?.link.seq ?? 0) ||
          (known !== undefined && after.hash !== null && known.link.hash !== after.hash)
        const rest = isAnother ? [] : lines.filter(({ link }) => link.seq > after.seq).slice(0, most.lines)
        return Promise.resolve({ lines: rest, isAnother })
      },
      openingOf: () => Promise.resolve(null),
      onGrown(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    cursorFile: {
      read: () => Promise.resolve(kept),
      write(cursor) {
        if (cursorRefusal !== null) return Promise.reject(cursorRefusal)
        kept = cursor
        return Promise.resolve()
      },
    },
    deskId: () => Promise.resolve(desk),
    now: () => new Date(now),
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('left off')), { once: true })
        pauses.put({
          ms,
          over() {
            now += ms
            resolve()
          },
        })
      }),
    random: () => 0,
    changed: () => undefined,
    logger: silentLogger,
  }
  const delivery = startDelivery(ports)
  onTestFinished(() => delivery.close())
  return {
    delivery,
    hands,
    pauses,
    kept: () => kept,
    refuseCursor: (error: Error) => (cursorRefusal = error),
    grow(all: readonly RecordLine[]) {
      lines = all
      for (const hear of listeners) hear()
    },
    write(isOurs: boolean) {
      isWriter = isOurs
      for (const hear of listeners) hear()
    },
    /** The pause after a failure, in milliseconds, passed. */
    async pausePassed(): Promise<number> {
      const pause = await pauses.take()
      pause.over()
      return pause.ms
    },
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('handing the journal on to a receiver', () => {
  it('begins with the first line, at most a hundred at once, and keeps how far it has come', async () => {
    const world = createWorld({ lines: allLines })
    expect((await world.hands.take()).seqs).toEqual(range(1, 100))
    expect((await world.hands.take()).seqs).toEqual(range(101, 200))
    await world.pausePassed()
    expect((await world.hands.take()).seqs).toEqual(range(201, 240))
    await world.delivery.close()
    expect(world.kept()).toMatchObject({
      seq: 240,
      hash: allLines[239]?.link.hash,
      handedOverAt: expect.any(String) as string,
    })
    expect(world.delivery.progress()).toMatchObject({ waiting: 0, failure: null, handedOver: { seq: 240 } })
  })

  it('gathers for a second what follows closely, and does not wait with a hundred', async () => {
    const world = createWorld({ lines: allLines.slice(0, 4) })
    await world.hands.take()
    world.grow(allLines.slice(0, 5))
    const pause = await world.pauses.take()
    expect(pause.ms).toBe(1_000)
    world.grow(allLines.slice(0, 8))
    pause.over()
    expect((await world.hands.take()).seqs).toEqual(range(5, 8))
    world.grow(allLines.slice(0, 9))
    await world.pauses.take()
    world.grow(allLines.slice(0, 108))
    expect((await world.hands.take()).seqs).toEqual(range(9, 108))
  })

  it('sends the same lines again after a failure, with growing pauses, and no others with them', async () => {
    const answers = Array.from({ length: 12 }, () => failed('not-reachable'))
    const world = createWorld({ lines: allLines.slice(0, 3), answers })
    const first = await world.hands.take()
    world.grow(allLines.slice(0, 7))
    const pauses: number[] = []
    for (let attempt = 0; attempt < 12; attempt += 1) {
      pauses.push(await world.pausePassed())
      expect(await world.hands.take()).toEqual(first)
    }
    expect(pauses.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(pauses.at(-1)).toBe(300_000)
    await world.pausePassed()
    expect((await world.hands.take()).seqs).toEqual(range(4, 7))
  })

  it('tells a failure with its time and the next attempt, until it is over', async () => {
    const world = createWorld({ lines: allLines.slice(0, 3), answers: [failed('server-error', 500)] })
    await world.hands.take()
    const pause = await world.pauses.take()
    expect(world.delivery.progress()).toMatchObject({
      failure: { code: 'server-error', status: 500, at },
      nextAt: '2026-11-20T10:52:02.000Z',
      waiting: 3,
      handedOver: null,
    })
    pause.over()
    await world.hands.take()
    await world.delivery.close()
    expect(world.delivery.progress()).toMatchObject({ failure: null, nextAt: null, waiting: 0 })
  })

  it('waits as long as the receiver asks, up to an hour', async () => {
    const answers = [failed('busy', 429, 90_000), failed('busy', 503, 86_400_000)]
    const world = createWorld({ lines: allLines.slice(0, 3), answers })
    expect(await world.pausePassed()).toBe(90_000)
    expect(await world.pausePassed()).toBe(3_600_000)
  })

  it('halves a batch that is too large, sends a single one as a stub, and takes more at once again afterwards', async () => {
    const answers = [tooLarge, tooLarge, tooLarge, taken, taken]
    const world = createWorld({ lines: allLines.slice(0, 8), answers })
    const sizes: [number, boolean][] = []
    for (let hand = 0; hand < 7; hand += 1) {
      const { seqs, stub } = await world.hands.take()
      sizes.push([seqs.length, stub])
    }
    expect(sizes).toEqual([
      [8, false],
      [4, false],
      [2, false],
      [1, false],
      [2, false],
      [4, false],
      [1, false],
    ])
    const stubs = createWorld({ lines: allLines.slice(0, 2), answers: [tooLarge, tooLarge, taken] })
    expect(await stubs.hands.take()).toEqual({ seqs: [1, 2], stub: false })
    expect(await stubs.hands.take()).toEqual({ seqs: [1], stub: false })
    expect(await stubs.hands.take()).toEqual({ seqs: [1], stub: true })
    expect(await stubs.hands.take()).toEqual({ seqs: [2], stub: false })
  })

  it('calls it refused where not even the stub is taken, and goes on trying', async () => {
    const world = createWorld({ lines: allLines.slice(0, 1), answers: [tooLarge, tooLarge] })
    await world.pausePassed()
    expect(world.delivery.progress().failure).toMatchObject({ code: 'refused', status: 413 })
    expect(await world.hands.take()).toEqual({ seqs: [1], stub: false })
  })

  it('stops where the receiver wants no more, over restarts, until somebody asks', async () => {
    const world = createWorld({ lines: allLines.slice(0, 3), answers: [failed('gone', 410)] })
    await world.hands.take()
    world.grow(allLines.slice(0, 4))
    await world.delivery.close()
    expect(world.delivery.progress()).toMatchObject({ isStopped: true, failure: { code: 'gone' }, nextAt: null })
    expect(world.kept()).toMatchObject({ isStopped: true, seq: 0 })

    const again = createWorld({ lines: allLines.slice(0, 4), cursor: { isStopped: true } })
    again.grow(allLines.slice(0, 5))
    again.delivery.sendAgainFrom(1)
    expect((await again.hands.take()).seqs).toEqual(range(1, 5))
    expect(again.hands.items).toEqual([])
  })

  it('goes on where it was after a restart', async () => {
    const link = allLines[9]?.link
    const world = createWorld({ lines: allLines.slice(0, 12), cursor: { ...link } })
    expect((await world.hands.take()).seqs).toEqual([11, 12])
  })

  it('tells the numbers that are gone, at the beginning and in the middle', async () => {
    const lines = allLines.slice(0, 12).filter(({ link }) => ![1, 2, 3, 7].includes(link.seq))
    const world = createWorld({ lines })
    await world.hands.take()
    await world.delivery.close()
    expect(world.kept().missing.map(({ from, to }) => [from, to])).toEqual([
      [1, 3],
      [7, 7],
    ])
  })

  it.each([
    ['shorter', allLines.slice(0, 6)],
    ['with other lines', linesOf(inventedOperation(99, at)).concat(allLines.slice(4, 20))],
  ])('hands another history over from its beginning, and tells it: %s', async (_, lines) => {
    const world = createWorld({ lines, cursor: { seq: 10, hash: 'a'.repeat(64), handedOverAt: at } })
    await world.pausePassed()
    expect((await world.hands.take()).seqs[0]).toBe(1)
    await world.delivery.close()
    expect(world.kept()).toMatchObject({ seq: lines.at(-1)?.link.seq, restartedAt: expect.any(String) as string })
  })

  it('keeps what a receiver took and threw away in view, until it is sent again', async () => {
    const world = createWorld({ lines: allLines.slice(0, 4), answers: [{ kind: 'taken', rejected: 1 }] })
    await world.hands.take()
    await world.delivery.close()
    expect(world.kept()).toMatchObject({ seq: 4, rejected: [{ from: 1, to: 4 }] })
    const again = createWorld({ lines: allLines.slice(0, 4), cursor: world.kept() })
    again.delivery.sendAgainFrom(3)
    expect((await again.hands.take()).seqs).toEqual([3, 4])
    again.delivery.sendAgainFrom(1)
    expect((await again.hands.take()).seqs).toEqual(range(1, 4))
    await again.delivery.close()
    expect(again.kept().rejected).toEqual([])
  })

  it('goes on where it cannot keep how far it has come', async () => {
    const world = createWorld({ lines: allLines.slice(0, 4) })
    world.refuseCursor(new Error('disk full'))
    await world.hands.take()
    world.grow(allLines.slice(0, 6))
    await world.pausePassed()
    expect((await world.hands.take()).seqs).toEqual([5, 6])
  })

  it('sends nothing of a history that another process writes, and begins when it is ours', async () => {
    const world = createWorld()
    world.write(false)
    world.grow(allLines.slice(0, 4))
    await world.delivery.close()
    expect(world.hands.items).toEqual([])
    const later = createWorld({ lines: allLines.slice(0, 4) })
    later.write(false)
    later.write(true)
    expect((await later.hands.take()).seqs).toEqual(range(1, 4))
  })

  it('hands over what was written just before the end, and not what failed', async () => {
    const world = createWorld({ lines: allLines.slice(0, 4) })
    await world.hands.take()
    world.grow(allLines.slice(0, 6))
    await world.pauses.take()
    await world.delivery.close()
    expect((await world.hands.take()).seqs).toEqual([5, 6])

    const failing = createWorld({ lines: allLines.slice(0, 4), answers: [failed('timed-out')] })
    await failing.hands.take()
    await failing.pauses.take()
    await failing.delivery.close()
    expect(failing.hands.items).toEqual([])
  })

  it('tries at once when somebody has put right what was wrong', async () => {
    const world = createWorld({ lines: allLines.slice(0, 4), answers: [failed('secret-refused', 401)] })
    await world.hands.take()
    await world.pauses.take()
    world.delivery.tryNow()
    expect((await world.hands.take()).seqs).toEqual(range(1, 4))
  })
})
