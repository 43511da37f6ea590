import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { serveSyslog } from '../../support/record-receiver.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const desk = join(import.meta.dirname, 'desk-process.ts')
const rounds = 8
const operationsARound = 6

it('loses no line and invents none when the desk is killed again and again', { timeout: 120_000 }, async () => {
  const folder = makeTempFolder()
  const server = await serveSyslog()
  onTestFinished(() => server.close())
  const start = (operations: number, from: number) =>
    spawn(process.execPath, [desk, folder, String(server.port), String(operations), String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })

  for (let round = 0; round < rounds; round += 1) {
    const child = start(operationsARound, 1 + round * operationsARound)
    const exited = once(child, 'exit')
    // At another point each time: while it writes, while it sends, and after something has come.
    if (round % 2 === 0) for (let said = 0; said <= round % 3; said += 1) await once(child.stdout, 'data')
    else await server.received(server.lines.length + round)
    child.kill('SIGKILL')
    await exited
  }
  const [code] = (await once(start(0, 0), 'exit')) as [number]
  expect(code).toBe(0)

  const written = readFileSync(join(folder, 'history', '2026-11.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1)
  expect(new Set(server.lines)).toEqual(new Set(written))
  // In order, but for what is sent again from where it was proved.
  const firsts = server.lines.filter((line, index) => server.lines.indexOf(line) === index)
  expect(firsts).toEqual(written)
})
