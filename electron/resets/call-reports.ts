/**
 * "Stop and report": the agent ends a call as suspicious. Nothing is reset; what this window holds for the person is dropped, and the
 * record has an entry that every desk on it shows with the person from then on.
 */
import { randomUUID } from 'node:crypto'
import type { Account, AccountRef } from '../../shared/domain/account.ts'
import { cleanText } from '../../shared/domain/clean-text.ts'
import { foldOperation } from '../../shared/domain/fold-operation.ts'
import type { Agent, HistoryEntry, Operation } from '../../shared/domain/history-entry.ts'
import type { QuestionText } from '../../shared/messages/en/question-texts.ts'
import type { Connections } from '../connections/connections.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { ConfirmationQuestion } from '../questions/ask-natively.ts'

const maxNameLength = 120
const maxReasonLength = 400

export interface CallReports {
  /**
   * Asks natively, drops what this window holds for the person, records. Throws `CodedError` `account-not-found` where main has seen
   * none of the accounts, `not-confirmed`, and `StorageError` where the record takes nothing: then what was held is dropped all the same.
   */
  report(windowId: number, refs: readonly AccountRef[], reason: string): Promise<Operation>
}

export interface CallReportPorts {
  readonly connections: Pick<Connections, 'label'>
  /** Accounts of the person, as main has read them. */
  readonly known: (refs: readonly AccountRef[]) => Promise<readonly Account[]>
  /** Resolves after a yes; throws otherwise. */
  readonly requireYes: (windowId: number, question: ConfirmationQuestion) => Promise<void>
  /** Plans, proofs and checks of these accounts in this window. */
  readonly drop: (windowId: number, accounts: readonly Account[]) => void
  /** Throws `StorageError`. */
  readonly record: (entry: HistoryEntry) => Promise<void>
  readonly agent: () => Agent
  readonly text: QuestionText
  readonly now: () => Date
}

export function createCallReports(ports: CallReportPorts): CallReports {
  return {
    async report(windowId, refs, reason) {
      const accounts = (await ports.known(refs)).flatMap((account) => {
        try {
          return [{ account: recorded(account), connection: ports.connections.label(account.connectionId) }]
        } catch {
          // Its connection was removed meanwhile.
          return []
        }
      })
      const [first] = accounts
      if (first === undefined) throw new CodedError('account-not-found')
      await ports.requireYes(windowId, reportQuestion(first.account, reason, ports.text))
      ports.drop(
        windowId,
        accounts.map(({ account }) => account),
      )
      const entry = {
        kind: 'call-reported' as const,
        operationId: randomUUID(),
        at: ports.now().toISOString(),
        agent: ports.agent(),
        accounts: accounts.slice(0, maxAccounts),
        reason,
      }
      await ports.record(entry)
      return foldOperation([entry])
    },
  }
}

const maxAccounts = 32

/** Who it is, without numbers and groups that were read for other ends. */
function recorded(account: Account): Account {
  const kept = { ...account }
  delete kept.phones
  delete kept.standing
  return kept
}

function reportQuestion({ displayName, logins }: Account, reason: string, text: QuestionText): ConfirmationQuestion {
  const name = cleanText(displayName, maxNameLength)
  const login = cleanText(logins[0] ?? '', maxNameLength)
  return {
    title: text('question.report.title'),
    message: text('question.report.message', { name }),
    detail: [
      login === '' ? text('confirm.person-no-login', { name }) : text('confirm.person', { name, login }),
      text('evidence.reported', { reason: cleanText(reason, maxReasonLength) }),
      '',
      text('question.report.text'),
    ].join('\n'),
    confirmLabel: text('question.report.yes'),
    cancelLabel: text('confirm.cancel'),
  }
}
