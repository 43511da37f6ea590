/** Three bundles: main (ESM), preload (one CommonJS file, as a sandboxed preload must be), renderer. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Everything is bundled but what Electron and the operating system bring. */
const external = ['electron', 'keytar', /^node:/]

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      target: 'node24',
      outDir: 'out/main',
      rolldownOptions: { input: { main: 'electron/main.ts' }, external, output: { format: 'es' } },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: 'node24',
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome150',
      outDir: 'out/renderer',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
