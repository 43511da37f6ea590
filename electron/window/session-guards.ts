/**
 * What every session refuses: permissions, devices, downloads, and any request to another origin than the page's own. The
 * application's own network calls are made by main, not by Chromium, and are not affected.
 *
 * The page's content security policy already forbids foreign requests; this also stops a compromised renderer process that ignores it.
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

/** `data:` sends no request anywhere; which data may be used, and for what, is up to the content security policy. */
function isAllowedRequest(url: string, options: { readonly devTools: boolean }): boolean {
  return isOnPageOrigin(url) || url.startsWith('data:') || (options.devTools && url.startsWith('devtools://'))
}
