/** Somebody starts it again while it runs: Electron's lock between two real processes, which a stand-in cannot show. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { electronForSpecs } from '../../scripts/lib/electron-binary.ts'
import { root } from '../../scripts/lib/run.ts'
import { expect, test } from './support/desk.ts'
import { searchField } from './support/hands.ts'

test('a second start is noticed by the first, which answers it, and ends by itself', async ({ desk }) => {
  const { binary } = electronForSpecs()
  if (binary === null) throw new Error('the desk was started by it')
  const folder = dirname(desk.dataFolder)
  const second = spawn(binary, [root, `--user-data-dir=${folder}`], { cwd: root, stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number | null]
  expect(code).toBe(0)
  const note = JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')) as { answered: string[] }
  expect(note.answered).toEqual([expect.stringContaining(`${second.pid ?? 'no process'}-`)])
  expect((await desk.ask('app:read-state', {})).dataFolder).toBe(desk.dataFolder)
})

test('a link of another program reaches the desk that runs', async ({ practice }) => {
  const { binary } = electronForSpecs()
  if (binary === null) throw new Error('the desk was started by it')
  const words = [root, `--user-data-dir=${dirname(practice.dataFolder)}`, 'mfa-desk://person?login=mira&ticket=INC7']
  const second = spawn(binary, words, { cwd: root, stdio: 'ignore' })
  await once(second, 'exit')
  await expect(searchField(practice.page)).toHaveValue('mira')
})
