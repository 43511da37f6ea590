/**
 * Tells people, and their managers, of a reset: at the addresses read before it, once it is over.
 *
 * A notice is put into the outbox before the first byte of the reset leaves, held, and is let go when it is known what was done; so a
 * program that is killed in between still tells, at its next start. What goes wrong here is told, and never stands in a reset's way.
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
import type { ListedEntry, Outbox } from '../outbox/outbox.ts'
import type { Attempt, Sender } from '../outbox/sender.ts'
import type { Secret } from '../secret/secret.ts'
import { sendMail, type Mail, type MailPorts } from './mail.ts'
import { Notice, noticeKind } from './notice-record.ts'

/** Operations of this run whose notices are told of. */
const maxOperations = 200

export interface NoticesPorts extends MailPorts {
  readonly outbox: () => Promise<Outbox>
  readonly rules: () => Rules['notices']
  /** The password of the server in the rules. Throws why there is none: `CodedError` `mail-password-missing`, and what the vault throws. */
  readonly readPassword: () => Promise<Secret>
  readonly text: NoticeText
  /** An instant, for people anywhere: with its zone. */
  readonly when: (instant: string) => string
  /** What is told of notices is another than before. */
  readonly changed: () => void
  readonly logger: Logger
  readonly now: () => Date
}

export interface Notices {
  /**
   * Before a reset. `known`: its accounts as they were read, and other accounts of the same people. Resolves when its notices are kept, or
   * cannot be. Never throws.
   */
  begin(operationId: string, accounts: readonly AccountRef[], known: readonly Account[]): Promise<void>
  /** After it, behind it. */
  finish(operation: Operation): void
  /** What becomes of an operation's notices; empty where there are none, or it was in an earlier run. */
  of(operationId: string): NoticeReport[]
  /** Lets those go that an earlier run has left held. `read`: the operation, once what was left open is closed. */
  recover(read: (operationId: string) => Promise<Operation | null>): Promise<void>
  /** Sends a test message at once, past the outbox. Throws `CodedError` why it was not taken. */
  test(address: string, signal: AbortSignal): Promise<void>
  readonly sender: Sender<Notice>
  /** For `OutboxPorts.ended`. */
  ended(id: string, end: 'sent' | 'given-up'): void
  /** Resolves when what was to be let go has been. */
  close(): Promise<void>
}

interface KeptReport extends Pick<NoticeReport, 'to' | 'name' | 'address'> {
  /** `null` where it is not in the outbox. */
  readonly id: string | null
  readonly notice: Notice | null
  readonly error: ErrorCode | null
}

export function createNotices(ports: NoticesPorts): Notices {
  const { outbox, rules, readPassword, text, when, changed, logger, now } = ports
  const reports = new Map<string, readonly KeptReport[]>()
  /** Whatever else is held was left by an earlier run. */
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

  /** `null` where nothing was done that somebody should hear of. */
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

  const send = async (
    mail: Omit<Mail, 'fromName'> & { readonly fromName: string },
    signal: AbortSignal,
  ): Promise<Attempt> => {
    const { mailServer } = rules()
    if (mailServer === null) return { kind: 'stop', code: 'notices-not-set-up' }
    let password: Secret | null
    try {
      password = mailServer.user === '' ? null : await readPassword()
    } catch (cause) {
      const code = codeOf(cause)
      return { kind: code === 'mail-password-missing' ? 'stop' : 'place-down', code }
    }
    return sendMail(mailServer, password, mail, ports, signal)
  }

  return {
    async begin(operationId, accounts, known) {
      const { toPerson, toManager, mailServer } = rules()
      if (mailServer === null || !(toPerson || toManager)) return
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
          // Tried again at the next start, with the record that could not be read.
          logger.error('notice-not-let-go', { code: codeOf(cause) })
        }
      }
    },

    async test(address, signal) {
      const { deskName } = rules()
      const attempt = await send(
        {
          id: randomUUID(),
          writtenAt: now().toISOString(),
          to: address,
          fromName: deskName,
          subject: text('notice.test.subject'),
          text: `${text('notice.test.text', { desk: deskName === '' ? text('notice.desk') : deskName })}\n`,
        },
        signal,
      )
      if (attempt.kind !== 'sent') throw new CodedError(attempt.code)
    },

    sender: {
      kind: noticeKind,
      schema: Notice,
      place: () => 'mail',
      describe: ({ name, address }) => ({ about: name, to: shortAddress(address) }),
      send({ id, createdAt, payload: { address, mail } }, signal) {
        if (mail === null) return Promise.resolve({ kind: 'give-up', code: 'outbox-entry-unreadable' })
        return send({ ...mail, id, writtenAt: createdAt, to: address }, signal)
      },
    },

    ended(id, end) {
      ends.set(id, end)
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

/** Whether it was done, or may have been. What certainly was not is no news to anybody. */
const isTold = ({ state }: OperationStep): boolean =>
  state === 'succeeded' || state === 'outcome-unknown' || state === 'confirmed-done' || state === 'pending-approval'

/** Without the names of methods, which would tell whoever reads another's mail what is left. */
function changeOf({ kind }: ResetEffect): NoticedChange {
  return kind === 'remove-factor' || kind === 'reset-service' || kind === 'reset-all' ? 'reset' : kind
}
