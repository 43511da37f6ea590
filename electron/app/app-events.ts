/** What the page and others are told of as it happens. */
import type { AppEvent } from '../../shared/ipc/events.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'

export interface AppEvents {
  readonly emit: (event: AppEvent) => void
  /** Returns the way to stop listening. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void
}

export function createAppEvents(logger: Logger): AppEvents {
  const listeners = new Set<(event: AppEvent) => void>()
  return {
    emit(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (cause) {
          // A listener must not be able to interrupt what it is told about, least of all a change.
          logger.error('event-listener-threw', { kind: event.type, code: codeOf(cause) })
        }
      }
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
