/**
 * `npm run e2e`: the end-to-end tests alone, in both lanes. Further words go to Playwright, for example
 * `-- --project=electron main-job`.
 */
import { isBuildCurrent } from './lib/build-state.ts'
import { testPackages } from './lib/debian-packages.ts'
import { runEndToEnd } from './lib/end-to-end.ts'
import { insistOn } from './lib/insist-on.ts'
import { root, runTool } from './lib/run.ts'

await insistOn(testPackages)
if (!(await isBuildCurrent(root))) {
  const built = await runTool('electron-vite', ['build'])
  if (built.code !== 0) {
    console.error(built.output)
    process.exit(1)
  }
}
const { code } = await runEndToEnd(process.argv.slice(2), { show: true })
process.exitCode = code
