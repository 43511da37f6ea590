/** A screen for programs that are started without one. */
import { spawn } from 'node:child_process'
import { ensureDebianPackages } from '../lib/debian-packages.ts'

/**
 * Does the work with `DISPLAY` set: on Linux without a screen, to one in memory for as long as it takes. Resolves with null, or with
 * a sentence where there can be none and nothing was done.
 */
export async function withDisplay(work: () => Promise<void>): Promise<string | null> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] !== undefined) {
    await work()
    return null
  }
  const packages = ensureDebianPackages(['xvfb', 'libsecret-1-0'])
  if (packages.kind === 'missing') return packages.sentence
  // Any account of this computer may draw on it: root starts the application as nobody.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  try {
    const number = await new Promise<string>((resolve, reject) => {
      server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
      server.once('error', reject)
      server.once('exit', () => reject(new Error('Xvfb did not start.')))
    })
    process.env['DISPLAY'] = `:${number}`
    await work()
    return null
  } finally {
    delete process.env['DISPLAY']
    server.kill()
  }
}
