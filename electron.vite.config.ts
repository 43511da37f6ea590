/** Three bundles: main (ESM), preload (one CommonJS file, as a sandboxed preload must be), renderer. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { buildCommit } from './scripts/lib/build-commit.ts'
import { firstFrame } from './scripts/lib/first-frame.ts'
import { pageWithoutSchemas } from './scripts/lib/page-without-schemas.ts'
import { thirdPartyFile } from './scripts/packing/notices.ts'

/** What of others is bundled, with its licence: the notices are made of it (scripts/packing/notices.ts). */
const license = { fileName: thirdPartyFile }

/** What `electron/app/build-info.ts` reads. The release build says that it signs; no other build is signed. */
const build = { commit: buildCommit(import.meta.dirname), signed: process.env['MFA_DESK_SIGNED'] === 'true' }

/** Everything is bundled but what Electron and the operating system bring. */
const external = ['electron', 'keytar', /^node:/]

/** V8 keeps a source with one letter beyond Latin-1 at two bytes a letter, for as long as the program runs. */
const charset = 'ascii'

/** conf's JSON Schema validator, which settings here are never held to. */
const withoutJsonSchema = {
  find: /^ajv(?:-formats|\/dist\/2020\.js)$/,
  replacement: join(import.meta.dirname, 'electron/settings/no-json-schema.ts'),
}

/** The chunk of the page's texts in one language. */
const textsOf = (module: string): string => `texts-${/messages\/([a-z]+)\/page-texts/.exec(module)?.[1] ?? ''}`

export default defineConfig({
  main: {
    resolve: { alias: [withoutJsonSchema] },
    define: { MFA_DESK_BUILD: JSON.stringify(build) },
    build: {
      externalizeDeps: false,
      target: 'node24',
      outDir: 'out/main',
      license,
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          'system-certificates-worker': 'electron/app/system-certificates-worker.ts',
          'check-files-worker': 'electron/history/check-files-worker.ts',
        },
        external,
        // Less to read at the start. Names stay: the log says where an error nobody foresaw came from.
        output: {
          format: 'es',
          charset,
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: 'node24',
      outDir: 'out/preload',
      license,
      rolldownOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [
      pageWithoutSchemas(),
      react(),
      firstFrame({
        page: 'app.tsx',
        frame: 'first-frame.tsx',
        texts: (language) => `../shared/messages/${language}/page-texts.ts`,
      }),
    ],
    build: {
      target: 'chrome150',
      outDir: 'out/renderer',
      license,
      minify: true,
      chunkSizeWarningLimit: 600,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: 'renderer/index.html',
        output: {
          charset,
          // What every start needs is one file beside the small first one: each file is a question to main, which is busy then.
          codeSplitting: {
            groups: [
              { name: 'main', test: /renderer\/main\.ts$/, priority: 2 },
              { name: 'app', test: /renderer\/app\.tsx$/, priority: 1 },
              // One a language, of which one is loaded.
              { name: textsOf, test: /shared\/messages\/[a-z]+\/page-texts\.ts$/ },
            ],
          },
        },
      },
    },
  },
})
