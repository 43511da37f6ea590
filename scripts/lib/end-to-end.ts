/** How the end-to-end tests are started. */
import { join } from 'node:path'
import { root } from './run.ts'

export function endToEndCommand(more: readonly string[] = []): { command: string; args: string[] } {
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  return { command: process.execPath, args: [cli, 'test', '--config', 'test/e2e/playwright.config.ts', ...more] }
}
