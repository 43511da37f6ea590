/**
 * `npm run e2e`: the end-to-end tests alone, inside a Secret Service of their own, so that the application under test keeps its
 * secrets in a real keychain. Further words go to Playwright, for example `-- --project chromium main-job`.
 */
import { isBuildCurrent } from './lib/build-state.ts'
import { endToEndCommand } from './lib/end-to-end.ts'
import { root, run } from './lib/run.ts'
import { withSecretService } from './lib/secret-service.ts'

if (!(await isBuildCurrent(root))) {
  const built = await run('electron-vite', ['build'])
  if (built.code !== 0) {
    console.error(built.output)
    process.exit(1)
  }
}
const { command, args } = endToEndCommand(process.argv.slice(2))
const { exitCode } = await withSecretService('unlocked', command, args)
process.exitCode = exitCode ?? 1
