/** A history in today's form, as the version that introduced it wrote it: `version-4`. */
import { cp } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { verifyNow, withHistory } from './open-history.ts'

const written = fileURLToPath(new URL('../../support/fixtures/version-4/history', import.meta.url))

test('is intact, and tells what came after a reset', () =>
  withTemporaryFolder(async (folder) => {
    await cp(written, folder, { recursive: true })
    await withHistory(folder, async (history) => {
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', problems: [] })
      const operation = await history.readOperation(operationId(23))
      expect(operation?.messages).toMatchObject([
        { message: { kind: 'notice', to: 'person' }, outcome: 'accepted', code: null },
        { message: { kind: 'ticket-note', ticket: 'INC-100023' }, outcome: 'dismissed', code: 'not-reachable' },
      ])
      expect(operation?.steps[0]).toMatchObject({
        setUpAgain: [{ label: 'Okta Verify', setUpAt: '2026-11-09T09:15:00.000Z', timeFrom: 'system' }],
      })
      expect(operation?.steps[0]).not.toHaveProperty('notSetUpAgain')
    })
  }))
