/**
 * `npm run simulate -- SYSTEM [--port N] [--latency MS] [--unknown-factor] [--classic]`: serves a simulator of the practice directory on this
 * computer for any client, until Ctrl+C. Bad input ends it with a sentence and code 2, a port that is taken with code 1.
 */
import { parseArgs } from 'node:util'
import type { Alarm } from '../electron/practice/alarms.ts'
import type { OpenPractice } from '../electron/practice/practice-definition.ts'
import { practiceSystems } from '../electron/systems/practice-systems.ts'
import { knownSystemIds } from '../electron/systems/systems.ts'
import { serveSimulator, type SimulatorServer } from '../test/support/simulator-server.ts'

function showAlarm(alarm: Alarm): void {
  console.error(`ALARM ${alarm.at.toISOString()} ${alarm.sentence}`)
}

const usage = `Usage: npm run simulate -- SYSTEM [--port N] [--latency MS] [--unknown-factor] [--classic]. Systems: ${knownSystemIds.join(', ')}.`

interface Wish {
  readonly open: () => OpenPractice
  readonly system: string
  readonly port: number
}

/** What was asked for, or the sentence that says what is wrong with it. */
function readWish(args: readonly string[]): Wish | string {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        latency: { type: 'string', default: '0' },
        'unknown-factor': { type: 'boolean', default: false },
        classic: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
  } catch (error) {
    // Node's advice on positional arguments after the first sentence helps nobody here.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ')
    return `${sentence ?? ''}. ${usage}`
  }
  const [named, ...more] = parsed.positionals
  if (named === undefined) return `Which system? ${usage}`
  if (more.length > 0) return `One system at a time, please. ${usage}`
  const system = knownSystemIds.find((id) => id === named)
  if (system === undefined) return `There is no simulator of "${named}". ${usage}`
  const port = wholeNumber(parsed.values.port, 65_535)
  if (port === null) return `The port is a whole number from 0 to 65535; 0 takes a free one. ${usage}`
  const latencyMs = wholeNumber(parsed.values.latency, 60_000)
  if (latencyMs === null) return `The latency is a whole number of milliseconds from 0 to 60000. ${usage}`
  const unknownFactor = parsed.values['unknown-factor']
  if (unknownFactor && !practiceSystems[system].hasUnknownFactor) {
    const having = knownSystemIds.filter((id) => practiceSystems[id].hasUnknownFactor)
    return `Only ${having.join(', ')} has a factor of a type that is in no list. ${usage}`
  }
  const { classic } = parsed.values
  if (classic && practiceSystems[system].hasClassic !== true) {
    const having = knownSystemIds.filter((id) => practiceSystems[id].hasClassic)
    return `Only ${having.join(', ')} comes in an older generation. ${usage}`
  }
  const setting = { latencyMs, unknownFactor, classic, onAlarm: showAlarm }
  return { open: () => practiceSystems[system].open(setting), system, port }
}

function wholeNumber(text: string, largest: number): number | null {
  return /^\d{1,6}$/u.test(text) && Number(text) <= largest ? Number(text) : null
}

async function serve(wish: Wish): Promise<void> {
  const { simulator, guide } = wish.open()
  let server: SimulatorServer
  try {
    server = await serveSimulator(simulator, wish.port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    console.error(
      code === 'EADDRINUSE'
        ? `Port ${wish.port} is in use by another program. Choose another with --port, or leave it out to get a free one.`
        : `Cannot listen on port ${wish.port}: ${code}.`,
    )
    process.exitCode = 1
    return
  }
  console.log(
    [
      `The ${wish.system} practice directory. All people in it are invented; what is changed is forgotten at the end.`,
      '',
      `Address:                   ${server.baseUrl}`,
      ...guide(server.baseUrl),
      '',
      'Ctrl+C ends it.',
    ].join('\n'),
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
}

const wish = readWish(process.argv.slice(2))
if (typeof wish === 'string') {
  console.error(wish)
  process.exitCode = 2
} else {
  await serve(wish)
}
