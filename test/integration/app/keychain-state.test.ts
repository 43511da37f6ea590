import { expect, it, onTestFinished } from 'vitest'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import type { SecretVault } from '../../../electron/vault/secret-vault.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication } from '../../support/test-application.ts'

type Found = Awaited<ReturnType<SecretVault['probe']>>

/** With a keychain that answers one after the other, and a clock the test moves. */
async function startWith(...answers: Found[]) {
  const clock = { ms: Date.parse('2026-11-20T10:00:00Z') }
  const asked = { times: 0 }
  const probe = (): Promise<Found> => {
    const answer = answers[asked.times] ?? 'available'
    asked.times += 1
    return Promise.resolve(answer)
  }
  const { app, ask } = await startApplication(makeTempFolder(), {
    vault: { ...createMemoryVault(), probe },
    now: () => new Date(clock.ms),
  })
  onTestFinished(() => app.close())
  const read = async (again?: true) => (await ask('app:read-state', again ? { again } : {})).keychain
  return { clock, asked, read }
}

it('a keychain that has refused is not asked again for a while, since macOS would ask the person each time', async () => {
  const { clock, asked, read } = await startWith('refused', 'refused')
  expect(await Promise.all([read(), read(), read()])).toEqual(['refused', 'refused', 'refused'])
  clock.ms += 59_999
  expect(await read()).toBe('refused')
  expect(asked.times).toBe(1)
  clock.ms += 1
  expect(await read()).toBe('refused')
  expect(asked.times).toBe(2)
})

it('a keychain that has refused is asked at once for a person who tries again', async () => {
  const { asked, read } = await startWith('refused', 'available')
  expect(await read()).toBe('refused')
  expect(await read(true)).toBe('available')
  expect(await read()).toBe('available')
  expect(asked.times).toBe(2)
})

it.each(['locked', 'unavailable'] as const)('a keychain that was %s may be back at any moment', async (state) => {
  const { read } = await startWith(state, 'available')
  expect(await read()).toBe(state)
  expect(await read()).toBe('available')
})
