/** Reads a policy as the ordinary user that this process is. Words: file, folders above with `:` between, administrator's user id. */
import { dirname, join } from 'node:path'
import { machinePorts } from '../../electron/policy/machine-ports.ts'
import { parsePolicy } from '../../electron/policy/parse-policy.ts'
import { readPolicy } from '../../electron/policy/read-policy.ts'

const [file = '', above = '', administrator = '0'] = process.argv.slice(2)
const folder = dirname(file)
const reading = await readPolicy({
  ...machinePorts(process.platform, { administrator: Number(administrator) }),
  place: { file, folder, required: join(folder, 'policy.required'), above: above === '' ? [] : above.split(':') },
  parse: (bytes) => Promise.resolve(parsePolicy(bytes, { systems: [], platform: process.platform })),
})
process.stdout.write(JSON.stringify(reading))
