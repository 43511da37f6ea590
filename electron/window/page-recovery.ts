/** What to do when a window's page process is gone. Pure. */
import type { RenderProcessGoneDetails } from 'electron'

/**
 * The first time a person is offered to open the page again. A page that dies again is closed: offering the same once more
 * would only hide that something is wrong. `gone`: how often it had gone before.
 */
export function afterPageGone(
  reason: RenderProcessGoneDetails['reason'],
  gone: number,
): 'nothing' | 'offer-reload' | 'close' {
  if (reason === 'clean-exit') return 'nothing'
  return gone === 0 ? 'offer-reload' : 'close'
}
