/** A history written before services and additional actions had their names: `version-1` was made by that version. */
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { formatVersion } from '../../../electron/history/chain-line.ts'
import { inventedOperation, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { microsoft365 } from '../../support/domain-fixtures.ts'
import { appendAll, verifyNow, withHistory } from './open-history.ts'

const written = fileURLToPath(new URL('../../support/fixtures/version-1/history', import.meta.url))
const [resetId, refusedId] = ['99999999-9999-4999-8999-999999999991', '99999999-9999-4999-8999-999999999992']

test('is read in the words of today, stays as it is, and is continued', () =>
  withTemporaryFolder(async (folder) => {
    await cp(written, folder, { recursive: true })
    const month = join(folder, '2026-11.jsonl')
    const before = await readFile(month, 'utf8')

    await withHistory(folder, async (history) => {
      const reset = await history.readOperation(resetId)
      expect(reset?.accounts.map((planned) => planned.before)).toMatchObject([
        { services: [{ ...microsoft365, reset: 'possible' }], factors: { knowledge: 'listed' } },
        { services: [], additionalActions: ['end-sessions', 'unlock'], factors: { knowledge: 'not-disclosed' } },
      ])
      expect(reset?.accounts[1]?.account.state).toMatchObject({ locked: true, reported: 'LOCKED_OUT' })
      expect(reset?.steps.flatMap(({ step }) => step.effects)).toEqual([
        { kind: 'remove-factor', factorId: 'Google', label: 'Google Authenticator' },
        { kind: 'reset-service', serviceId: microsoft365.id, label: microsoft365.label },
        { kind: 'unlock' },
        { kind: 'reset-all' },
      ])
      expect((await history.readOperation(refusedId))?.accounts[0]?.before?.services).toEqual([])
      await appendAll(history, inventedOperation(7, '2026-11-20T11:00:00.000Z'))
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', problems: [] })
    })
    const after = await readFile(month, 'utf8')
    expect(after.startsWith(before)).toBe(true)
    expect(after.slice(before.length)).toContain(`"v":${formatVersion}`)
  }))
