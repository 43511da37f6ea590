/** The import rules against a planted tree with a system of a name they have never heard of. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { root, toolEntry } from '../../../scripts/lib/run.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

interface Cruised {
  readonly summary: { readonly violations: readonly { from: string; to: string; rule: { name: string } }[] }
}

/** `imports`: what each planted file imports; what is imported is planted as well. Answers `from → to`, each once. */
async function forbidden(imports: Readonly<Record<string, readonly string[]>>): Promise<string[]> {
  const folder = makeTempFolder()
  const plant = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const path of Object.values(imports).flat()) plant(path, 'export {}\n')
  for (const [path, targets] of Object.entries(imports)) {
    plant(path, targets.map((target) => `import './${posix.relative(dirname(path), target)}'\n`).join(''))
  }
  copyFileSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
  const args = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'electron']
  const { stdout } = await promisify(execFile)(process.execPath, [toolEntry('depcruise'), ...args], {
    cwd: folder,
  })
  const { violations } = (JSON.parse(stdout) as Cruised).summary
  // Circles of folders, which these plants make as well, have a rule of their own.
  const ofFiles = violations.filter(({ from }) => from.endsWith('.ts'))
  return [...new Set(ofFiles.map(({ from, to }) => `${from} → ${to}`))].sort()
}

it(
  'keeps a system of any name apart from the others and from all that is not shared',
  { timeout: 60_000 },
  async () => {
    const provider = 'electron/providers/duo/client.ts'
    const practice = 'electron/practice/duo/index.ts'
    expect(
      await forbidden({
        [provider]: [
          'electron/vault/memory-vault.ts',
          'electron/providers/okta/client.ts',
          'electron/history/journal.ts',
          'electron/practice/people.ts',
          // What they all share.
          'electron/providers/duo/schemas.ts',
          'electron/providers/http/transport.ts',
          'electron/providers/system-definition.ts',
          'electron/secret/secret.ts',
        ],
        [practice]: [
          'electron/practice/okta/users.ts',
          'electron/providers/duo/schemas.ts',
          'electron/practice/people.ts',
        ],
      }),
    ).toEqual([
      `${practice} → electron/practice/okta/users.ts`,
      `${practice} → electron/providers/duo/schemas.ts`,
      `${provider} → electron/history/journal.ts`,
      `${provider} → electron/practice/people.ts`,
      `${provider} → electron/providers/okta/client.ts`,
      `${provider} → electron/vault/memory-vault.ts`,
    ])
  },
)

it('lets a system be reached through the list alone, and practice only late', { timeout: 60_000 }, async () => {
  const compose = 'electron/app/compose.ts'
  const systems = 'electron/systems/systems.ts'
  expect(
    await forbidden({
      [compose]: [systems, 'electron/providers/duo/duo-provider.ts', 'electron/systems/practice-systems.ts'],
      [systems]: ['electron/providers/duo/index.ts', 'electron/practice/duo/index.ts'],
    }),
  ).toEqual([
    `${compose} → electron/providers/duo/duo-provider.ts`,
    `${compose} → electron/systems/practice-systems.ts`,
    `${systems} → electron/practice/duo/index.ts`,
  ])
})

it('tells errors without knowing the rooms they come from', { timeout: 60_000 }, async () => {
  const teller = 'electron/ipc/to-app-error.ts'
  const handlers = 'electron/ipc/handlers/history-handlers.ts'
  expect(
    await forbidden({
      [teller]: ['electron/errors/coded-error.ts', 'electron/settings/settings-store.ts'],
      [handlers]: [
        'electron/history/history.ts',
        'electron/history/history-closed-error.ts',
        'electron/storage/storage-error.ts',
      ],
    }),
  ).toEqual([
    `${handlers} → electron/history/history-closed-error.ts`,
    `${handlers} → electron/storage/storage-error.ts`,
    `${teller} → electron/settings/settings-store.ts`,
  ])
})
