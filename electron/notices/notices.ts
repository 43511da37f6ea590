/**
 * Notifies people, and their managers, of a reset once it has ended, at the addresses read before it. Each notice is held in the outbox
 * until then.
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
import { CodedError } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import { createHeldMessages, type HeldMessages, type NewMessage } from '../outbox/held-messages.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Attempt, Sender } from '../outbox/sender.ts'
import type { NoticeMessage } from './notice-message.ts'
import { Notice, noticeKind } from './notice-record.ts'

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

type About = Pick<NoticeReport, 'to' | 'name' | 'address'>

export interface Notices extends Pick<HeldMessages<Notice, About>, 'finish' | 'recover' | 'ended' | 'close'> {
  /**
   * Called before a reset. `known`: its accounts as they were read, and other accounts of the same people. Resolves when its notices are
   * in the outbox, or cannot be. Never throws.
   */
  begin(operationId: string, accounts: readonly AccountRef[], known: readonly Account[]): Promise<void>
  /** The state of an operation's notices; empty if there are none, or if it was in an earlier run. */
  of(operationId: string): NoticeReport[]
  /** Sends a test message at once, bypassing the outbox. Throws a `CodedError` that says why it was not accepted. */
  test(address: string, signal: AbortSignal): Promise<void>
  readonly sender: Sender<Notice>
}

export function createNotices(ports: NoticesPorts): Notices {
  const { outbox, rules, handOver, text, when, changed, logger, now } = ports

  const noticeTo = (
    to: Notice['to'],
    operationId: string,
    person: readonly Account[],
    theirs: readonly Account[],
  ): NewMessage<Notice, About> => {
    const name = theirs[0]?.displayName ?? ''
    const addresses = [...theirs, ...person].map((account) =>
      mailAddressIn(to === 'person' ? account.email : account.managerEmail),
    )
    const address = addresses.find((one) => one !== null) ?? null
    const about = { to, name, address: address === null ? null : shortAddress(address) }
    if (address === null) return { about, error: 'notice-no-address' }
    const accounts = theirs.map(({ connectionId, accountId }) => ({ connectionId, accountId }))
    return { about, payload: { operationId, to, address, name, accounts, mail: null } }
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

  const held = createHeldMessages<Notice, About>({
    kind: noticeKind,
    schema: Notice,
    outbox,
    after(notice, operation) {
      const mail = mailFor(notice, operation)
      return mail === null ? null : { ...notice, mail }
    },
    isDue: ({ steps }) => steps.some(isTold),
    changed,
    logger,
  })

  return {
    async begin(operationId, accounts, known) {
      const { toPerson, toManager, server } = rules()
      if (server === null || !(toPerson || toManager)) return
      const keys = new Set(accounts.map(accountKey))
      const isTheirs = (account: Account): boolean => keys.has(accountKey(account))
      const persons = groupIntoPersons(known).filter((person) => person.some(isTheirs))
      const notices = persons.flatMap((person) => {
        const theirs = person.filter(isTheirs)
        return [
          ...(toPerson ? [noticeTo('person', operationId, person, theirs)] : []),
          ...(toManager ? [noticeTo('manager', operationId, person, theirs)] : []),
        ]
      })
      await held.begin(operationId, notices)
    },

    finish: held.finish,
    recover: held.recover,
    ended: held.ended,
    close: held.close,

    of: (operationId) =>
      held.of(operationId).map(({ about, state, error }) => ({
        ...about,
        state: error === 'notice-no-address' ? 'no-address' : state,
        error,
      })),

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
  }
}

/** Whether it was done, or may have been. Nobody is notified of what certainly was not. */
const isTold = ({ state }: OperationStep): boolean =>
  state === 'succeeded' || state === 'outcome-unknown' || state === 'confirmed-done' || state === 'pending-approval'

/** Omits the names of methods, which would tell anyone who reads the mail which ones are left. */
function changeOf({ kind }: ResetEffect): NoticedChange {
  return kind === 'remove-factor' || kind === 'reset-service' || kind === 'reset-all' ? 'reset' : kind
}
