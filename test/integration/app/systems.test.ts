/** The systems as the page is told of them by the whole application, and what another version's systems do to it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openHistory } from '../../../electron/history/file-history.ts'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import type { SystemDefinition } from '../../../electron/providers/system-definition.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { knownSystemIds, systems } from '../../../electron/systems/systems.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import { makeConnection } from '../../support/domain-fixtures.ts'
import { inventedOperation } from '../../support/history-fixtures.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'

async function start(folder = makeTempFolder()): Promise<TestApplication> {
  const application = await startApplication(folder)
  onTestFinished(() => application.app.close())
  return application
}

it('tells the page of every system what it shows, and neither addresses of links nor where secrets stand', async () => {
  const { ask } = await start()
  const told = await ask('connections:list-systems', {})
  expect(told.systems.map(({ id }) => id)).toEqual(knownSystemIds)
  for (const { id, name, signIns } of told.systems) {
    const definition: SystemDefinition = systems[id as keyof typeof systems]
    expect(name).toBe(definition.name)
    expect(signIns.map(({ kind }) => kind)).toEqual(definition.describe('en').signIns.map(({ kind }) => kind))
    for (const { url } of definition.describe('en').signIns.flatMap(({ links }) => links)) {
      expect(JSON.stringify(told)).not.toContain(url)
    }
  }
  expect(JSON.stringify(told)).not.toContain('secretFields')
})

it('opens a page of a system’s help by its name, and nothing the page thought of', async () => {
  const { ask, refusalOf, opened } = await start()
  await ask('app:open-link', { system: 'adaxes', link: 'rights-help' })
  expect(opened).toEqual(['https://www.adaxes.com/help/GrantRightsToResetMFA/'])
  for (const request of [
    { system: 'okta', link: 'rights-help' },
    { system: 'adaxes', link: 'https://elsewhere.example' },
    { system: 'constructor', link: 'rights-help' },
  ]) {
    expect((await refusalOf('app:open-link', request)).code).toBe('invalid-request')
  }
  expect(opened).toHaveLength(1)
})

it('lists a connection to a system that only another version knows, uses it for nothing and lets it be removed', async () => {
  const folder = makeTempFolder()
  const stranger = makeConnection({ system: 'entra-id', name: 'Cloud' })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...defaultDocument, connections: [stranger] }))
  const { ask, refusalOf } = await start(folder)

  expect((await ask('app:read-state', {})).settings).toBe('ok')
  const { connections } = await ask('connections:list', {})
  expect(connections).toMatchObject([{ ...stranger, capabilities: null }])
  const search = { connectionId: stranger.id, text: 'mira' }
  expect(await refusalOf('directory:search', search)).toMatchObject({ code: 'system-not-known', system: 'entra-id' })
  await ask('connections:change', { connectionId: stranger.id, changes: { name: 'Cloud of before' } })
  expect((await ask('connections:list', {})).connections).toMatchObject([{ name: 'Cloud of before' }])
  await ask('connections:remove', { connectionId: stranger.id })
  expect((await ask('connections:list', {})).connections).toEqual([])
})

it('reads a history that tells of such a system, and names it by its id', async () => {
  const folder = makeTempFolder()
  const history = openHistory({
    folder: join(folder, 'history'),
    now: () => new Date('2026-11-04T10:00:00.000Z'),
    logger: createSilentLogger(),
  })
  for (const entry of inventedOperation(1, '2026-11-03T10:42:00.000Z', ['succeeded'])) {
    const written = JSON.stringify(entry).replaceAll('"system":"adaxes"', '"system":"entra-id"')
    await history.append(JSON.parse(written) as typeof entry)
  }
  await history.close()

  const { ask } = await start(folder)
  const { rows } = await ask('history:query', { filters: { ...noFilters, systems: ['entra-id'] }, offset: 0, limit: 9 })
  expect(rows).toMatchObject([{ systems: [{ system: 'entra-id' }] }])
  const { text } = await ask('history:copy-evidence', { operationId: rows[0]?.id ?? '', format: 'text' })
  expect(text).toContain('Entra-id')
})
