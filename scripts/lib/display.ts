/** A screen for programs that are started without one. */
import { spawn } from 'node:child_process'
import { ensureDebianPackages } from './debian-packages.ts'

/**
 * Does the work with `DISPLAY` set: on Linux without a screen, to one in memory for as long as it takes. `missing` is a sentence
 * where there can be none, and then nothing was done.
 */
export async function withDisplay<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly done: Value } | { readonly missing: string }> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] !== undefined) return { done: await work() }
  const packages = ensureDebianPackages(['xvfb', 'libsecret-1-0'])
  if (packages.kind === 'missing') return { missing: packages.sentence }
  // Any account of this computer may draw on it: root starts the application as nobody.
  const screen = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-ac']
  // It would start over when its last client goes, and turn away a start that comes meanwhile.
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen, '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  try {
    const number = await new Promise<string>((resolve, reject) => {
      server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
      server.once('error', reject)
      server.once('exit', () => reject(new Error('Xvfb did not start.')))
    })
    process.env['DISPLAY'] = `:${number}`
    return { done: await work() }
  } finally {
    delete process.env['DISPLAY']
    server.kill()
  }
}
