/** Receivers of the central record for tests: TLS servers that are told how to behave, on loopback. */
import tls, { type TLSSocket } from 'node:tls'
import { listen, throwAwayServer } from './http-server.ts'
import { framesIn, lineIn } from './syslog-frames.ts'

export interface SyslogServer {
  readonly port: number
  /** Journal lines, in the order they came. */
  readonly lines: readonly string[]
  /** Resolves as soon as so many lines have come. */
  received(count: number): Promise<void>
  close(): Promise<void>
}

/** One that takes everything, and closes its half when the sender has closed his. */
export async function serveSyslog(): Promise<SyslogServer> {
  const lines: string[] = []
  const waiting: { count: number; done: () => void }[] = []
  const line = await serveTls((socket) => {
    let rest: Buffer = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      const read = framesIn(Buffer.concat([rest, chunk]))
      rest = read.rest
      lines.push(...read.messages.map(lineIn))
      for (const { count, done } of waiting) if (lines.length >= count) done()
    })
  })
  return {
    ...line,
    lines,
    received: (count) =>
      new Promise((done) => {
        if (lines.length >= count) done()
        else waiting.push({ count, done })
      }),
  }
}

/** With the throw-away certificate, for 127.0.0.1. */
export const serveTls = (onConnection: (socket: TLSSocket) => void, options: tls.TlsOptions = {}) =>
  listen(
    tls.createServer({ ...throwAwayServer(), ...options }, (socket) => {
      socket.on('error', () => undefined)
      onConnection(socket)
    }),
  )
