/** The central record, put together. A module of its own, so that nothing of it is loaded before it is wanted. */
import { setTimeout } from 'node:timers/promises'
import { join } from 'node:path'
import {
  openCentralRecord,
  type CentralRecordPorts,
  type CentralRecordService,
} from '../central-record/central-record.ts'
import { attemptMs } from '../central-record/receiver.ts'
import type { Network } from './network.ts'
import type { Platform } from './ports.ts'
import { openPosterWith } from './socket-poster.ts'

export function openCentralRecordOf(
  platform: Platform,
  network: Network,
  ports: Pick<CentralRecordPorts, 'rules' | 'history' | 'historyFolder' | 'confirmSecret' | 'changed'>,
): CentralRecordService {
  const { dataFolder, logger, now, vault } = platform
  return openCentralRecord({
    ...ports,
    folder: join(dataFolder, 'central-record'),
    vault,
    trusted: () => network.trust.secureContext(),
    openPoster: openPosterWith(network, now, attemptMs),
    now,
    // Nothing waits for it: it must not keep a process alive that is otherwise done.
    wait: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }),
    random: Math.random,
    logger,
  })
}
