/** What a command needs of this computer, made available before it begins. */
import { launchBrowser } from './browser.ts'
import { ensureDebianPackages, type DebianPackage } from './debian-packages.ts'

/** Resolves where the packages are there and a browser starts; otherwise says what to install, and ends this process with code 1. */
export async function requirePackages(packages: readonly DebianPackage[]): Promise<void> {
  const result = ensureDebianPackages(packages)
  if (result.kind === 'missing') end(result.sentence)
  const browser = await launchBrowser().catch((cause: unknown) => end((cause as Error).message))
  await browser.close()
}

function end(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
