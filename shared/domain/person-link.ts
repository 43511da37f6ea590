/** What a link of another program asks to have filled in. Cleaned by main; either text may be empty. */
import { z } from 'zod'

/** As the contract limits a search. */
export const maxLoginLength = 320
/** As the contract limits a ticket. */
export const maxTicketLength = 128

export const PersonLink = z.object({ login: z.string().max(maxLoginLength), ticket: z.string().max(maxTicketLength) })
export type PersonLink = z.infer<typeof PersonLink>
