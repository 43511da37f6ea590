/** What the history knows about the person who is open. */
import { openRefs } from '../state/person-state.ts'
import type { DeskContext } from './desk-context.ts'

/** If a limit ends later than this, the record is read again before. */
const maxWaitMs = 3_600_000
const minWaitMs = 1_000

/** Reads it for the accounts that are open, and again when one of its limits ends. Errors are shown elsewhere, with the history's. */
export async function readRecord(desk: DeskContext): Promise<void> {
  const { ports, get, set, tasks } = desk
  const accounts = openRefs(get())
  const signal = tasks.start('record')
  if (accounts.length === 0) return
  const opening = get().open?.opening
  try {
    const record = await ports.ask('history:read-person', { accounts })
    if (signal.aborted || get().open?.opening !== opening) return
    set({ record })
    const ends = record.limits.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]))
    if (ends.length === 0) return
    await ports.wait(Math.min(maxWaitMs, Math.max(minWaitMs, Math.min(...ends) - Date.now())), signal)
  } catch {
    return
  }
  void readRecord(desk)
}
