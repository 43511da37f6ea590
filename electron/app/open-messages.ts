/** What is sent of resets, put together. A module of its own, so that nothing of it is loaded before it is wanted. */
import { setTimeout as waitFor } from 'node:timers/promises'
import type { Agent, MessageOutcome, Operation } from '../../shared/domain/history-entry.ts'
import type { Language } from '../../shared/domain/language.ts'
import type { NoticeServer } from '../../shared/domain/notice-rules.ts'
import type { NoticeReport, TicketNoteReport } from '../../shared/domain/notices.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { CodedError } from '../errors/coded-error.ts'
import { evidenceNote } from '../history/evidence-note.ts'
import { handOver } from '../notices/hand-over.ts'
import { noticeKind } from '../notices/notice-record.ts'
import { createNotices, type Notices } from '../notices/notices.ts'
import { openOutbox, type MessageEnd, type Outbox, type OutboxPorts } from '../outbox/outbox.ts'
import type { ResetMessages } from '../resets/reset-context.ts'
import { ticketNoteKind } from '../tickets/ticket-note-record.ts'
import { createTicketNotes } from '../tickets/ticket-notes.ts'
import type { SecretVault } from '../vault/secret-vault.ts'
import type { Network } from './network.ts'
import { noticesSecretRef } from './notices-secret.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import type { Platform } from './ports.ts'
import { openPosterWith } from './socket-poster.ts'
import { createNoticeText, type createText } from './text.ts'

/** For all of one POST. */
const postMs = 30_000

export interface Messages extends ResetMessages {
  readonly outbox: Outbox
  readonly notices: Pick<Notices, 'test'>
  /** What becomes of those about an operation of this run. */
  of(operationId: string): { notices: NoticeReport[]; ticketNote: TicketNoteReport | null }
  /** To be called when the rules have changed: releases what was stopped. */
  rulesChanged(): Promise<void>
  /** Likewise for connections. Notices go to none of them, and a mail server must not be asked again with a password it refused. */
  connectionsChanged(): Promise<void>
  close(): Promise<void>
}

export interface MessagesPorts extends Pick<OutboxPorts, 'file' | 'changed'> {
  readonly platform: Pick<Platform, 'now' | 'logger'>
  readonly network: Network
  readonly language: () => Language
  readonly text: ReturnType<typeof createText>
  readonly vault: SecretVault
  readonly rules: () => Pick<Rules, 'notices' | 'ticket'>
  readonly agent: () => Agent
  readonly workspace: Pick<OpenWorkspace, 'settled' | 'history' | 'connections' | 'recordWhenPossible' | 'troubles'>
}

const outcomes = {
  sent: 'accepted',
  'given-up': 'given-up',
  dismissed: 'dismissed',
} as const satisfies Record<MessageEnd, MessageOutcome>

export function openMessages(ports: MessagesPorts): Messages {
  const { platform, network, language, text, vault, rules, agent, workspace, file, changed } = ports
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
  const { history, connections, troubles } = workspace
  /** Once what an earlier run left open is closed. */
  const readOperation = async (operationId: string): Promise<Operation | null> => {
    await workspace.settled
    return history.readOperation(operationId)
  }
  const common = { outbox: () => Promise.resolve(outbox), changed, logger }
  const notices = createNotices({
    ...common,
    rules: () => rules().notices,
    handOver: (message, signal) => handOver(rules().notices.server, message, handOverPorts, signal),
    ...createNoticeText(language),
    now,
  })
  const ticketNotes = createTicketNotes({
    ...common,
    connections,
    isWanted: () => rules().ticket.note,
    readOperation,
    textOf: (operation) => evidenceNote(operation, text, history.follow().end()),
  })
  const outbox = openOutbox({
    file,
    now,
    wait: (ms, signal) => waitFor(ms, undefined, { signal, ref: false }),
    random: Math.random,
    logger,
    changed,
    kept: {
      accepted: () => troubles.over('outbox'),
      refused: (cause) => troubles.note('outbox', cause),
    },
    async ended(entry, end, recorded) {
      ;(entry.kind === noticeKind ? notices : ticketNotes).ended(entry, end)
      if (recorded === null) return
      await workspace.recordWhenPossible({
        kind: 'message-settled',
        at: now().toISOString(),
        agent: agent(),
        messageId: entry.id,
        outcome: outcomes[end],
        code: end === 'sent' ? null : entry.lastError,
        ...recorded,
      })
    },
  })
  outbox.register(notices.sender)
  outbox.register(ticketNotes.sender)
  const recovered = Promise.all([notices.recover(readOperation), ticketNotes.recover(readOperation)])
  return {
    outbox,
    notices,
    async begin({ operationId, accounts, known, ticketSeen }) {
      await Promise.all([notices.begin(operationId, accounts, known), ticketNotes.begin(operationId, ticketSeen)])
    },
    finish(operation) {
      notices.finish(operation)
      ticketNotes.finish(operation)
    },
    of: (operationId) => ({ notices: notices.of(operationId), ticketNote: ticketNotes.of(operationId) }),
    async rulesChanged() {
      await Promise.all([noticeKind, ticketNoteKind].map((kind) => outbox.tryAgain(kind)))
    },
    connectionsChanged: () => outbox.tryAgain(ticketNoteKind),
    async close() {
      await Promise.all([recovered, notices.close(), ticketNotes.close()])
      await outbox.close()
    },
  }
}
