import { describe, expect, it } from 'vitest'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { settingsVersion } from '../../../electron/settings/settings-format.ts'
import { SettingsClosedError } from '../../../electron/settings/settings-store.ts'
import { createSettingsStore, type VersionedSettingsOptions } from '../../../electron/settings/versioned-settings.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { connectionId, makeConnection, otherConnectionId } from '../../support/domain-fixtures.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'
import { createTestSettingsFile, type TestSettingsFile } from '../../support/test-settings-file.ts'
import { isRecordWanted } from '../../../shared/domain/record-receivers.ts'

const now = () => new Date('2026-11-20T10:42:07.123Z')
const open = (file: TestSettingsFile, options: Partial<VersionedSettingsOptions> = {}) =>
  createSettingsStore(file, { now, logger: createSilentLogger(), ...options })

describe('settings that are absent', () => {
  it('begin with the defaults and write nothing by themselves', () => {
    const file = createTestSettingsFile()
    const settings = open(file)
    expect(settings.found).toBe('absent')
    expect(settings.read()).toEqual(defaultDocument.settings)
    expect(settings.connections()).toEqual([])
    expect(file.content).toBeNull()
  })

  it('are there after the first change, and found by the next start', () => {
    const file = createTestSettingsFile()
    const settings = open(file)
    expect(settings.change({ theme: 'dark' }).theme).toBe('dark')
    expect(settings.found).toBe('ok')
    const next = open(file)
    expect(next.found).toBe('ok')
    expect(next.read()).toEqual({ ...defaultDocument.settings, theme: 'dark' })
  })
})

describe('changes', () => {
  it('leave alone what they do not name', () => {
    const settings = open(createTestSettingsFile())
    settings.change({ agentName: 'Ada' })
    settings.change({ theme: 'light' })
    expect(settings.read()).toMatchObject({ agentName: 'Ada', theme: 'light' })
  })

  it('add, replace in place and remove connections', () => {
    const settings = open(createTestSettingsFile())
    settings.putConnection(makeConnection())
    settings.putConnection(makeConnection({ id: otherConnectionId, name: 'Second' }))
    settings.putConnection(makeConnection({ name: 'Renamed' }))
    expect(settings.connections().map(({ name }) => name)).toEqual(['Renamed', 'Second'])
    settings.removeConnection(connectionId)
    expect(settings.connections().map(({ name }) => name)).toEqual(['Second'])
  })

  it('keep workspace and window', () => {
    const file = createTestSettingsFile()
    const settings = open(file)
    const place = { x: null, y: -20, width: 1200, height: 800, maximised: true }
    settings.setWorkspace('practice')
    settings.writeWindowState(place)
    expect(open(file).workspace()).toBe('practice')
    expect(open(file).readWindowState()).toEqual(place)
  })

  it('are not taken when they could not be read again', () => {
    const file = createTestSettingsFile()
    const settings = open(file)
    settings.change({ agentName: 'Ada' })
    const before = file.content
    expect(() => settings.change({ recents: { kept: true, days: 0 } })).toThrow()
    expect(file.content).toBe(before)
    expect(settings.read().recents.days).toBe(30)
  })

  it('are not taken when the disk is full', () => {
    const file = createTestSettingsFile()
    const settings = open(file)
    settings.change({ agentName: 'Ada' })
    file.full = true
    expect(() => settings.change({ agentName: 'Grace' })).toThrow(new StorageError('disk-full'))
    expect(settings.read().agentName).toBe('Ada')
    file.full = false
    expect(settings.change({ theme: 'dark' })).toMatchObject({ agentName: 'Ada', theme: 'dark' })
  })

  it('keep what another process changed since', () => {
    const file = createTestSettingsFile()
    const [first, second] = [open(file), open(file)]
    first.putConnection(makeConnection())
    second.change({ theme: 'dark' })
    first.change({ agentName: 'Ada' })
    expect(open(file).connections()).toHaveLength(1)
    expect(open(file).read()).toMatchObject({ theme: 'dark', agentName: 'Ada' })
  })
})

describe('settings that cannot be used', () => {
  const damaged = ['', '{', '{}', 'null', '[]', '{"version":1}', JSON.stringify({ ...defaultDocument, extra: 1 })]

  it.each(damaged)('%j is unreadable and stays as it is', (content) => {
    const file = createTestSettingsFile()
    file.content = content
    const settings = open(file)
    expect(settings.found).toBe('unreadable')
    expect(settings.read()).toEqual(defaultDocument.settings)
    expect(() => settings.change({ theme: 'dark' })).toThrow(SettingsClosedError)
    expect(() => settings.putConnection(makeConnection())).toThrow(SettingsClosedError)
    expect(() => settings.setWorkspace('practice')).toThrow(SettingsClosedError)
    expect(file.content).toBe(content)
  })

  it('say in the log where the trouble is, not what stands there', () => {
    const logger = createRecordingLogger()
    const document = { ...defaultDocument, settings: { ...defaultDocument.settings, theme: 'canary' } }
    open(createTestSettingsFile(document), { logger })
    expect(logger.lines).toEqual([
      { level: 'error', event: 'settings-unreadable', fields: { reason: 'invalid: settings.theme' } },
    ])
  })

  it('are kept aside under a dated name when a person starts afresh', () => {
    const file = createTestSettingsFile()
    file.content = '{ damaged'
    const settings = open(file)
    expect(settings.startFresh()).toEqual({ keptAs: 'settings.2026-11-20T10-42-07.123Z.json' })
    expect(file.aside.get('settings.2026-11-20T10-42-07.123Z.json')).toBe('{ damaged')
    expect(settings.found).toBe('absent')
    settings.change({ theme: 'dark' })
    expect(settings.found).toBe('ok')
  })

  it('are not written over when they are damaged while the application runs', () => {
    const file = createTestSettingsFile()
    const settings = open(file)
    settings.change({ agentName: 'Ada' })
    file.content = '\0\0\0\0'
    expect(() => settings.change({ theme: 'dark' })).toThrow(SettingsClosedError)
    expect(file.content).toBe('\0\0\0\0')
    expect(settings.found).toBe('unreadable')
    expect(settings.read().agentName).toBe('Ada')
  })

  it('of a newer version are refused, also for a fresh start', () => {
    const file = createTestSettingsFile({ version: 999, whatever: true })
    const settings = open(file)
    expect(settings.found).toBe('newer')
    expect(() => settings.change({ theme: 'dark' })).toThrow(new SettingsClosedError('newer'))
    expect(() => settings.startFresh()).toThrow(SettingsClosedError)
    expect(file.content).toBe('{"version":999,"whatever":true}')
  })
})

describe('settings that another program holds', () => {
  const ada = { ...defaultDocument, settings: { ...defaultDocument.settings, agentName: 'Ada' } }

  it('at the start are not known, refuse changes, and come back when they are looked at again', () => {
    const file = createTestSettingsFile(ada)
    file.held = true
    const logger = createRecordingLogger()
    const settings = open(file, { logger })
    expect(settings.found).toBe('no-access')
    expect(() => settings.change({ theme: 'dark' })).toThrow(new SettingsClosedError('no-access'))
    expect(settings.readAgain()).toBe(false)
    expect(logger.lines).toEqual([{ level: 'warn', event: 'settings-no-access', fields: { code: 'file-in-use' } }])
    file.held = false
    expect(settings.readAgain()).toBe(true)
    expect(settings.found).toBe('ok')
    expect(settings.read().agentName).toBe('Ada')
  })

  it('at the start are changed as soon as that is possible', () => {
    const file = createTestSettingsFile(ada)
    file.held = true
    const settings = open(file)
    file.held = false
    expect(settings.change({ theme: 'dark' })).toMatchObject({ agentName: 'Ada', theme: 'dark' })
  })

  it('later on stay known; a change is refused for now, and taken when it is made again', () => {
    const file = createTestSettingsFile(ada)
    const settings = open(file)
    file.held = true
    expect(() => settings.change({ theme: 'dark' })).toThrow(new StorageError('file-in-use'))
    expect(settings.found).toBe('ok')
    expect(settings.read()).toMatchObject({ agentName: 'Ada', theme: 'system' })
    file.held = false
    expect(settings.change({ theme: 'dark' })).toMatchObject({ agentName: 'Ada', theme: 'dark' })
  })

  it('are never put aside', () => {
    const file = createTestSettingsFile(ada)
    file.held = true
    const settings = open(file)
    expect(() => settings.startFresh()).toThrow(new SettingsClosedError('no-access'))
    file.held = false
    expect(settings.startFresh()).toEqual({ keptAs: null })
    expect(file.aside.size).toBe(0)
    expect(settings.read().agentName).toBe('Ada')
  })
})

it('what was damaged and has become readable meanwhile is not put aside', () => {
  const file = createTestSettingsFile()
  file.content = '{ damaged'
  const settings = open(file)
  file.content = JSON.stringify({ ...defaultDocument, workspace: 'practice' })
  expect(settings.startFresh()).toEqual({ keptAs: null })
  expect(file.aside.size).toBe(0)
  expect(settings.workspace()).toBe('practice')
})

it('a fresh start leaves usable settings alone', () => {
  const file = createTestSettingsFile(defaultDocument)
  const before = file.content
  expect(open(file).startFresh()).toEqual({ keptAs: null })
  expect(file.content).toBe(before)
})

describe('settings of an older version', () => {
  const previous = settingsVersion - 1
  const older = { ...defaultDocument, version: previous, connections: undefined }
  const addConnections = {
    from: previous,
    migrate: (document: object) => ({ ...document, connections: [makeConnection()] }),
  }

  it('are taken over, and written with the first change', () => {
    const file = createTestSettingsFile(older)
    const before = file.content
    const settings = open(file, { migrations: [addConnections] })
    expect(settings.found).toBe('ok')
    expect(settings.connections()).toHaveLength(1)
    expect(file.content).toBe(before)
    settings.change({ theme: 'dark' })
    expect(open(file).connections()).toHaveLength(1)
  })

  it('of version 1 keep everything and name no version file', () => {
    const { updates, ...settingsOfVersion1 } = { ...defaultDocument.settings, agentName: 'Ada' }
    const file = createTestSettingsFile({
      ...defaultDocument,
      version: 1,
      settings: settingsOfVersion1,
      connections: [{ ...makeConnection(), offer: { microsoft365: true, hiddenFactorIds: [] } }],
    })
    const settings = open(file)
    expect(settings.found).toBe('ok')
    expect(settings.read()).toEqual({ ...settingsOfVersion1, updates })
    expect(settings.read().updates.address).toBeNull()
    expect(settings.connections()).toEqual([makeConnection()])
  })

  it('of version 5 keep everything and send the record nowhere', () => {
    const { centralRecord, watchAfterReset, ...settingsOfVersion5 } = { ...defaultDocument.settings, agentName: 'Ada' }
    const file = createTestSettingsFile({ ...defaultDocument, version: 5, settings: settingsOfVersion5 })
    const settings = open(file)
    expect(settings.found).toBe('ok')
    expect(settings.read()).toEqual({ ...settingsOfVersion5, centralRecord, watchAfterReset })
    expect(isRecordWanted(settings.read().centralRecord)).toBe(false)
  })

  it('stay as they are when a step fails or its result is not valid', () => {
    const failing = (): never => {
      throw new Error('in the middle')
    }
    for (const migrate of [() => ({ nothing: 'left' }), failing]) {
      const file = createTestSettingsFile(older)
      const before = file.content
      const settings = open(file, { migrations: [{ from: previous, migrate }] })
      expect(settings.found).toBe('unreadable')
      expect(() => settings.change({ theme: 'dark' })).toThrow(SettingsClosedError)
      expect(file.content).toBe(before)
    }
  })
})
