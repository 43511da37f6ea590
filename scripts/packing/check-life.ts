/** Whether a packed application lives: it starts, its page reaches main, it ends when asked, at any moment, and refuses what would open it. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Report } from './report.ts'
import {
  requestQuit,
  mainProcessesOf,
  makeData,
  pagesOn,
  questions,
  removeData,
  start,
  until,
  type Data,
  type Started,
} from './running.ts'

const startLimitMs = 30_000
const endLimitMs = 10_000

/** In ms from the start: before, while and after the window comes. */
const momentsMs = [100, 200, 300, 400, 450, 500, 600, 700, 800, 1000, 1300]

/** A few of `electron/app/dangerous-switches.ts`; its own tests know all. */
const refusedSwitches = [
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-web-security',
  '--ignore-certificate-errors',
]

export async function checkLife(program: string, report: Report): Promise<void> {
  await withData(async (data) => {
    const first = start(program, data)
    const asked = await until(async () => (await questions(data)) > 0 || first.exitCode !== null, startLimitMs)
    report.check('starts, and its page asks main', problem(asked && first.exitCode === null, first))
    await checkSecondStart(program, data, first, report)
    await endAll(data, first)
    report.check('ends when asked', problem(first.exitCode !== null, first))
    report.check('ends without an error', first.exitCode === 0 ? [] : [`exit code ${first.exitCode ?? 'none'}`])
  })

  const stayed: string[] = []
  for (const moment of momentsMs) {
    await withData(async (data) => {
      const started = start(program, data)
      await pause(moment)
      await endAll(data, started)
      if (started.exitCode === null) stayed.push(`still there, asked after ${moment} ms`)
    })
  }
  report.check(`ends when asked at ${momentsMs.length} moments of the start`, stayed)

  await withData((data) => checkStartDuringEnd(program, data, report))

  for (const word of refusedSwitches) {
    await withData(async (data) => {
      const started = start(program, data, [word])
      // On Windows and macOS the refusal is a box that waits for somebody.
      await until(() => started.exitCode !== null, process.platform === 'linux' ? endLimitMs : 4_000)
      const lived = (await questions(data)) > 0 || pagesOn(data) > 0
      const refused = !lived && started.exitCode !== 0 && (started.exitCode !== null || process.platform !== 'linux')
      report.check(
        `refuses ${word}`,
        refused ? [] : [`exit code ${started.exitCode ?? 'none'}, ${lived ? 'a page came' : 'no page'}`],
      )
    })
  }
}

/** By an address, as from a browser, and a bad one at that. It hands over to the first and ends. */
async function checkSecondStart(program: string, data: Data, first: Started, report: Report): Promise<void> {
  const second = start(program, data, ['--', 'mfa-desk://desk --no-sandbox'])
  const ended = await until(() => second.exitCode !== null, endLimitMs)
  report.check('a second start, by an address, ends by itself', ended ? [] : ['still there'])
  report.check(
    'and leaves the first with its one window',
    first.exitCode === null && pagesOn(data) === 1
      ? []
      : [`${pagesOn(data)} pages, exit code ${first.exitCode ?? 'none'}`],
  )
}

/** Somebody starts it again at once: whichever of the two it is, a window comes. */
async function checkStartDuringEnd(program: string, data: Data, report: Report): Promise<void> {
  const first = start(program, data)
  await until(async () => (await questions(data)) > 0 || first.exitCode !== null, startLimitMs)
  const askedAt = Date.now()
  if (first.process.pid !== undefined) await requestQuit(first.process.pid)
  start(program, data)
  await until(() => first.exitCode !== null, endLimitMs)
  const came = await until(
    async () => (await questions(data, askedAt)) > 0 && mainProcessesOf(data).length > 0,
    startLimitMs,
  )
  report.check('a start during the end brings a window', came ? [] : ['none came'])
  await endAll(data)
  report.check('which ends when asked', mainProcessesOf(data).length === 0 ? [] : ['still there'])
}

/** Asks all that run on this data, and what was started, which may not look like one of them yet. */
async function endAll(data: Data, started?: Started): Promise<void> {
  const running = started?.exitCode === null ? started.process.pid : undefined
  for (const pid of new Set([...mainProcessesOf(data), ...(running === undefined ? [] : [running])]))
    await requestQuit(pid)
  await until(() => started?.exitCode !== null && mainProcessesOf(data).length === 0, endLimitMs)
}

async function withData(look: (data: Data) => Promise<void>): Promise<void> {
  const data = await makeData()
  try {
    await look(data)
  } finally {
    await removeData(data)
  }
}

function problem(good: boolean, { exitCode, complaint }: Started): string[] {
  return good ? [] : [`exit code ${exitCode ?? 'none'}: ${complaint.trim().replaceAll('\n', ' ')}`]
}
