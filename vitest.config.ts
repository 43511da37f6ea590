import { defineConfig } from 'vitest/config'

/**
 * Every project runs anywhere. The tests of `keychain` each start a Secret Service of their own, one file after the other, and
 * are skipped with the reason where there is none to start.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'] } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: ['test/integration/keychain/**'],
        },
      },
      { test: { name: 'security', include: ['test/security/**/*.test.ts'] } },
      { test: { name: 'keychain', include: ['test/integration/keychain/**/*.test.ts'], fileParallelism: false } },
    ],
  },
})
