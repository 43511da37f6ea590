/**
 * Main as it is, but for the place of its policy: a file named by the spec that starts it. Read and watched by the application's own
 * code; believed wherever it lies, since a test is no administrator. Built beside the application's main and never packed.
 */
import { dirname, join } from 'node:path'
import { startDesktopApp } from '../../../electron/app/desktop-app.ts'
import { policySystems } from '../../../electron/app/policy-systems.ts'
import { machinePorts } from '../../../electron/policy/machine-ports.ts'
import { createMachinePolicy, type PolicySource } from '../../../electron/policy/policy-source.ts'
import { readPolicy } from '../../../electron/policy/read-policy.ts'
import { policyVariable } from './variable.ts'

startDesktopApp(join(import.meta.dirname, '..'), policyAt(process.env[policyVariable] ?? ''))

function policyAt(file: string): PolicySource {
  const { platform } = process
  const folder = dirname(file)
  const place = { file, folder, required: join(folder, 'policy.required'), above: [dirname(folder)] }
  const ports = {
    ...machinePorts(platform, { administrator: process.getuid?.() }),
    canWrite: () => Promise.resolve(false),
    // Windows: of administrators and the system alone.
    readRights: (paths: readonly string[]) => Promise.resolve(paths.map(() => 'O:BAG:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)')),
    place,
    parse: async (bytes: Uint8Array) =>
      (await import('../../../electron/policy/parse-policy.ts')).parsePolicy(bytes, {
        systems: policySystems,
        platform,
      }),
  }
  const computer = { platform, systems: policySystems, startedWith: null, onResume: () => undefined, place }
  return { ...createMachinePolicy(computer), read: () => readPolicy(ports) }
}
