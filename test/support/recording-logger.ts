/** A logger that keeps its lines, for tests that look at what was logged. */
import type { LogFields, Logger } from '../../electron/logging/logger.ts'

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly fields: LogFields
}

export function createRecordingLogger(): Logger & { readonly lines: readonly LoggedLine[] } {
  const lines: LoggedLine[] = []
  const keep =
    (level: LoggedLine['level']) =>
    (event: string, fields: LogFields = {}): void => {
      lines.push({ level, event, fields })
    }
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}
