/**
 * Run in a process of its own, as main is one: searches one connection and prints how long it took, the longest that nothing else could
 * run meanwhile, the most memory, and what came of it.
 */
import { setInterval as every } from 'node:timers'
import { createSilentLogger } from '../../electron/logging/file-logger.ts'
import { createSocketTransport } from '../../electron/providers/http/socket-transport.ts'
import { createTrust } from '../../electron/providers/http/trust.ts'
import { redactEchoes } from '../../electron/providers/http/redact-echoes.ts'
import { codeOf } from '../../electron/errors/coded-error.ts'
import { Secret } from '../../electron/secret/secret.ts'
import { accountSystems, type AccountSystemId } from '../../electron/systems/systems.ts'

export interface Asked {
  readonly tookMs: number
  readonly longestBlockMs: number
  readonly megabytes: number
  /** People found, or the code of the error. */
  readonly came: string
}

const [system, baseUrl] = process.argv.slice(2) as [AccountSystemId, string]
const logger = createSilentLogger()
const line = createSocketTransport({
  baseUrl,
  userAgent: 'MFA-Desk/bench',
  resolveProxy: () => Promise.resolve([{ by: 'direct' }]),
  trust: createTrust({ trustedCertificates: () => Promise.resolve([]), logger }),
  logger,
})
const provider = accountSystems[system].createProvider({
  connection: {
    id: '2d9f4c1a-7b36-4e0d-8a52-91c3d5e7f604',
    baseUrl,
    signIn: { kind: 'access-token' },
    offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
  },
  transport: redactEchoes(line, accountSystems[system].secretFields),
  readSecret: () => Promise.resolve(new Secret('bench-token-0123456789')),
  language: () => 'en',
  now: () => new Date(),
})

let longestBlockMs = 0
let seen = performance.now()
const heart = every(() => {
  const now = performance.now()
  longestBlockMs = Math.max(longestBlockMs, now - seen)
  seen = now
}, 1)
const started = performance.now()
let came: string
try {
  const { accounts } = await provider.searchUsers('gwendolyn', new AbortController().signal)
  came = `${accounts.length} people`
} catch (error) {
  came = codeOf(error)
}
const tookMs = performance.now() - started
// One more beat, for a block that ends with the answer.
await new Promise((resolve) => setTimeout(resolve, 5))
clearInterval(heart)
await line.close()
const asked: Asked = { tookMs, longestBlockMs, megabytes: process.resourceUsage().maxRSS / 1024, came }
process.stdout.write(JSON.stringify(asked))
process.exit(0)
