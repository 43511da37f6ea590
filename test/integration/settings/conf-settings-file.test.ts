import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { createConfSettingsFile } from '../../../electron/settings/conf-settings-file.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { SettingsClosedError } from '../../../electron/settings/settings-store.ts'
import { createSettingsStore } from '../../../electron/settings/versioned-settings.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { makeConnection } from '../../support/domain-fixtures.ts'
import { shownMode } from '../../support/system.ts'
import { makeTempFolder, writeYesterday } from '../../support/temp-folder.ts'

const now = () => new Date('2026-11-20T10:42:07.123Z')

function setUp() {
  const folder = makeTempFolder()
  const file = createConfSettingsFile({ folder })
  return {
    folder,
    file,
    path: join(folder, 'settings.json'),
    open: () => createSettingsStore(createConfSettingsFile({ folder }), { now, logger: createSilentLogger() }),
  }
}

describe('the settings file', () => {
  it('is not there until something is changed, and then holds exactly the document, for this user only', () => {
    const { folder, path, open } = setUp()
    const settings = open()
    expect(settings.found).toBe('absent')
    expect(readdirSync(folder)).toEqual([])
    settings.putConnection(makeConnection())
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ ...defaultDocument, connections: [makeConnection()] })
    expect(statSync(path).mode & 0o777).toBe(shownMode(0o600))
    expect(open().found).toBe('ok')
  })

  it('takes names with dots, and everything else JSON can hold, as they are', () => {
    const { file } = setUp()
    const document = { 'a.b.c': 1, nested: { 'x.y': [null, true, 'ä秘🔑'] }, __proto__x: {} }
    file.write(document)
    expect(file.read('wait')).toEqual({ kind: 'ok', value: document })
  })

  it('has the document before it beside it', () => {
    const { folder, open } = setUp()
    const settings = open()
    settings.change({ agentName: 'Ada' })
    settings.change({ agentName: 'Grace' })
    const previous: unknown = JSON.parse(readFileSync(join(folder, 'settings.previous.json'), 'utf8'))
    expect(previous).toMatchObject({ settings: { agentName: 'Ada' } })
    expect(statSync(join(folder, 'settings.previous.json')).mode & 0o777).toBe(shownMode(0o600))
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.previous.json'])
  })

  it('is read with a byte order mark in front', () => {
    const { path, open } = setUp()
    writeFileSync(path, `\uFEFF${JSON.stringify({ ...defaultDocument, workspace: 'practice' })}`)
    expect(open().workspace()).toBe('practice')
  })
})

describe('a settings file that cannot be read', () => {
  const whole = Buffer.from(JSON.stringify({ ...defaultDocument, connections: [makeConnection()] }))

  it.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['full of zeros', Buffer.alloc(whole.length)],
    ['not an object', Buffer.from('[]')],
    ['null', Buffer.from('null')],
    ['not UTF-8', Buffer.concat([whole.subarray(0, -1), Buffer.from(',"x":"'), Buffer.of(0xff), Buffer.from('"}')])],
    ['of a newer version', Buffer.from('{"version":2}')],
    ['with two byte order marks', Buffer.concat([Buffer.from('\uFEFF\uFEFF'), whole])],
  ])('because it is %s stays as it is, byte for byte', (_case, content) => {
    const { folder, path, open } = setUp()
    writeFileSync(path, content)
    const settings = open()
    expect(['unreadable', 'newer']).toContain(settings.found)
    expect(() => settings.change({ theme: 'dark' })).toThrow(SettingsClosedError)
    expect(readFileSync(path)).toEqual(content)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('because it is cut at any byte is never taken for absent or whole', () => {
    const { path, open } = setUp()
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length))
      expect(open().found, `cut to ${length}`).toBe('unreadable')
    }
  })

  it('because it is a folder is reported, and put aside when a person starts afresh', () => {
    const { folder, path, open } = setUp()
    mkdirSync(path)
    const settings = open()
    expect(settings.found).toBe('unreadable')
    expect(settings.startFresh()).toEqual({ keptAs: 'settings.2026-11-20T10-42-07.123Z.json' })
    settings.change({ theme: 'dark' })
    expect(statSync(join(folder, 'settings.2026-11-20T10-42-07.123Z.json')).isDirectory()).toBe(true)
    expect(open().read().theme).toBe('dark')
  })

  it('is all that is left of a writing that was killed half way, at the next start', () => {
    const { folder, path, open } = setUp()
    writeFileSync(path, whole)
    writeYesterday(join(folder, 'settings.json.tmp-7000000000abcdef'), '{"agent')
    writeYesterday(join(folder, '.settings.previous.json.0f8fad5b-d9cb-469f-a165-70867728950e.tmp'), '{"agent')
    expect(open().found).toBe('ok')
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('gives way to the whole document before it, which is offered only while it is one', () => {
    const { folder, path, open } = setUp()
    open().change({ agentName: 'Ada' })
    open().change({ agentName: 'Grace' })
    expect(open().previous()).toBeNull()
    writeFileSync(path, '{ damaged')
    const settings = open()
    expect(settings.previous()?.agentName).toBe('Ada')
    expect(settings.restorePrevious()).toEqual({ keptAs: 'settings.2026-11-20T10-42-07.123Z.json' })
    expect(settings.read().agentName).toBe('Ada')
    settings.change({ theme: 'dark' })
    expect(open().read()).toMatchObject({ agentName: 'Ada', theme: 'dark' })
    expect(readFileSync(join(folder, 'settings.2026-11-20T10-42-07.123Z.json'), 'utf8')).toBe('{ damaged')
  })

  it('is left where the document before it is none either', () => {
    const { folder, path, open } = setUp()
    writeFileSync(path, '{ damaged')
    for (const previous of ['{ damaged too', '{}', '[]']) {
      writeFileSync(join(folder, 'settings.previous.json'), previous)
      const settings = open()
      expect(settings.previous(), previous).toBeNull()
      expect(() => settings.restorePrevious()).toThrow(new SettingsClosedError('unreadable'))
      expect(readFileSync(path, 'utf8')).toBe('{ damaged')
    }
  })

  it('is put aside together with the document before it', () => {
    const { folder, path, open } = setUp()
    open().change({ agentName: 'Ada' })
    open().change({ agentName: 'Grace' })
    writeFileSync(path, '{ damaged')
    const settings = open()
    expect(settings.startFresh()).toEqual({ keptAs: 'settings.2026-11-20T10-42-07.123Z.json' })
    settings.change({ theme: 'dark' })
    settings.change({ theme: 'light' })
    expect(readFileSync(join(folder, 'settings.2026-11-20T10-42-07.123Z.json'), 'utf8')).toBe('{ damaged')
    expect(readFileSync(join(folder, 'settings.previous.2026-11-20T10-42-07.123Z.json'), 'utf8')).toContain('Ada')
  })
})

describe('a folder that is not there', () => {
  it('is made by the first change', () => {
    const folder = join(makeTempFolder(), 'not', 'yet')
    createSettingsStore(createConfSettingsFile({ folder }), { now, logger: createSilentLogger() }).change({
      theme: 'dark',
    })
    expect(existsSync(join(folder, 'settings.json'))).toBe(true)
  })

  it('and cannot be made is a storage error, and the change is not taken', () => {
    const blocked = join(makeTempFolder(), 'file')
    const settings = createSettingsStore(createConfSettingsFile({ folder: join(blocked, 'below') }), {
      now,
      logger: createSilentLogger(),
    })
    writeFileSync(blocked, '')
    expect(() => settings.change({ theme: 'dark' })).toThrow(StorageError)
    expect(settings.read().theme).toBe('system')
  })
})

it('two processes that write at the same time leave a whole document of one of them', async () => {
  const { folder, open } = setUp()
  open().change({ agentName: 'start' })
  const script = `
    import { createSilentLogger } from './electron/logging/file-logger.ts'
    import { createConfSettingsFile } from './electron/settings/conf-settings-file.ts'
    import { createSettingsStore } from './electron/settings/versioned-settings.ts'
    const file = createConfSettingsFile({ folder: process.argv[1] })
    const settings = createSettingsStore(file, { now: () => new Date(), logger: createSilentLogger() })
    for (let round = 0; round < 40; round += 1) settings.change({ agentName: process.argv[2] + '-' + round })`
  const writer = (name: string) =>
    promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', script, folder, name])
  const writing = { done: false }
  const both = Promise.all([writer('one'), writer('two')]).finally(() => (writing.done = true))
  while (!writing.done) {
    expect(open().found).toBe('ok')
    await new Promise((resolve) => setImmediate(resolve))
  }
  await both
  expect(open().read().agentName).toMatch(/^(one|two)-39$/)
  expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.previous.json'])
})
