/**
 * Some gateways send `100 Continue` to clients that did not ask for it. undici then closes the connection, and the outcome of a change
 * would needlessly be unknown.
 */
import type { Socket } from 'node:net'

const interim = /^HTTP\/1\.[01] 100[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n/

/** Longer than any real interim response. */
const maxLength = 4_096

/** Removes such responses from the beginning of what a connection receives. Must be called before anything else listens to it. */
export function skipContinue(socket: Socket): void {
  let held = Buffer.alloc(0)
  const look = (): void => {
    const chunk = socket.read() as Buffer | null
    if (chunk === null) return
    held = Buffer.concat([held, chunk])
    let text = held.subarray(0, maxLength).toString('latin1')
    for (let found = interim.exec(text); found !== null; found = interim.exec(text)) {
      held = held.subarray(found[0].length)
      text = held.subarray(0, maxLength).toString('latin1')
    }
    if (held.length < maxLength && mayBecomeInterim(text)) return
    socket.off('readable', look)
    socket.unshift(held)
  }
  socket.on('readable', look)
}

function mayBecomeInterim(text: string): boolean {
  return ['HTTP/1.1 100', 'HTTP/1.0 100'].some((start) => start.startsWith(text.slice(0, start.length)))
}
