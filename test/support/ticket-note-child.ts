/**
 * A process of its own that runs the application, resets one method with a ticket, and waits until the note is in it. It can die as if its
 * power were cut at the nth event that main sends from the commit on; otherwise its parent kills it. Its one argument is a `NoteChildOrder`
 * as JSON.
 */
import { writeSync } from 'node:fs'
import { setTimeout as waitReally } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Secret } from '../../electron/secret/secret.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import type { SecretVault } from '../../electron/vault/secret-vault.ts'
import type { ResetSelection } from '../../shared/domain/reset-plan.ts'
import { cutPower } from './power-cut.ts'
import { startApplication } from './test-application.ts'

export interface KeptSecrets {
  /** Base 64, of everything that is sealed. */
  readonly key: string
  readonly secrets: readonly { readonly connectionId: string; readonly origin: string; readonly secret: string }[]
}

export interface NoteChildOrder extends KeptSecrets {
  readonly folder: string
  readonly selection: ResetSelection
  readonly ticket: string
  /** From 1; `null` lets it live. */
  readonly diesAtEvent: number | null
}

/** A keychain that is the same in every process. */
export async function vaultOf({ key, secrets }: KeptSecrets): Promise<SecretVault> {
  const vault = createMemoryVault()
  for (const { connectionId, origin, secret } of secrets)
    await vault.write({ connectionId, origin }, new Secret(secret))
  return { ...vault, readOrCreateKey: () => Promise.resolve(Buffer.from(key, 'base64')) }
}

async function carryOut({ folder, selection, ticket, diesAtEvent, ...kept }: NoteChildOrder): Promise<void> {
  const { app, ask } = await startApplication(folder, { vault: await vaultOf(kept) })
  const plan = await ask('resets:prepare', { selections: [selection], retryOf: null })
  let events = 0
  app.onEvent(() => {
    events += 1
    if (events === diesAtEvent) cutPower()
  })
  const { id } = await ask('resets:commit', { planId: plan.id, ticket, reason: '', unchecked: 'A test' })
  for (;;) {
    const { ticketNote } = await ask('outbox:of-operation', { operationId: id })
    if (ticketNote?.state === 'sent') break
    await waitReally(1)
  }
  await app.close()
  writeSync(1, 'done\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await carryOut(JSON.parse(process.argv[2] ?? '') as NoteChildOrder)
  process.exit(0)
}
