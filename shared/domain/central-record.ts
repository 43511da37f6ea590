/**
 * The record of this desk handed on to a company's own systems: where to, and how far it has come. The journal itself is what waits;
 * nothing of it is kept a second time.
 */
import { z } from 'zod'
import { Instant } from './primitives.ts'
import {
  authorityPattern,
  frameBytes,
  maxAuthorityLength,
  maxHostLength,
  recordHostPattern,
  recordReceivers,
} from './record-receivers.ts'
import { updateAddressFault } from './update-address.ts'

export const RecordReceiver = z.enum(recordReceivers)
export type RecordReceiver = z.infer<typeof RecordReceiver>

/** Those that take a secret, which is in the keychain. */
export const SecretReceiver = RecordReceiver.exclude(['syslog'])
export type SecretReceiver = z.infer<typeof SecretReceiver>

const Host = z.string().max(maxHostLength).regex(recordHostPattern)

const Authority = z.string().max(maxAuthorityLength).regex(authorityPattern)

/** By the rule of every address that is kept and shown: https, and nothing in it that may be a credential. */
export const ReceiverAddress = z.string().refine((text) => updateAddressFault(text) === null, 'receiver-address')

/** Each receiver is off while it has neither host nor address. */
export const CentralRecordRules = z
  .strictObject({
    syslog: z.strictObject({
      host: Host.nullable(),
      port: z.int().min(1).max(65_535),
      /** PEM. In place of the authorities the computer trusts; `null`: those. */
      authority: Authority.nullable(),
      /** Of one message, without its length. A longer entry goes without its text. */
      maxFrameBytes: z.int().min(frameBytes.least).max(frameBytes.most),
    }),
    webhook: z.strictObject({ address: ReceiverAddress.nullable() }),
    otlp: z.strictObject({ address: ReceiverAddress.nullable() }),
  })
  .meta({ id: 'CentralRecord' })
export type CentralRecordRules = z.infer<typeof CentralRecordRules>

/** Why nothing could be handed over. What waits is in the history and goes later. */
export const RecordFailure = z.enum([
  'not-reachable',
  'timed-out',
  'no-tls',
  'certificate-not-trusted',
  'certificate-store-not-read',
  'authority-not-valid',
  'proxy-refused',
  'proxy-sign-in-required',
  'proxy-not-usable',
  'broke-off',
  'redirected',
  'secret-missing',
  'secret-refused',
  'keychain',
  'not-found',
  'refused',
  'busy',
  'server-error',
  'not-understood',
  'gone',
  'history-not-read',
  'desk-id-not-read',
  'unknown',
])
export type RecordFailure = z.infer<typeof RecordFailure>

/** Numbers of journal entries, both ends included. */
export const EntryRange = z.object({ from: z.int().min(1), to: z.int().min(1), at: Instant })
export type EntryRange = z.infer<typeof EntryRange>

export const RecordProgress = z.object({
  receiver: RecordReceiver,
  /** Host and port, or the address. */
  server: z.string(),
  /** The last entry handed over; `null`: none yet. */
  handedOver: z.object({ seq: z.int().min(1), at: Instant }).nullable(),
  /** How many entries wait; `null` while that is not known. */
  waiting: z.int().min(0).nullable(),
  /** What the latest attempt failed by; `null`: it did not. */
  failure: z.object({ code: RecordFailure, at: Instant, status: z.int().nullable() }).nullable(),
  /** When it is tried again; `null`: at once, or only when somebody asks. */
  nextAt: Instant.nullable(),
  /** The server wants no more of it. Nothing is sent until somebody asks. */
  isStopped: z.boolean(),
  /** Could not be handed over because they are gone or damaged. */
  missing: z.array(EntryRange),
  /** Among these the server rejected some, and keeps none of those. */
  rejected: z.array(EntryRange),
  /** Another history lay here than the one that was handed over before, so it is handed over from its beginning. */
  restartedAt: Instant.nullable(),
  /** Whether the receiver's secret is in the keychain; `null`: it takes none, or the keychain does not tell. */
  hasSecret: z.boolean().nullable(),
})
export type RecordProgress = z.infer<typeof RecordProgress>

export const CentralRecord = z.object({
  /** Why nothing is sent; `null` where it is. */
  off: z.enum(['not-set', 'practice', 'not-writing']).nullable(),
  /** `null` while nothing was ever handed over. */
  desk: z.uuid().nullable(),
  receivers: z.array(RecordProgress),
})
export type CentralRecord = z.infer<typeof CentralRecord>
