/** Messages as the page asks for them: main asks a person before anything that could keep somebody from being told. */
import { mailAddressIn } from '../../shared/domain/mail-address.ts'
import { urlOfNoticeServer, type NoticeServer } from '../../shared/domain/notice-rules.ts'
import type { QuestionText } from '../../shared/messages/en/question-texts.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { MessagesService } from '../ipc/handlers/messages-handlers.ts'
import type { Questions } from '../questions/questions.ts'
import { serverText } from '../questions/server-text.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { SecretVault } from '../vault/secret-vault.ts'
import { webhookKeys } from '../webhook/standard-webhooks.ts'
import type { Messages } from './open-messages.ts'
import { noticesSecretRef } from './notices-secret.ts'

export interface MessagesServicePorts {
  /** Of the workspace that is shown. */
  readonly shown: () => Messages | null
  readonly outbox: MessagesService['outbox']
  /** Those of the real workspace. Throws why its history takes no entries. */
  readonly openReal: () => Promise<Messages>
  readonly settings: Pick<SettingsStore, 'read'>
  readonly vault: SecretVault
  readonly questions: Pick<Questions, 'require'>
  readonly text: QuestionText
  readonly isPractice: () => boolean
  /** Another secret may release what was stopped. */
  readonly noticesChanged: () => void
}

export function createMessagesService(ports: MessagesServicePorts): MessagesService {
  const { shown, outbox, openReal, settings, vault, questions, text, isPractice, noticesChanged } = ports

  const serverNow = (): NoticeServer => {
    const { server } = settings.read().notices
    if (server === null) throw new CodedError('notices-not-set-up')
    return server
  }
  const isSecretKept = async (): Promise<boolean> => {
    const { server } = settings.read().notices
    return server !== null && (await vault.read(noticesSecretRef(server))).kind === 'ok'
  }
  const requireSame = (server: NoticeServer): void => {
    const now = serverNow()
    if (now.kind !== server.kind || urlOfNoticeServer(now) !== urlOfNoticeServer(server))
      throw new CodedError('not-confirmed')
  }
  const nameOf = (server: NoticeServer): string =>
    server.kind === 'mail' ? `${server.host}:${server.port}` : serverText(server.address, text)

  return {
    outbox,
    of: (operationId) => shown()?.of(operationId) ?? { notices: [], ticketNote: null },
    isSecretKept,
    async keepSecret(windowId, secret) {
      const server = serverNow()
      if (server.kind === 'webhook' && webhookKeys(secret.reveal()) === null)
        throw new CodedError('webhook-secret-not-valid')
      if (await isSecretKept()) {
        await questions.require(windowId, 'notice-secret', {
          title: text('question.notice-secret.title'),
          message: text(`question.notice-secret.${server.kind}`, { server: nameOf(server) }),
          detail: [text('question.notice-secret.text'), text('question.unwanted')].join('\n\n'),
          confirmLabel: text('question.notice-secret.yes'),
          cancelLabel: text('confirm.cancel'),
        })
        requireSame(server)
      }
      await vault.write(noticesSecretRef(server), secret)
      noticesChanged()
    },
    async test(windowId, typed, signal) {
      if (isPractice()) throw new CodedError('notices-in-practice')
      const server = serverNow()
      const address = mailAddressIn(typed)
      if (address === null) throw new CodedError('invalid-request', { fieldErrors: { address: 'address' } })
      await questions.require(
        windowId,
        'notice-test',
        {
          title: text('question.notice-test.title'),
          message: text('question.notice-test.message', { address }),
          detail: [
            text(`question.notice-test.${server.kind}`, { server: nameOf(server) }),
            text('question.unwanted'),
          ].join('\n\n'),
          confirmLabel: text('question.notice-test.yes'),
          cancelLabel: text('confirm.cancel'),
        },
        signal,
      )
      requireSame(server)
      await (await openReal()).notices.test(address, signal)
    },
  }
}
