/**
 * What every session refuses: permissions, devices, downloads, and any request that leaves the page's own origin. The
 * application's own network calls are made by main, not by Chromium, and do not pass here.
 *
 * The page's policy already forbids foreign requests; this also holds for a renderer process that no longer obeys it.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
 */
import type { Session } from 'electron'
import type { Logger } from '../logging/logger.ts'
import { isOnPageOrigin } from './page-origin.ts'

export type GuardedSession = Pick<
  Session,
  'on' | 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'webRequest'
>

/** `devTools`: whether the developer tools may load their own files. */
export function guardSession(session: GuardedSession, options: { readonly devTools: boolean }, logger: Logger): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    logger.warn('permission-denied', { kind: permission })
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
    logger.warn('download-prevented')
  })
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const allowed = isAllowedRequest(url, options)
    if (!allowed) logger.warn('request-prevented', { kind: resourceType })
    answer({ cancel: !allowed })
  })
}

/** `data:` carries no request anywhere; which data may be used, and as what, is the content security policy's matter. */
function isAllowedRequest(url: string, options: { readonly devTools: boolean }): boolean {
  return isOnPageOrigin(url) || url.startsWith('data:') || (options.devTools && url.startsWith('devtools://'))
}
