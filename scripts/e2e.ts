/**
 * `npm run e2e`: the end-to-end tests alone, inside a Secret Service of their own, so that the application under test keeps its
 * secrets in a real keychain. Further words go to Playwright, for example `-- --project chromium main-job`.
 */
import { endToEndCommand } from './lib/end-to-end.ts'
import { withSecretService } from './lib/secret-service.ts'

const { command, args } = endToEndCommand(process.argv.slice(2))
const { exitCode } = await withSecretService('unlocked', command, args)
process.exitCode = exitCode ?? 1
