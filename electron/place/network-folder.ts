/** Whether a folder is on a file server, where neither locks nor flushes are reliable. */
import { realpathSync, statfsSync } from 'node:fs'

/** Linux's numbers from `magic.h`: NFS, SMB and CIFS, AFS, Ceph, the Plan 9 protocol of virtual machines. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997])

export interface NetworkLook {
  /** The path with links and network drives resolved. */
  readonly realPath: (folder: string) => string
  readonly fileSystemType: (folder: string) => number
}

/** Always `false` on macOS, whose file systems have no stable numbers. Throws the file system's errors. */
export function isOnNetwork(
  folder: string,
  platform: NodeJS.Platform,
  { realPath, fileSystemType }: NetworkLook = {
    realPath: realpathSync.native,
    fileSystemType: (path) => statfsSync(path).type,
  },
): boolean {
  if (platform === 'win32') return realPath(folder).startsWith('\\\\')
  return platform === 'linux' && networkFileSystems.has(fileSystemType(folder))
}
