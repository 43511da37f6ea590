/** Builds `main.ts` as the application's main is built, into a folder that Electron starts like the project's own. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import application from '../../../electron.vite.config.ts'

const root = join(import.meta.dirname, '../../..')

interface MainSection {
  readonly resolve: { readonly alias: readonly { readonly find: RegExp; readonly replacement: string }[] }
  readonly build: { readonly rolldownOptions: object }
}
const { main } = application as { readonly main: MainSection }

/** electron-vite has every file it bundles for a configuration believe that it lies where that does. */
const alias = main.resolve.alias.map(({ find, replacement }) => ({
  find,
  replacement: replacement.replace(import.meta.dirname, root),
}))

const manifest: Plugin = {
  name: 'manifest',
  generateBundle() {
    const { name, productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      string
    >
    const source = JSON.stringify({ name, productName, version, type: 'module', main: 'main.js' })
    this.emitFile({ type: 'asset', fileName: 'package.json', source })
  },
}

export default defineConfig({
  main: {
    ...main,
    resolve: { alias },
    plugins: [manifest],
    build: {
      ...main.build,
      license: false,
      outDir: join(root, 'out/under-policy'),
      rolldownOptions: { ...main.build.rolldownOptions, input: { main: join(import.meta.dirname, 'main.ts') } },
    },
  },
})
