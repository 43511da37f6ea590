/**
 * The record of this desk handed on, as the rules say: one delivery for each receiver that is set. Only the process that writes the
 * history sends, so that two windows or a second start never do it twice.
 */
import {
  RecordReceiver,
  SecretReceiver,
  type CentralRecord,
  type CentralRecordRules,
} from '../../shared/domain/central-record.ts'
import { serverOf } from '../../shared/domain/record-receivers.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { History } from '../history/history.ts'
import { Secret } from '../secret/secret.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import type { SecretRef, SecretVault } from '../vault/secret-vault.ts'
import { VaultUnavailableError } from '../vault/secret-vault.ts'
import { cursorFile } from './cursor-file.ts'
import { startDelivery, type Delivery, type DeliveryPorts } from './delivery.ts'
import { makeDeskId, readDeskId } from './desk-id.ts'
import { createOtlpReceiver, createWebhookReceiver, headerOf, type HttpPorts } from './http-receivers.ts'
import type { Receiver } from './receiver.ts'
import { createSyslogReceiver, type SyslogPorts } from './syslog-receiver.ts'
import { webhookKeys } from '../webhook/standard-webhooks.ts'

export interface CentralRecordService {
  read(): Promise<CentralRecord>
  /** `''` forgets it. Throws `CodedError` `record-receiver-off` and `record-secret-not-valid`, and what `confirmSecret` and the vault throw. */
  keepSecret(windowId: number, receiver: SecretReceiver, secret: Secret): Promise<void>
  /** Throws `CodedError` `record-receiver-off`. */
  sendAgainFrom(receiver: RecordReceiver, seq: number): Promise<void>
  /** Other rules, or another workspace, may be in force. */
  lookAgain(): Promise<void>
  close(): Promise<void>
}

export interface CentralRecordPorts
  extends
    Pick<DeliveryPorts, 'now' | 'wait' | 'random' | 'changed' | 'logger'>,
    Pick<SyslogPorts, 'trusted'>,
    Pick<HttpPorts, 'openPoster'> {
  readonly rules: () => CentralRecordRules
  /** `null` while practice is all there is. */
  readonly history: () => Pick<History, 'follow'> | null
  /** Absolute: of the history, and of what is kept of how far each receiver has come. */
  readonly historyFolder: string
  readonly folder: string
  readonly vault: SecretVault
  /** Resolves with a person's yes to a secret of this server, or to forgetting it; throws without one. */
  readonly confirmSecret: (windowId: number, server: string, isForgotten: boolean) => Promise<void>
}

interface Running {
  readonly delivery: Delivery
  /** What it was started with. */
  readonly rules: string
}

export function openCentralRecord(ports: CentralRecordPorts): CentralRecordService {
  const { rules, history, historyFolder, folder, vault, now } = ports
  const running = new Map<RecordReceiver, Running>()
  /** Kept as long as they are good: a keychain that asks must not ask every second. */
  const secrets = new Map<SecretReceiver, { readonly origin: string; readonly secret: Secret }>()
  const inTurn = createSerialQueue()
  const idTurn = createSerialQueue()
  let isClosed = false
  let desk: string | null = null

  const refOf = (receiver: SecretReceiver, address: string): SecretRef => ({
    connectionId: `record-${receiver}`,
    origin: new URL(address).origin,
  })

  const readSecret = async (receiver: SecretReceiver, address: string): Promise<string | null> => {
    const ref = refOf(receiver, address)
    const known = secrets.get(receiver)
    if (known?.origin === ref.origin) return known.secret.reveal()
    const found = await vault.read(ref)
    if (found.kind === 'unavailable') throw new VaultUnavailableError(found.state)
    if (found.kind !== 'ok') return null
    secrets.set(receiver, { origin: ref.origin, secret: found.secret })
    return found.secret.reveal()
  }

  /** Several receivers ask at once, and one id is made. */
  const deskId = (): Promise<string | null> =>
    idTurn(async () => {
      if (desk !== null) return desk
      const found = await readDeskId(historyFolder)
      if (found.kind === 'unreadable') return null
      desk = found.kind === 'ok' ? found.value : await makeDeskId(historyFolder)
      return desk
    })

  const open = (kind: RecordReceiver, { syslog, webhook, otlp }: CentralRecordRules): Receiver | null => {
    const http: HttpPorts = { openPoster: ports.openPoster, readSecret, now }
    switch (kind) {
      case 'syslog':
        return syslog.host === null ? null : createSyslogReceiver({ ...syslog, host: syslog.host }, ports)
      case 'webhook':
        return webhook.address === null ? null : createWebhookReceiver(webhook.address, http)
      case 'otlp':
        return otlp.address === null ? null : createOtlpReceiver(otlp.address, http)
    }
  }

  /** What a receiver is to run with; `undefined`: it is not to run. */
  const wantedBy = (kind: RecordReceiver): string | undefined =>
    isClosed || history() === null || serverOf(kind, rules()) === null ? undefined : JSON.stringify(rules()[kind])

  const look = async (kind: RecordReceiver): Promise<void> => {
    const wanted = wantedBy(kind)
    const known = running.get(kind)
    if (known?.rules === wanted) return
    running.delete(kind)
    await known?.delivery.close()
    const source = history()
    const receiver = wanted === undefined ? null : open(kind, rules())
    if (source === null || wanted === undefined || receiver === null) return
    const delivery = startDelivery({
      ...ports,
      receiver,
      follower: source.follow(),
      cursorFile: cursorFile(folder, kind),
      deskId,
    })
    running.set(kind, { delivery, rules: wanted })
  }

  const lookAgain = (): Promise<void> =>
    inTurn(async () => {
      await Promise.all(RecordReceiver.options.map(look))
      ports.changed()
    })

  const addressOf = (receiver: RecordReceiver): string => {
    const server = serverOf(receiver, rules())
    if (server === null) throw new CodedError('record-receiver-off')
    return server
  }

  const hasSecret = async (receiver: RecordReceiver): Promise<boolean | null> => {
    const parsed = SecretReceiver.safeParse(receiver)
    if (!parsed.success) return null
    return readSecret(parsed.data, addressOf(receiver)).then(
      (secret) => secret !== null,
      () => null,
    )
  }

  const off = (): CentralRecord['off'] => {
    if (!RecordReceiver.options.some((kind) => serverOf(kind, rules()) !== null)) return 'not-set'
    const source = history()
    if (source === null) return 'practice'
    return source.follow().end() === null ? 'not-writing' : null
  }

  return {
    async read() {
      if (RecordReceiver.options.some((kind) => running.get(kind)?.rules !== wantedBy(kind))) await lookAgain()
      if (desk === null) {
        const found = await readDeskId(historyFolder).catch(() => null)
        if (found?.kind === 'ok') desk = found.value
      }
      const receivers = await Promise.all(
        [...running].map(async ([kind, { delivery }]) => ({
          ...delivery.progress(),
          hasSecret: await hasSecret(kind).catch(() => null),
        })),
      )
      return { off: off(), desk, receivers }
    },

    async keepSecret(windowId, receiver, secret) {
      const address = addressOf(receiver)
      const ref = refOf(receiver, address)
      const text = secret.reveal().trim()
      const isValid = receiver === 'webhook' ? webhookKeys(text) !== null : headerOf(text) !== null
      if (text !== '' && !isValid) throw new CodedError('record-secret-not-valid')
      await ports.confirmSecret(windowId, ref.origin, text === '')
      if (addressOf(receiver) !== address) throw new CodedError('not-confirmed')
      if (text === '') await vault.forget(ref.connectionId)
      else await vault.write(ref, new Secret(text))
      secrets.delete(receiver)
      running.get(receiver)?.delivery.tryNow()
      ports.changed()
    },

    async sendAgainFrom(receiver, seq) {
      await lookAgain()
      const known = running.get(receiver)
      if (known === undefined) throw new CodedError('record-receiver-off')
      secrets.clear()
      known.delivery.sendAgainFrom(seq)
    },

    lookAgain,

    async close() {
      isClosed = true
      await lookAgain()
    },
  }
}
