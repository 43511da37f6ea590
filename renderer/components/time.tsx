/** An instant in the person's own words: `relative` ages by itself; the tooltip always has the whole date and time. */
import { useSyncExternalStore } from 'react'
import { useIntl, type IntlShape } from 'react-intl'
import { useText } from '../messages/use-text.ts'

/** `full` and `time-to-the-second` are for the record; the latter only where the day stands beside it. */
type FixedForm = 'time' | 'time-to-the-second' | 'date' | 'date-and-time' | 'full'
export type TimeForm = FixedForm | 'relative' | 'clock'

const tickMs = 15_000
let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

/** One clock for all ages on the screen, standing still while there is none. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) now = Date.now()
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer)
      timer = null
    }
  }
}

const currentTick = () => now

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** Milliseconds since the epoch, moving on every few seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, currentTick, currentTick)
}

/** An instant that does not age. One formatter for all screens, so that a time looks the same wherever it stands. */
export function formatInstant(intl: Pick<IntlShape, 'formatDate' | 'formatTime'>, at: string, form: FixedForm): string {
  switch (form) {
    case 'time':
      return unbroken(intl.formatTime(at, { timeStyle: 'short' }))
    case 'time-to-the-second':
      return unbroken(intl.formatTime(at, { timeStyle: 'medium' }))
    case 'date':
      return intl.formatDate(at, { dateStyle: 'medium' })
    case 'date-and-time':
      return intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })
    case 'full':
      return intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' })
  }
}

/** Engines differ in the space before AM and PM; a line never ends there. */
const unbroken = (time: string) => time.replaceAll(/[ \u202f]/g, '\u00a0')

/** Instant to words, for sentences that contain a time. */
export function useTimeText(): (at: string, form?: TimeForm) => string {
  const intl = useIntl()
  const t = useText()
  const tick = useNow()
  return (at, form = 'full') => {
    const date = new Date(at)
    if (form === 'clock') {
      // A clock time without a day is only honest for today.
      const today = new Date(tick).toDateString() === date.toDateString()
      return formatInstant(intl, at, today ? 'time' : 'date-and-time')
    }
    if (form !== 'relative') return formatInstant(intl, at, form)
    const seconds = Math.round((date.getTime() - tick) / 1000)
    for (const [unit, size] of units) {
      if (Math.abs(seconds) >= size) {
        return intl.formatRelativeTime(Math.trunc(seconds / size), unit, { numeric: 'auto' })
      }
    }
    return t('part.just-now')
  }
}

export function Time({ at, form = 'full' }: { readonly at: string; readonly form?: TimeForm }) {
  const text = useTimeText()
  return (
    <time dateTime={at} title={text(at, 'full')}>
      {text(at, form)}
    </time>
  )
}
