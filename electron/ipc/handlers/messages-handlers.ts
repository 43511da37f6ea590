import type { NoticeReport, TicketNoteReport, WaitingMessage } from '../../../shared/domain/notices.ts'
import type { ListedEntry, Outbox } from '../../outbox/outbox.ts'
import { Secret } from '../../secret/secret.ts'
import type { Handlers } from '../dispatch.ts'

type MessagesChannel = Extract<keyof Handlers, `outbox:${string}` | `notices:${string}`>

export interface MessagesService {
  /** Resolves with `null` where nothing was ever put in. */
  readonly outbox: () => Promise<Outbox | null>
  readonly of: (operationId: string) => { notices: NoticeReport[]; ticketNote: TicketNoteReport | null }
  readonly isSecretKept: () => Promise<boolean>
  readonly keepSecret: (windowId: number, secret: Secret) => Promise<void>
  readonly test: (windowId: number, address: string, signal: AbortSignal) => Promise<void>
}

export function messagesHandlers(messages: MessagesService): Pick<Handlers, MessagesChannel> {
  const change = async (work: (outbox: Outbox) => Promise<void>) => {
    const outbox = await messages.outbox()
    if (outbox !== null) await work(outbox)
    return {}
  }
  return {
    'outbox:list': async () => ({ messages: ((await messages.outbox())?.list() ?? []).flatMap(toWaiting) }),
    'outbox:of-operation': ({ operationId }) => Promise.resolve(messages.of(operationId)),
    'outbox:retry': ({ id }) => change((outbox) => outbox.retryNow(id)),
    'outbox:dismiss': ({ id }) => change((outbox) => outbox.dismiss(id)),
    'outbox:start-over': () => change((outbox) => outbox.startOver()),

    'notices:read-secret': async () => ({ kept: await messages.isSecretKept() }),
    'notices:keep-secret': async ({ secret }, { windowId }) => {
      await messages.keepSecret(windowId, new Secret(secret))
      return {}
    },
    'notices:test': async ({ address }, { windowId, signal }) => {
      await messages.test(windowId, address, signal)
      return {}
    },
  }
}

/** What is held belongs to a reset that is not over. */
function toWaiting({
  state,
  lastError: error,
  id,
  kind,
  about,
  to,
  createdAt,
  attempts,
  nextAttemptAt,
}: ListedEntry): WaitingMessage[] {
  return state === 'held' ? [] : [{ id, kind, state, about, to, createdAt, attempts, nextAttemptAt, error }]
}
