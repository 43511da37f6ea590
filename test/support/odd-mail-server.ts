/** A mail server that does what a test tells it, encrypted from the start or not at all. */
import net from 'node:net'
import tls from 'node:tls'
import { onTestFinished } from 'vitest'
import { throwAwayServer } from './http-server.ts'

/** What it says to a line that begins so; `null` cuts the connection. `''`: once a connection is made. `.`: after the end of the mail. */
export type Says = Readonly<Record<string, string | null>>

const manners: Says = {
  '': '220 odd.example ESMTP',
  EHLO: '250-odd.example\r\n250 AUTH PLAIN',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 OK',
  RCPT: '250 OK',
  DATA: '354 go on',
  '.': '250 2.0.0 taken',
  QUIT: '221 bye',
}

export interface OddMailServer {
  readonly port: number
  /** Every line that came, over all connections; lines of mails as well. */
  readonly lines: string[]
}

export async function startOddMailServer(says: Says = {}, isEncrypted = true): Promise<OddMailServer> {
  const lines: string[] = []
  const sockets = new Set<net.Socket>()
  const serve = (socket: net.Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let inMail = false
    let rest = ''
    const say = (to: string): void => {
      const answer = { ...manners, ...says }[to]
      if (answer === null) socket.destroy()
      else socket.write(`${answer ?? '502 5.5.1 unknown'}\r\n`)
    }
    say('')
    socket.on('data', (bytes) => {
      const found = (rest + bytes.toString('utf8')).split('\r\n')
      rest = found.pop() ?? ''
      for (const line of found) {
        lines.push(line)
        if (inMail && line !== '.') continue
        inMail = line === 'DATA'
        say(line.split(' ')[0]?.toUpperCase() ?? '')
      }
    })
  }
  const server = isEncrypted ? tls.createServer(throwAwayServer(), serve) : net.createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as net.AddressInfo).port, lines }
}
