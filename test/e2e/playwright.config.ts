/**
 * One set of specs in two lanes. `chromium` shows the built page in plain Chromium over the composed main services and runs
 * everywhere; `electron` starts the real application and runs where its binary is, and is reported as skipped elsewhere.
 */
import { defineConfig } from '@playwright/test'
import type { LaneOptions } from './support/desk.ts'

export default defineConfig<LaneOptions>({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  // A machine of CI is shared, and now and then the driver loses a window of the real application. What passes only then is listed as flaky.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['E2E_REPORT'] ? [['dot'], ['json', { outputFile: process.env['E2E_REPORT'] }]] : [['list']],
  projects: [
    { name: 'chromium', use: { lane: 'chromium' }, testIgnore: 'second-start.spec.ts' },
    { name: 'electron', use: { lane: 'electron' }, testIgnore: 'first-picture.spec.ts' },
  ],
})
