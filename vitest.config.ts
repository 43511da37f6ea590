import { defineConfig } from 'vitest/config'

/**
 * Every project runs anywhere. The tests of `keychain` each start a Secret Service of their own, one file after the other, and
 * are skipped with the reason where there is none to start. The times end what hangs; a slow computer is no fault.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: ['test/integration/keychain/**'],
        },
      },
      { extends: true, test: { name: 'security', include: ['test/security/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'keychain', include: ['test/integration/keychain/**/*.test.ts'], fileParallelism: false },
      },
    ],
  },
})
