/** Whether a folder is on a file server, where no lock and no flush can be relied on. */
import { realpathSync, statfsSync } from 'node:fs'

/** Of Linux, by the numbers in its `magic.h`: NFS, SMB and CIFS, AFS, Ceph, the Plan 9 protocol of virtual machines. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997])

export interface NetworkLook {
  /** The path without links, drives of the network resolved. */
  readonly realPath: (folder: string) => string
  readonly fileSystemType: (folder: string) => number
}

/** macOS gives its file systems no lasting number: there nothing is found out. Throws what the file system throws. */
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
