import { describe, expect, it } from 'vitest'
import { createUserDirectory, type Found, type UserDirectory } from '../../../electron/providers/user-directory.ts'

const alive = new AbortController().signal
interface User {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly lastName: string
}

const user = (name: string, lastName: string): User => ({
  id: `${name}-${lastName}`,
  email: `${name}.${lastName}@x.example`.toLowerCase(),
  name,
  lastName,
})

interface Bench {
  readonly directory: UserDirectory<User>
  readonly users: User[]
  readonly unreadable: unknown[]
  nowMs: number
  reads: number
  /** The next reads fail with it. */
  fault: Error | null
}

function setUp(): Bench {
  const bench: Bench = {
    users: [user('Zoë', 'Ünsal'), user('Robin', 'Ashdowne'), user('Robyn', 'Ashdowne')],
    unreadable: [],
    nowMs: 0,
    reads: 0,
    fault: null,
    directory: createUserDirectory({
      readAll: (take) => {
        bench.reads += 1
        if (bench.fault) return Promise.reject(bench.fault)
        bench.users.forEach(take)
        return Promise.resolve(bench.unreadable.length)
      },
      textsOf: ({ name, lastName, email }) => [name, lastName, email],
      now: () => new Date(bench.nowMs),
    }),
  }
  return bench
}

const names = ({ items }: Found<User>): string[] => items.map(({ name }) => name)

describe('the users of an organisation', () => {
  it('are found by every word, in any order, without regard to case and accents', async () => {
    const { directory } = setUp()
    expect(names(await directory.search('unsal ZOE', alive))).toEqual(['Zoë'])
    expect(names(await directory.search('ashdowne', alive))).toEqual(['Robin', 'Robyn'])
    expect(names(await directory.search('"Ashdowne, Robin" <robin.ashdowne@X.example>', alive))).toEqual(['Robin'])
    expect(names(await directory.search('ashdowne zoe', alive))).toEqual([])
  })

  it('are found beside those that could not be read, whose number is told', async () => {
    const bench = setUp()
    bench.unreadable.push(null, { name: 'without an id' })
    expect(await bench.directory.search('zoe', alive)).toMatchObject({ items: [{ name: 'Zoë' }], unreadable: 2 })
  })

  it('are read once, also for searches at the same time, and again when told so', async () => {
    const bench = setUp()
    await Promise.all([bench.directory.search('robin', alive), bench.directory.search('zoe', alive)])
    await bench.directory.search('robyn', alive)
    expect(bench.reads).toBe(1)
    bench.directory.forget()
    await bench.directory.search('robyn', alive)
    expect(bench.reads).toBe(2)
  })

  it('are read again for somebody who is not in an old list', async () => {
    const bench = setUp()
    expect(names(await bench.directory.search('nova', alive))).toEqual([])
    bench.users.push(user('Nova', 'Newcomer'))
    expect(names(await bench.directory.search('nova', alive))).toEqual([])
    bench.nowMs = 61_000
    expect(names(await bench.directory.search('nova', alive))).toEqual(['Nova'])
    expect(bench.reads).toBe(2)
  })

  it('are read again for somebody who is not in a list of which nobody knows the age, the clock being set back', async () => {
    const bench = setUp()
    bench.nowMs = 61_000
    await bench.directory.search('nova', alive)
    bench.users.push(user('Nova', 'Newcomer'))
    bench.nowMs = 60_999
    expect(names(await bench.directory.search('nova', alive))).toEqual(['Nova'])
  })

  it('go on being read for others when one gives up', async () => {
    const bench = setUp()
    const controller = new AbortController()
    const givenUp = bench.directory.search('robin', controller.signal)
    controller.abort()
    await expect(givenUp).rejects.toMatchObject({ code: 'cancelled' })
    expect(names(await bench.directory.search('robin', alive))).toEqual(['Robin'])
    expect(bench.reads).toBe(1)
  })

  it('are asked for again after a failure', async () => {
    const bench = setUp()
    bench.fault = new Error('down')
    await expect(bench.directory.search('robin', alive)).rejects.toThrow('down')
    bench.fault = null
    expect(names(await bench.directory.search('robin', alive))).toEqual(['Robin'])
  })
})
