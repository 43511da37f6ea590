/** Messages as the page asks for them: main asks a person before anything that could keep somebody from being told. */
import { existsSync } from 'node:fs'
import { mailAddressIn } from '../../shared/domain/mail-address.ts'
import type { MailServer } from '../../shared/domain/notice-rules.ts'
import type { QuestionText } from '../../shared/messages/question-texts.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { MessagesService } from '../ipc/handlers/messages-handlers.ts'
import type { Questions } from '../questions/questions.ts'
import { Secret } from '../secret/secret.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { SecretVault } from '../vault/secret-vault.ts'
import type { LoadedLate } from './loaded-late.ts'
import type { Messages } from './open-messages.ts'
import { noticesPasswordRef } from './notices-password.ts'

export interface MessagesServicePorts {
  readonly messages: Pick<LoadedLate<Messages>, 'loaded' | 'open'>
  readonly outboxPath: string
  /** Whether this process has the lock of the history. */
  readonly isOurs: () => boolean
  readonly settings: Pick<SettingsStore, 'read'>
  readonly vault: SecretVault
  readonly questions: Pick<Questions, 'require'>
  readonly text: QuestionText
  readonly isPractice: () => boolean
  /** Another password may let go what was stopped. */
  readonly noticesChanged: () => void
}

export function createMessagesService(ports: MessagesServicePorts): MessagesService {
  const { messages, outboxPath, isOurs, settings, vault, questions, text, isPractice, noticesChanged } = ports

  const serverNow = (): MailServer => {
    const { mailServer } = settings.read().notices
    if (mailServer === null) throw new CodedError('notices-not-set-up')
    return mailServer
  }
  const isPasswordKept = async (): Promise<boolean> => {
    const { mailServer } = settings.read().notices
    return mailServer !== null && (await vault.read(noticesPasswordRef(mailServer))).kind === 'ok'
  }
  const requireSame = (server: MailServer): void => {
    const { host, port } = serverNow()
    if (host !== server.host || port !== server.port) throw new CodedError('not-confirmed')
  }

  return {
    // Practice has none; what is real stays out of its sight.
    async outbox() {
      if (isPractice() || !isOurs()) return null
      return messages.loaded()?.outbox ?? (existsSync(outboxPath) ? (await messages.open()).outbox : null)
    },
    of: (operationId) => messages.loaded()?.notices.of(operationId) ?? [],
    isPasswordKept,
    async keepPassword(windowId, password) {
      const server = serverNow()
      if (await isPasswordKept()) {
        await questions.require(windowId, 'notice-password', {
          title: text('question.notice-password.title'),
          message: text('question.notice-password.message', { host: server.host }),
          detail: [text('question.notice-password.text'), text('question.unwanted')].join('\n\n'),
          confirmLabel: text('question.notice-password.yes'),
          cancelLabel: text('confirm.cancel'),
        })
        requireSame(server)
      }
      await vault.write(noticesPasswordRef(server), new Secret(password))
      noticesChanged()
    },
    async test(windowId, typed, signal) {
      if (isPractice()) throw new CodedError('notices-in-practice')
      const server = serverNow()
      const address = mailAddressIn(typed)
      if (address === null) throw new CodedError('invalid-request', { fieldErrors: { address: 'address' } })
      const { host, port } = server
      await questions.require(
        windowId,
        'notice-test',
        {
          title: text('question.notice-test.title'),
          message: text('question.notice-test.message', { address }),
          detail: [text('question.notice-test.text', { host, port: String(port) }), text('question.unwanted')].join(
            '\n\n',
          ),
          confirmLabel: text('question.notice-test.yes'),
          cancelLabel: text('confirm.cancel'),
        },
        signal,
      )
      requireSame(server)
      await (await messages.open()).notices.test(address, signal)
    },
  }
}
