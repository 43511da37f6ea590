/**
 * The log, by allow-list: an event's name and named plain fields. There is no way to pass an object, a body, a header or an
 * error as it is, so nothing secret can slip in with one.
 */
export type LogFields = Readonly<
  Partial<{
    channel: string
    code: string
    kind: string
    correlationId: string
    connectionId: string
    system: string
    operationId: string
    stepId: string
    httpStatus: number
    tookMs: number
    count: number
    file: string
    version: string
    platform: string
    reason: string
  }>
>

export interface Logger {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}
