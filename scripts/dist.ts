/**
 * `npm run dist`: builds the application and its installers for this system into `dist/`, signed where the environment says by
 * what (docs/releasing.md). `-- --release` builds nothing that is not signed, and notarized on macOS; `-- --dir` leaves the
 * installers out.
 */
import { parseArgs } from 'node:util'
import { build } from 'electron-builder'
import { isSigned, signingConfiguration, thisSystem } from './packing/signing.ts'
import { runTool } from './lib/run.ts'

const { values } = parseArgs({
  options: { release: { type: 'boolean', default: false }, dir: { type: 'boolean', default: false } },
})

try {
  const config = signingConfiguration(process.env, thisSystem, { release: values.release })
  // About says whether it is signed, so the build is told.
  const built = await runTool('electron-vite', ['build'], {
    env: { MFA_DESK_SIGNED: String(isSigned(process.env, thisSystem)) },
  })
  if (built.code !== 0) throw new Error(built.output)
  for (const file of await build({ config, dir: values.dir, publish: 'never' })) console.log(file)
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exitCode = 1
}
