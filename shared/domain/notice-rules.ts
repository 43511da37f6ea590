/** Who is told of a reset, in whose name, and by which server. Part of the rules of the desk. */
import { z } from 'zod'
import { ReceiverAddress } from './central-record.ts'
import { mailAddressPattern, mailHostPattern, maxMailAddressLength } from './mail-address.ts'
import { maxContactLength, maxDeskNameLength } from './rule-bounds.ts'

/** One line that people read: nothing invisible, and nothing that changes the direction of what stands around it. */
const Line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u)

export const MailServer = z.strictObject({
  kind: z.literal('mail'),
  /** A name, or an IPv4 address. */
  host: z.string().max(253).regex(mailHostPattern),
  port: z.int().min(1).max(65_535),
  /** `starttls`: begins in the clear and sends nothing before it is encrypted. `tls`: encrypted from the first byte. */
  security: z.enum(['starttls', 'tls']),
  /** Empty: the server takes mail without a sign-in. */
  user: z.string().trim().max(256),
  from: z.string().max(maxMailAddressLength).regex(mailAddressPattern),
})
export type MailServer = z.infer<typeof MailServer>

/** A program of the organisation's that passes notices on, by whichever way it likes. */
export const NoticeWebhook = z.strictObject({ kind: z.literal('webhook'), address: ReceiverAddress })
export type NoticeWebhook = z.infer<typeof NoticeWebhook>

export const NoticeServer = z.discriminatedUnion('kind', [MailServer, NoticeWebhook])
export type NoticeServer = z.infer<typeof NoticeServer>

/** As a URL, so that all of them compare by origin. */
export const urlOfNoticeServer = (server: NoticeServer): string =>
  server.kind === 'webhook' ? server.address : `https://${server.host}:${server.port}`

export const NoticeRules = z.strictObject({
  toPerson: z.boolean(),
  toManager: z.boolean(),
  /** How people know the desk; empty: "the help desk". */
  deskName: Line.max(maxDeskNameLength),
  /** What to do for whoever did not ask for the reset; empty: to call the help desk by a number they know. */
  contact: Line.max(maxContactLength),
  /** `null`: nobody is told. */
  server: NoticeServer.nullable(),
})
export type NoticeRules = z.infer<typeof NoticeRules>
