/** The watcher of the policy's folder over real folders, and the look by the clock where nothing tells. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createMachinePolicy } from '../../../electron/policy/policy-source.ts'
import { createRulesInForce } from '../../../electron/policy/rules-in-force.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { createSettingsStore } from '../../../electron/settings/versioned-settings.ts'
import { silentLogger } from '../../support/history-fixtures.ts'
import { stubPolicy } from '../../support/policy-world.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { createTestSettingsFile } from '../../support/test-settings-file.ts'

/** More than one change tells, so that what is told late of the changes before cannot pass for all of these. */
const changes = 12

function watched() {
  const above = makeTempFolder()
  const folder = join(above, 'mfa-desk')
  const file = join(folder, 'policy.json')
  let told: () => void = () => undefined
  let resumed: () => void = () => undefined
  const source = createMachinePolicy({
    platform: process.platform,
    systems: [],
    startedWith: null,
    onResume: (listener) => {
      resumed = listener
    },
    place: { file, folder, required: join(folder, 'policy.required'), above: [above] },
  })
  const stop = source.watch(() => told())
  onTestFinished(stop)
  /** Resolves when something was told after the change. */
  const tells = (change: () => void): Promise<void> =>
    new Promise((resolve) => {
      told = resolve
      change()
    })
  /** As it is rolled out: under another name first. */
  const replace = (): void => {
    writeFileSync(join(folder, 'policy.next'), '{"version": 1}')
    renameSync(join(folder, 'policy.next'), file)
  }
  return { folder, file, tells, replace, stop, resume: () => resumed() }
}

describe('the folder of the policy', () => {
  it('tells of each replacement of the file, and of its removal', async () => {
    const { folder, file, tells, replace } = watched()
    await tells(() => mkdirSync(folder))
    for (let count = 0; count < changes; count += 1) await tells(replace)
    await tells(() => rmSync(file))
    for (let count = 0; count < changes; count += 1) await tells(replace)
  })

  it('is watched again when it was removed and has come back, as when a package is replaced', async () => {
    const { folder, tells, replace } = watched()
    await tells(() => mkdirSync(folder))
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < changes; count += 1) await tells(replace)
      await tells(() => rmSync(folder, { recursive: true }))
      await tells(() => mkdirSync(folder))
    }
  })

  it('is looked at when the computer comes back from sleep', async () => {
    const { tells, resume } = watched()
    await tells(resume)
  })
})

describe('without a word of any watcher', () => {
  afterEach(() => vi.useRealTimers())

  async function inForce(policy: ReturnType<typeof stubPolicy>) {
    const changed = vi.fn()
    const read = vi.spyOn(policy, 'read')
    const now = () => new Date()
    const rules = await createRulesInForce({
      own: createSettingsStore(createTestSettingsFile(defaultDocument), { now, logger: silentLogger }),
      source: policy,
      platform: 'linux',
      now,
      logger: silentLogger,
      changed,
    })
    onTestFinished(() => rules.close())
    return { rules, changed, read }
  }

  it('the policy is read again every minute, and is told once where it is another', async () => {
    vi.useFakeTimers()
    const policy = stubPolicy({ version: 1 })
    const { rules, changed } = await inForce(policy)
    policy.content = JSON.stringify({ version: 1, reasonRequired: true })
    await vi.advanceTimersByTimeAsync(59_999)
    expect([changed.mock.calls.length, rules.settings.read().reasonRequired]).toEqual([0, false])
    await vi.advanceTimersByTimeAsync(1)
    expect([changed.mock.calls.length, rules.settings.read().reasonRequired]).toEqual([1, true])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(changed).toHaveBeenCalledTimes(1)
    policy.content = '{'
    await vi.advanceTimersByTimeAsync(60_000)
    expect([changed.mock.calls.length, rules.inForce().state]).toEqual([2, 'broken'])
    rules.close()
    policy.content = null
    await vi.advanceTimersByTimeAsync(600_000)
    expect(rules.inForce().state).toBe('broken')
  })

  it('several changes told at once are one look, half a second after the last', async () => {
    vi.useFakeTimers()
    const policy = stubPolicy({ version: 1 })
    const { changed, read } = await inForce(policy)
    const looks = read.mock.calls.length
    policy.content = JSON.stringify({ version: 1, reasonRequired: true })
    for (let count = 0; count < 5; count += 1) {
      policy.tell()
      await vi.advanceTimersByTimeAsync(499)
    }
    expect([read.mock.calls.length - looks, changed.mock.calls.length]).toEqual([0, 0])
    await vi.advanceTimersByTimeAsync(1)
    expect([read.mock.calls.length - looks, changed.mock.calls.length]).toEqual([1, 1])
  })
})
