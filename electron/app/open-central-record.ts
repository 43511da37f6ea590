/** The central record, put together. A module of its own, so that nothing of it is loaded before it is wanted. */
import { setTimeout } from 'node:timers/promises'
import { join } from 'node:path'
import {
  openCentralRecord,
  type CentralRecordPorts,
  type CentralRecordService,
} from '../central-record/central-record.ts'
import { createTrust } from '../providers/http/trust.ts'
import type { Platform } from './ports.ts'
import { openPosterWith } from './record-poster.ts'

export function openCentralRecordOf(
  platform: Platform,
  ports: Pick<CentralRecordPorts, 'rules' | 'history' | 'historyFolder' | 'confirmSecret' | 'changed'>,
): CentralRecordService {
  const { dataFolder, logger, now, vault } = platform
  const trust = createTrust(platform)
  return openCentralRecord({
    ...ports,
    folder: join(dataFolder, 'central-record'),
    vault,
    trusted: () => trust.secureContext(),
    openPoster: openPosterWith(trust, platform),
    now,
    // Nothing waits for it: it must not keep a process alive that is otherwise done.
    wait: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }),
    random: Math.random,
    logger,
  })
}
