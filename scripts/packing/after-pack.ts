/** electron-builder's hook before signing: flips the fuses of the packed Electron. */
import { join } from 'node:path'
import { flipFuses, getCurrentFuseWire } from '@electron/fuses'
import type { AfterPackContext } from 'electron-builder'
import { isSigned } from './signing.ts'
import { fusesFor, wireOf } from './fuses.ts'

export async function afterPack(context: AfterPackContext): Promise<void> {
  // Halves of a universal application, which comes once more when they are one.
  if (context.appOutDir.endsWith('-temp')) return
  const program = packedProgram(context)
  await flipFuses(program, {
    ...fusesFor(wireOf(await getCurrentFuseWire(program))),
    // Flipping breaks the signature Electron comes with, and Apple Silicon starts nothing that is signed wrongly. codesign is
    // macOS's own, and what is signed afterwards needs no help.
    resetAdHocDarwinSignature:
      process.platform === 'darwin' && context.electronPlatformName === 'darwin' && !isSigned(process.env, 'macos'),
  })
}

function packedProgram({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const name = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`)
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`)
  return join(appOutDir, packager.config.linux?.executableName ?? name)
}
