import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  defaultDocument,
  SettingsDocument,
  settingsMigrations,
  upgradeDocument,
} from '../../../electron/settings/settings-document.ts'
import { settingsVersion } from '../../../electron/settings/settings-format.ts'
import { makeConnection } from '../../support/domain-fixtures.ts'

const steps = [
  {
    from: 0,
    migrate: (document: Record<string, unknown>) => ({ ...document, trail: [...(document['trail'] as []), 0] }),
  },
  {
    from: 1,
    migrate: (document: Record<string, unknown>) => ({ ...document, trail: [...(document['trail'] as []), 1] }),
  },
]

describe('upgradeDocument', () => {
  it('goes every step in order and records the version reached', () => {
    expect(upgradeDocument({ version: 0, trail: [] }, steps, 2)).toEqual({
      kind: 'ok',
      document: { version: 2, trail: [0, 1] },
    })
    expect(upgradeDocument({ version: 1, trail: [] }, steps, 2)).toEqual({
      kind: 'ok',
      document: { version: 2, trail: [1] },
    })
    expect(upgradeDocument({ version: 2, trail: [] }, steps, 2)).toEqual({
      kind: 'ok',
      document: { version: 2, trail: [] },
    })
  })

  it('tells a newer version from a damaged document', () => {
    expect(upgradeDocument({ version: 3 }, steps, 2).kind).toBe('newer')
    for (const document of [null, [], 'text', {}, { version: '1' }, { version: -1 }, { version: 1.5 }]) {
      expect(upgradeDocument(document, steps, 2)).toEqual({ kind: 'unreadable', reason: 'no-version' })
    }
  })

  it('is unreadable where a step is missing or fails, and leaves the document it was given alone', () => {
    expect(upgradeDocument({ version: 0, trail: [] }, steps.slice(1), 2)).toEqual({
      kind: 'unreadable',
      reason: 'no-step-from-0',
    })
    const given = { version: 0, list: [1] }
    const failing = {
      from: 0,
      migrate(document: Record<string, unknown>): never {
        ;(document['list'] as number[]).push(2)
        throw new Error('in the middle')
      },
    }
    expect(upgradeDocument(given, [failing], 1)).toEqual({ kind: 'unreadable', reason: 'step-from-0-failed' })
    expect(given).toEqual({ version: 0, list: [1] })
  })
})

describe('the document', () => {
  it('is valid as it starts', () => {
    expect(SettingsDocument.parse(defaultDocument)).toEqual(defaultDocument)
  })

  it.each<[string, object]>([
    ['a key it does not know', { ...defaultDocument, token: 'x' }],
    ['a setting it does not know', { ...defaultDocument, settings: { ...defaultDocument.settings, colour: 'red' } }],
    ['a secret on a connection', { ...defaultDocument, connections: [{ ...makeConnection(), secret: 'x' }] }],
    ['two connections with one id', { ...defaultDocument, connections: [makeConnection(), makeConnection()] }],
    ['a missing part', { ...defaultDocument, connections: undefined }],
    ['an unknown workspace', { ...defaultDocument, workspace: 'other' }],
  ])('refuses %s', (_case, document) => {
    expect(SettingsDocument.safeParse(document).success).toBe(false)
  })
})

it('takes settings of an earlier version along, with what each connection hides', async () => {
  const written = new URL('../../support/fixtures/version-1/settings.json', import.meta.url)
  const upgraded = upgradeDocument(JSON.parse(await readFile(written, 'utf8')), settingsMigrations, settingsVersion)
  if (upgraded.kind !== 'ok') throw new Error(upgraded.kind)
  expect(SettingsDocument.parse(upgraded.document)).toMatchObject({
    settings: { agentName: 'Agent 1', ticket: { required: true, check: 'warn', note: true } },
    connections: [
      { offer: { hiddenFactorIds: ['Duo'], hiddenServiceIds: ['microsoft-365'] } },
      { offer: { hiddenFactorIds: [], hiddenServiceIds: [] } },
    ],
  })
})
