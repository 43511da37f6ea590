import { defineConfig } from 'vitest/config'

/** `keychain` needs a Secret Service and is started inside one by `npm test`; the others run anywhere. */
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
