/** What is sent of resets, put together. A module of its own, so that nothing of it is loaded before it is wanted. */
import { setTimeout as waitFor } from 'node:timers/promises'
import type { Agent, HistoryEntry, MessageOutcome, Operation } from '../../shared/domain/history-entry.ts'
import type { NoticeServer } from '../../shared/domain/notice-rules.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { CodedError } from '../errors/coded-error.ts'
import { handOver } from '../notices/hand-over.ts'
import { createNotices, type Notices } from '../notices/notices.ts'
import { openOutbox, type MessageEnd, type Outbox, type OutboxPorts } from '../outbox/outbox.ts'
import type { SecretVault } from '../vault/secret-vault.ts'
import type { Network } from './network.ts'
import { noticesSecretRef } from './notices-secret.ts'
import type { Platform } from './ports.ts'
import { openPosterWith } from './socket-poster.ts'
import { createNoticeText, noticeTime } from './text.ts'

/** For all of one POST. */
const postMs = 30_000

export interface Messages {
  readonly outbox: Outbox
  readonly notices: Notices
  close(): Promise<void>
}

export interface MessagesPorts {
  readonly platform: Pick<Platform, 'now' | 'logger'>
  readonly network: Network
  readonly vault: SecretVault
  readonly rules: () => Rules['notices']
  /** Of an operation of an earlier run, once what that left open is closed. */
  readonly readOperation: (operationId: string) => Promise<Operation | null>
  /** Resolves when the entry is on the disk, or waits in memory because the history accepts none. Never throws. */
  readonly record: (entry: HistoryEntry) => Promise<void>
  readonly agent: () => Agent
  readonly outboxPath: string
  readonly readKey: OutboxPorts['readKey']
  readonly changed: () => void
  readonly kept: OutboxPorts['kept']
}

const outcomes = {
  sent: 'accepted',
  'given-up': 'given-up',
  dismissed: 'dismissed',
} as const satisfies Record<MessageEnd, MessageOutcome>

export function openMessages(ports: MessagesPorts): Messages {
  const { platform, network, vault, rules, changed } = ports
  const { now, logger } = platform
  const handOverPorts = {
    trusted: () => network.trust.secureContext(),
    openPoster: openPosterWith(network, now, postMs),
    now,
    async readSecret(server: NoticeServer) {
      const found = await vault.read(noticesSecretRef(server))
      if (found.kind === 'unavailable') throw new CodedError(`keychain-${found.state}`)
      return found.kind === 'ok' ? found.secret : null
    },
  }
  const notices = createNotices({
    outbox: () => Promise.resolve(outbox),
    rules,
    handOver: (message, signal) => handOver(rules().server, message, handOverPorts, signal),
    text: createNoticeText(),
    when: noticeTime,
    changed,
    logger,
    now,
  })
  const outbox = openOutbox({
    path: ports.outboxPath,
    readKey: ports.readKey,
    now,
    wait: (ms, signal) => waitFor(ms, undefined, { signal, ref: false }),
    random: Math.random,
    logger,
    changed,
    kept: ports.kept,
    async ended({ id, lastError }, end, recorded) {
      notices.ended(id, end)
      if (recorded === null) return
      await ports.record({
        kind: 'message-settled',
        at: now().toISOString(),
        agent: ports.agent(),
        messageId: id,
        outcome: outcomes[end],
        code: end === 'sent' ? null : lastError,
        ...recorded,
      })
    },
  })
  outbox.register(notices.sender)
  const recovered = notices.recover(ports.readOperation)
  return {
    outbox,
    notices,
    async close() {
      await Promise.all([recovered, notices.close()])
      await outbox.close()
    },
  }
}
