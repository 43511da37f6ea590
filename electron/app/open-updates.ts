/** The look for newer versions, put together. A module of its own, so that nothing of it is loaded before it is wanted. */
import { join } from 'node:path'
import { openUpdates, type UpdatesPorts, type UpdatesService } from '../updates/updates.ts'
import type { Network } from './network.ts'
import type { Platform } from './ports.ts'
import { fetchVersionFile } from './version-file-source.ts'

export function openUpdatesOf(
  platform: Platform,
  network: Network,
  ports: Pick<UpdatesPorts, 'address' | 'isPractice' | 'openExternal' | 'changed'>,
): Promise<UpdatesService> {
  const { version, now, logger, dataFolder } = platform
  return openUpdates({
    ...ports,
    version,
    now,
    logger,
    recordPath: join(dataFolder, 'updates.json'),
    fetchFile: (address, signal) => fetchVersionFile(address, signal, network),
  })
}
