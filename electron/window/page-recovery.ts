/** What to do when a window's renderer process has ended. Pure. */
import type { RenderProcessGoneDetails } from 'electron'

/**
 * The first time, the user is offered to reload the page. If it crashes again, it is closed: another offer would only hide that something
 * is wrong. `gone`: how often it had ended before.
 */
export function afterPageGone(
  reason: RenderProcessGoneDetails['reason'],
  gone: number,
): 'nothing' | 'offer-reload' | 'close' {
  if (reason === 'clean-exit') return 'nothing'
  return gone === 0 ? 'offer-reload' : 'close'
}
