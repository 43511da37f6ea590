/** Removing what a test or a demonstration has made, on every system. */
import { rm } from 'node:fs/promises'

/** Also where there is none. Tried again for a while: Windows keeps a file until the last who has it open has closed it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}
