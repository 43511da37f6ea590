/**
 * The log, by allow-list: an event's name and named plain fields. There is no way to pass an object, a body, a header or an
 * error as it is, so nothing secret can slip in with one.
 */

/** Every field there is, and of what type; the type and the check at run time both come from here. */
export const logFieldTypes = {
  channel: 'string',
  code: 'string',
  kind: 'string',
  correlationId: 'string',
  tookMs: 'number',
  count: 'number',
  file: 'string',
  version: 'string',
  platform: 'string',
  reason: 'string',
} as const

interface FieldTypes {
  readonly string: string
  readonly number: number
}

export type LogFields = {
  readonly [Name in keyof typeof logFieldTypes]?: FieldTypes[(typeof logFieldTypes)[Name]]
}

export interface Logger {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}
