/**
 * Notifies people, and their managers, of a reset once it has ended, at the addresses read before it.
 *
 * A notice is put into the outbox, held, before the first byte of the reset is sent, and released when its outcome is known; so even if the
 * program is killed in between, the notice is sent after the next start. Errors here are reported and never block a reset.
 */
import { randomUUID } from 'node:crypto'
import type { Account, AccountRef } from '../../shared/domain/account.ts'
import type { Operation, OperationStep } from '../../shared/domain/history-entry.ts'
import { mailAddressIn, shortAddress } from '../../shared/domain/mail-address.ts'
import { accountKey, groupIntoPersons } from '../../shared/domain/match-people.ts'
import type { NoticeReport } from '../../shared/domain/notices.ts'
import type { ResetEffect } from '../../shared/domain/reset-plan.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { composeNotice, type NoticedChange, type NoticeText } from '../../shared/messages/notice-message.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { codeOf, CodedError } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import type { ListedEntry, MessageEnd, Outbox } from '../outbox/outbox.ts'
import type { Attempt, Sender } from '../outbox/sender.ts'
import type { NoticeMessage } from './notice-message.ts'
import { Notice, noticeKind } from './notice-record.ts'

/** The number of this run's operations whose notices are reported. */
const maxOperations = 200

export interface NoticesPorts {
  readonly outbox: () => Promise<Outbox>
  readonly rules: () => Rules['notices']
  /** To the server in the rules. Never throws. */
  readonly handOver: (message: NoticeMessage, signal: AbortSignal) => Promise<Attempt>
  readonly text: NoticeText
  /** Formats an instant with its time zone, because recipients may be anywhere. */
  readonly when: (instant: string) => string
  /** Called when the reports about notices have changed. */
  readonly changed: () => void
  readonly logger: Logger
  readonly now: () => Date
}

export interface Notices {
  /**
   * Called before a reset. `known`: its accounts as they were read, and other accounts of the same people. Resolves when its notices are
   * in the outbox, or cannot be. Never throws.
   */
  begin(operationId: string, accounts: readonly AccountRef[], known: readonly Account[]): Promise<void>
  /** Called after the reset; works in the background. */
  finish(operation: Operation): void
  /** The state of an operation's notices; empty if there are none, or if it was in an earlier run. */
  of(operationId: string): NoticeReport[]
  /** Releases those that an earlier run left held. `read` returns the operation, once what was left open has been closed. */
  recover(read: (operationId: string) => Promise<Operation | null>): Promise<void>
  /** Sends a test message at once, bypassing the outbox. Throws a `CodedError` that says why it was not accepted. */
  test(address: string, signal: AbortSignal): Promise<void>
  readonly sender: Sender<Notice>
  /** For `OutboxPorts.ended`. */
  ended(id: string, end: MessageEnd): void
  /** Resolves when pending releases have finished. */
  close(): Promise<void>
}

interface KeptReport extends Pick<NoticeReport, 'to' | 'name' | 'address'> {
  /** `null` if it is not in the outbox. */
  readonly id: string | null
  readonly notice: Notice | null
  readonly error: ErrorCode | null
}

export function createNotices(ports: NoticesPorts): Notices {
  const { outbox, rules, handOver, text, when, changed, logger, now } = ports
  const reports = new Map<string, readonly KeptReport[]>()
  /** Anything else that is held was left by an earlier run. */
  const ofThisRun = new Set<string>()
  const ends = new Map<string, 'sent' | 'given-up'>()
  const finishing = new Set<Promise<void>>()
  let opened: Outbox | null = null
  const open = async (): Promise<Outbox> => (opened = await outbox())

  const keepReports = (operationId: string, kept: readonly KeptReport[]): void => {
    reports.set(operationId, kept)
    for (const oldest of reports.keys()) {
      if (reports.size <= maxOperations) break
      reports.delete(oldest)
    }
    changed()
  }

  const hold = async (
    to: Notice['to'],
    operationId: string,
    person: readonly Account[],
    theirs: readonly Account[],
  ): Promise<KeptReport> => {
    const name = theirs[0]?.displayName ?? ''
    const addresses = [...theirs, ...person].map((account) =>
      mailAddressIn(to === 'person' ? account.email : account.managerEmail),
    )
    const address = addresses.find((one) => one !== null) ?? null
    const common = { to, name, address: address === null ? null : shortAddress(address) }
    if (address === null) return { ...common, id: null, notice: null, error: 'notice-no-address' }
    const accounts = theirs.map(({ connectionId, accountId }) => ({ connectionId, accountId }))
    const notice: Notice = { operationId, to, address, name, accounts, mail: null }
    try {
      const id = await (await open()).add(noticeKind, notice, { held: true })
      return { ...common, id, notice, error: null }
    } catch (cause) {
      logger.warn('notice-not-kept', { code: codeOf(cause) })
      return { ...common, id: null, notice: null, error: codeOf(cause) }
    }
  }

  /** `null` if nothing was done that people should be notified of. */
  const mailFor = (notice: Notice, operation: Operation): Notice['mail'] => {
    const { deskName, contact } = rules()
    const keys = new Set(notice.accounts.map(accountKey))
    const changes = operation.steps
      .filter((step) => keys.has(accountKey(step.step)) && isTold(step))
      .flatMap((step) => {
        const { connection } =
          operation.accounts.find(({ account }) => accountKey(account) === accountKey(step.step)) ?? {}
        const unknown = step.state === 'outcome-unknown' || step.state === 'pending-approval'
        return step.step.effects.map((effect) => ({
          system: connection?.name ?? '',
          change: changeOf(effect),
          unknown,
        }))
      })
    if (changes.length === 0) return null
    const content = { to: notice.to, name: notice.name, when: when(operation.startedAt), changes, deskName, contact }
    return { fromName: deskName, ...composeNotice(content, text) }
  }

  const letGo = async (box: Outbox, id: string, notice: Notice, operation: Operation | null): Promise<boolean> => {
    const mail = operation === null ? null : mailFor(notice, operation)
    await (mail === null ? box.withdraw(id) : box.release(id, { ...notice, mail }))
    return mail !== null
  }

  return {
    async begin(operationId, accounts, known) {
      const { toPerson, toManager, server } = rules()
      if (server === null || !(toPerson || toManager)) return
      ofThisRun.add(operationId)
      const keys = new Set(accounts.map(accountKey))
      const isTheirs = (account: Account): boolean => keys.has(accountKey(account))
      const persons = groupIntoPersons(known).filter((person) => person.some(isTheirs))
      const held = persons.flatMap((person) => {
        const theirs = person.filter(isTheirs)
        return [
          ...(toPerson ? [hold('person', operationId, person, theirs)] : []),
          ...(toManager ? [hold('manager', operationId, person, theirs)] : []),
        ]
      })
      keepReports(operationId, await Promise.all(held))
    },

    finish(operation) {
      const kept = reports.get(operation.id)
      if (kept === undefined) return
      const work = async (): Promise<void> => {
        const box = await open()
        const told = await Promise.all(
          kept.map(async (report) => {
            const { id, notice } = report
            if (id === null || notice === null) return operation.steps.some(isTold) ? [report] : []
            return (await letGo(box, id, notice, operation)) ? [report] : []
          }),
        )
        keepReports(operation.id, told.flat())
      }
      const done = work().catch((cause: unknown) => logger.error('notice-not-let-go', { code: codeOf(cause) }))
      finishing.add(done)
      void done.then(() => finishing.delete(done))
    },

    of(operationId) {
      const listed = new Map((opened?.list() ?? []).map((entry) => [entry.id, entry]))
      return (reports.get(operationId) ?? []).map(({ to, name, address, id, error }) => {
        const entry = id === null ? undefined : listed.get(id)
        return { to, name, address, ...stateOf(id, entry, error, id === null ? undefined : ends.get(id)) }
      })
    },

    async recover(read) {
      const box = await open()
      await box.opened()
      for (const { id, kind, state, payload } of box.list()) {
        const notice = Notice.safeParse(payload)
        if (kind !== noticeKind || state !== 'held' || !notice.success) continue
        if (ofThisRun.has(notice.data.operationId)) continue
        try {
          await letGo(box, id, notice.data, await read(notice.data.operationId))
        } catch (cause) {
          // Retried at the next start, when the record may be readable.
          logger.error('notice-not-let-go', { code: codeOf(cause) })
        }
      }
    },

    async test(address, signal) {
      const { deskName } = rules()
      const attempt = await handOver(
        {
          id: randomUUID(),
          writtenAt: now().toISOString(),
          to: address,
          fromName: deskName,
          subject: text('notice.test.subject'),
          text: `${text('notice.test.text', { desk: deskName === '' ? text('notice.desk') : deskName })}\n`,
          about: null,
        },
        signal,
      )
      if (attempt.kind !== 'sent') throw new CodedError(attempt.code)
    },

    sender: {
      kind: noticeKind,
      schema: Notice,
      place: () => 'notices',
      describe: ({ name, address }) => ({ about: name, to: shortAddress(address) }),
      recorded: ({ operationId, to, accounts }) => ({ operationId, message: { kind: 'notice', to, accounts } }),
      send({ id, createdAt, payload: { operationId, to, address, mail } }, signal) {
        if (mail === null) return Promise.resolve({ kind: 'give-up', code: 'outbox-entry-unreadable' })
        const about = { operation: operationId, recipient: to }
        return handOver({ ...mail, id, writtenAt: createdAt, to: address, about }, signal)
      },
    },

    ended(id, end) {
      // A dismissed one was given up, and stays so.
      if (end !== 'dismissed') ends.set(id, end)
    },

    async close() {
      await Promise.all(finishing)
    },
  }
}

function stateOf(
  id: string | null,
  entry: ListedEntry | undefined,
  error: ErrorCode | null,
  end: 'sent' | 'given-up' | undefined,
): Pick<NoticeReport, 'state' | 'error'> {
  if (id === null) return { state: error === 'notice-no-address' ? 'no-address' : 'refused', error }
  if (entry !== undefined) return { state: entry.state, error: entry.lastError }
  return { state: end ?? 'held', error: null }
}

/** Whether it was done, or may have been. Nobody is notified of what certainly was not. */
const isTold = ({ state }: OperationStep): boolean =>
  state === 'succeeded' || state === 'outcome-unknown' || state === 'confirmed-done' || state === 'pending-approval'

/** Omits the names of methods, which would tell anyone who reads the mail which ones are left. */
function changeOf({ kind }: ResetEffect): NoticedChange {
  return kind === 'remove-factor' || kind === 'reset-service' || kind === 'reset-all' ? 'reset' : kind
}
