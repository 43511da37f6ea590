/** What the rules and the settings take at most, for their schemas and for the forms that are filled in before anything is parsed. */

/** So many names, of so many characters each. */
export const maxNames = {
  people: { count: 10_000, length: 256 },
  groups: { count: 1_000, length: 1_024 },
  approvers: { count: 1_000, length: 256 },
} as const

/** From 1. Minutes where it is a time. */
export const maxOfLimit = {
  agentHour: 10_000,
  agentDay: 10_000,
  person30Days: 10_000,
  coolDownMinutes: 7 * 24 * 60,
} as const

/** From 1. */
export const maxRecentDays = 90
/** From 1. */
export const maxRetentionMonths = 120
/** Characters. */
export const maxTicketPatternLength = 200
/** Characters. */
export const maxAgentNameLength = 80
/** Characters. */
export const maxDeskNameLength = 80
/** Characters. */
export const maxContactLength = 300
