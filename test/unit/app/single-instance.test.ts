/** A second start and the one that runs, over their file and on a clock that only moves when somebody waits. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { callOf, createRunningNote, waitForAnswer, type Call } from '../../../electron/app/single-instance.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const call: Call = { token: '4711-1', screens: [] }

/** `at` plays what others do at a time, in milliseconds from the start. */
function wait(folder: string, { lockFreeAt = Infinity, at }: { lockFreeAt?: number; at?: [number, () => void] } = {}) {
  let time = 0
  const answer = waitForAnswer(folder, call, {
    takeLock: () => time >= lockFreeAt,
    now: () => time,
    wait: (ms) => {
      if (at !== undefined && time < at[0] && time + ms >= at[0]) at[1]()
      time += ms
    },
  })
  return { answer, after: time }
}

describe('a second start', () => {
  it('ends at once where it was noticed', () => {
    const folder = makeTempFolder()
    const running = createRunningNote(folder, 'DESK-7')
    running.open()
    expect(running.hear(call)).toBe(true)
    expect(wait(folder)).toEqual({ answer: { kind: 'noticed' }, after: 0 })
  })

  it('waits a second for the answer, then knows where the other one is', () => {
    const folder = makeTempFolder()
    createRunningNote(folder, 'DESK-7').open()
    expect(wait(folder)).toEqual({ answer: { kind: 'elsewhere', host: 'DESK-7' }, after: 1_000 })
  })

  it('takes an answer that comes within the second', () => {
    const folder = makeTempFolder()
    const running = createRunningNote(folder, 'DESK-7')
    running.open()
    expect(wait(folder, { at: [900, () => running.hear(call)] }).answer).toEqual({ kind: 'noticed' })
  })

  it('does not take the answer to another start for its own', () => {
    const folder = makeTempFolder()
    const running = createRunningNote(folder, 'DESK-7')
    running.hear({ ...call, token: '4712-1' })
    expect(wait(folder).answer).toEqual({ kind: 'elsewhere', host: 'DESK-7' })
  })

  it('starts after all where the other one has ended meanwhile', () => {
    const folder = makeTempFolder()
    createRunningNote(folder, 'DESK-7').open()
    expect(wait(folder, { lockFreeAt: 500 }).answer).toEqual({ kind: 'lock-taken' })
  })

  it('is patient with one that is only just starting', () => {
    const folder = makeTempFolder()
    const running = createRunningNote(folder, 'DESK-7')
    const slow = () => {
      running.open()
      running.hear(call)
    }
    expect(wait(folder, { at: [7_000, slow] }).answer).toEqual({ kind: 'noticed' })
  })

  it('counts the second from when the other one could answer', () => {
    const folder = makeTempFolder()
    const running = createRunningNote(folder, 'DESK-7')
    expect(wait(folder, { at: [5_000, () => running.open()] })).toEqual({
      answer: { kind: 'elsewhere', host: 'DESK-7' },
      after: 6_000,
    })
  })

  it('is not misled by what one that was killed has left', () => {
    const folder = makeTempFolder()
    createRunningNote(folder, 'DESK-7').hear(call)
    createRunningNote(folder, 'DESK-7')
    expect(readdirSync(folder)).toEqual([])
  })

  it.each(['', '{"host":"DESK', '{"host":7,"answered":["4711-1"]}', '{"host":"DESK-7","answered":"4711-1"}', 'null'])(
    'passes over a file that is not as expected: %j',
    (content) => {
      const folder = makeTempFolder()
      writeFileSync(join(folder, 'running.json'), content)
      expect(wait(folder).answer).toEqual({ kind: 'elsewhere', host: null })
    },
  )
})

describe('the one that runs', () => {
  it.each<[string, string[], string[], boolean]>([
    ['of the same screen', ['x11 :0'], ['x11 :0'], true],
    ['of another one', ['x11 :0'], ['x11 :10'], false],
    ['that has one of the two in common', ['x11 :0', 'wayland wayland-0'], ['wayland wayland-0'], true],
    ['that does not say', ['x11 :0'], [], true],
    ['where it does not know its own', [], ['x11 :0'], true],
  ])('hears a start %s', (_case, own, other, heard) => {
    const folder = makeTempFolder()
    const running = createRunningNote(folder, 'DESK-7', { token: '1-1', screens: own })
    running.open()
    expect(running.hear({ ...call, screens: other })).toBe(heard)
    expect(wait(folder).answer.kind).toBe(heard ? 'noticed' : 'elsewhere')
  })

  it.each([undefined, null, {}, { token: '../../x', screens: [] }, { token: '4711-1', screens: [7] }])(
    'shows itself to a start that says nothing it knows: %j',
    (said) => {
      const folder = makeTempFolder()
      expect(createRunningNote(folder, 'DESK-7').hear(said)).toBe(true)
      expect(readdirSync(folder)).toEqual([])
    },
  )

  it('answers any number of starts at a time', () => {
    const folder = makeTempFolder()
    const running = createRunningNote(folder, 'DESK-7')
    running.hear(call)
    for (let start = 0; start < 10; start += 1) running.hear({ ...call, token: `${start}-2` })
    expect(wait(folder).answer.kind).toBe('noticed')
  })

  it('lives on where it cannot write', () => {
    const folder = makeTempFolder()
    mkdirSync(join(folder, 'running.json'))
    const running = createRunningNote(folder, 'DESK-7')
    running.open()
    expect(running.hear(call)).toBe(true)
  })
})

describe('what a start says of itself', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string[]]>([
    ['linux', { DISPLAY: ':0.0', WAYLAND_DISPLAY: 'wayland-1' }, ['x11 :0', 'wayland wayland-1']],
    ['linux', { DISPLAY: 'localhost:10.0' }, ['x11 localhost:10']],
    ['linux', { DISPLAY: '' }, []],
    // There the one that runs is reached from its own session only, and an account has one session.
    ['win32', { DISPLAY: ':0', SESSIONNAME: 'RDP-Tcp#3' }, []],
    ['darwin', { DISPLAY: ':0' }, []],
  ])('on %s with %j', (platform, env, screens) => {
    expect(callOf({ platform, env, pid: 12 }, () => 34)).toEqual({ token: '12-34', screens })
  })
})
