/** Schemas that several domain words share. Caps keep a hostile directory or page from filling memory or the disk. */
import { z } from 'zod'

/** An instant as ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const Instant = z.iso.datetime({ precision: 3 })

export const ConnectionId = z.uuid()

/** The immutable id a system gave an account (GUID, `00u…`, integer, UUID), as text. */
export const AccountId = z.string().min(1).max(256)

/** A factor's id within one account, chosen by the provider. */
export const FactorId = z.string().min(1).max(256)

/** A service behind a system, chosen by the provider. */
export const ServiceId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)

export const OperationId = z.uuid()

/** Text that came from a directory: already stripped of control and bidi characters and cut by the provider. */
export const DirectoryText = z.string().max(1024)

/** Words of a server, kept for the record, cut by the provider. */
export const ServerText = z.string().max(4096)
