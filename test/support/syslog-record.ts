/** The central record of a history in a folder, handed on to a syslog server with the throw-away certificate on loopback. */
import { join } from 'node:path'
import tls from 'node:tls'
import { openCentralRecord, type CentralRecordPorts } from '../../electron/central-record/central-record.ts'
import type { History } from '../../electron/history/history.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import { noCentralRecord } from '../../shared/domain/default-rules.ts'
import { silentLogger } from './history-fixtures.ts'
import { throwAwayAuthority } from './http-server.ts'

/** The history lies in `folder`/history. */
export function openSyslogRecord(
  history: History,
  folder: string,
  port: number,
  ports: Pick<CentralRecordPorts, 'wait' | 'random' | 'changed'>,
) {
  const syslog = { ...noCentralRecord.syslog, host: '127.0.0.1', port, authority: throwAwayAuthority() }
  return openCentralRecord({
    rules: () => ({ ...noCentralRecord, syslog }),
    history: () => history,
    historyFolder: join(folder, 'history'),
    folder: join(folder, 'central-record'),
    vault: createMemoryVault(),
    confirmSecret: () => Promise.resolve(),
    trusted: () => Promise.resolve(tls.createSecureContext()),
    openPoster: () => {
      throw new Error('There is no receiver over HTTP.')
    },
    now: () => new Date(),
    logger: silentLogger,
    ...ports,
  })
}
