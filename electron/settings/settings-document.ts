/**
 * The settings document: its schema, its version, its defaults, and the way from an older version to this one.
 *
 * It refuses what it does not know: a key that this version does not have means that another program or another version
 * wrote the file, and writing it back without that key would lose it. Such a document is unreadable, not repaired.
 */
import { z } from 'zod'
import { WorkspaceKind } from '../../shared/domain/app-state.ts'
import { Connection } from '../../shared/domain/connection.ts'
import { defaultRules } from '../../shared/domain/default-rules.ts'
import { Settings } from '../../shared/domain/settings.ts'
import { settingsVersion } from './settings-format.ts'

const WindowPlace = z.strictObject({
  x: z.int().nullable(),
  y: z.int().nullable(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximised: z.boolean(),
})

export const SettingsDocument = z.strictObject({
  version: z.literal(settingsVersion),
  settings: Settings,
  connections: z
    .array(Connection)
    .refine((connections) => new Set(connections.map((connection) => connection.id)).size === connections.length),
  workspace: WorkspaceKind,
  window: WindowPlace.nullable(),
})
export type SettingsDocument = z.infer<typeof SettingsDocument>

export const defaultDocument: SettingsDocument = {
  version: settingsVersion,
  settings: {
    ...defaultRules,
    agentName: '',
    theme: 'system',
    textSize: 'normal',
    language: 'system',
  },
  connections: [],
  workspace: 'real',
  window: null,
}

/** One step from version `from` to the next. It gets a copy of the document and returns the new one, or throws. */
export interface SettingsMigration {
  readonly from: number
  readonly migrate: (document: Record<string, unknown>) => Record<string, unknown>
}

const WithOffers = z.looseObject({
  connections: z.array(z.looseObject({ offer: z.looseObject({ microsoft365: z.boolean() }) })),
})
const WithTicket = z.looseObject({ settings: z.looseObject({ ticket: z.looseObject({}) }) })
const WithSettings = z.looseObject({ settings: z.looseObject({}) })

/** Every step there has ever been, oldest first. Version 1 is the first version. */
export const settingsMigrations: readonly SettingsMigration[] = [
  {
    from: 1,
    migrate(before) {
      const document = WithSettings.parse(before)
      return { ...document, settings: { ...document.settings, updates: { address: null } } }
    },
  },
  {
    // Microsoft 365 had a switch of its own; now it is one of the services that a connection can hide.
    from: 2,
    migrate(before) {
      const document = WithOffers.parse(before)
      return {
        ...document,
        connections: document.connections.map(({ offer: { microsoft365, ...offer }, ...connection }) => ({
          ...connection,
          offer: { ...offer, hiddenServiceIds: microsoft365 ? [] : ['microsoft-365'] },
        })),
      }
    },
  },
  {
    // Before, nobody had to be known.
    from: 3,
    migrate(before) {
      const document = WithSettings.parse(before)
      const { tiers, acceptedProofs, approvers, limits } = defaultRules
      return { ...document, settings: { ...document.settings, tiers, acceptedProofs, approvers, limits } }
    },
  },
  {
    from: 4,
    migrate(before) {
      const document = WithSettings.parse(before)
      return { ...document, settings: { ...document.settings, agentNameRequired: false } }
    },
  },
  {
    from: 5,
    migrate(before) {
      const document = WithTicket.parse(before)
      const { settings } = document
      const { notices, ticket, watchAfterReset, centralRecord } = defaultRules
      const asked = { ...settings.ticket, check: ticket.check, note: ticket.note }
      return { ...document, settings: { ...settings, notices, watchAfterReset, centralRecord, ticket: asked } }
    },
  },
  {
    from: 6,
    migrate(before) {
      const document = WithSettings.parse(before)
      return { ...document, settings: { ...document.settings, textSize: 'normal' } }
    },
  },
  // The language can be another one than English, which an earlier version could not read.
  { from: 7, migrate: (before) => before },
]

export type UpgradeResult =
  | { readonly kind: 'ok'; readonly document: Record<string, unknown> }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unreadable'; readonly reason: string }

const Versioned = z.looseObject({ version: z.int().nonnegative() })

/**
 * Takes the document from the version it names to `target`, step by step. A missing or failing step makes the whole
 * document unreadable: half migrated is not migrated.
 */
export function upgradeDocument(
  found: unknown,
  migrations: readonly SettingsMigration[],
  target: number,
): UpgradeResult {
  const versioned = Versioned.safeParse(found)
  if (!versioned.success) return { kind: 'unreadable', reason: 'no-version' }
  if (versioned.data.version > target) return { kind: 'newer' }
  let document: Record<string, unknown> = structuredClone(versioned.data)
  for (let version = versioned.data.version; version < target; version += 1) {
    const step = migrations.find((migration) => migration.from === version)
    if (step === undefined) return { kind: 'unreadable', reason: `no-step-from-${version}` }
    try {
      document = { ...step.migrate(document), version: version + 1 }
    } catch {
      return { kind: 'unreadable', reason: `step-from-${version}-failed` }
    }
  }
  return { kind: 'ok', document }
}
