/**
 * `npm run e2e`: the end-to-end tests alone, in both lanes. Further words go to Playwright, for example
 * `-- --project=electron main-job`. A lane that is asked for by name and cannot run is an error, and not skipped.
 */
import { isBuildCurrent } from './lib/build-state.ts'
import { testPackages } from './lib/debian-packages.ts'
import { electronForSpecs } from './lib/electron-binary.ts'
import { runEndToEnd } from './lib/end-to-end.ts'
import { requirePackages } from './lib/require-packages.ts'
import { root, runTool } from './lib/run.ts'

const words = process.argv.slice(2)
const electron = electronForSpecs()
if (electron.binary === null && words.includes('--project=electron')) {
  console.error(`The lane electron cannot run: ${electron.reason}.`)
  process.exit(1)
}
await requirePackages(testPackages)
if (!(await isBuildCurrent(root))) {
  const built = await runTool('electron-vite', ['build'])
  if (built.code !== 0) {
    console.error(built.output)
    process.exit(1)
  }
}
const { code } = await runEndToEnd(words, { show: true })
process.exitCode = code
