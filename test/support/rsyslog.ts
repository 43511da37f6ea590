/** A real rsyslog with TLS on loopback, from the system's package; its own configuration and files are in the folder it is given. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { missingPackages, serverPackages } from '../../scripts/lib/debian-packages.ts'
import { throwAwayAuthority, throwAwayServer, unusedPort } from './http-server.ts'

/** Why there is none here, in a sentence; `null` where there is. */
export function noRsyslog(): string | null {
  if (process.platform !== 'linux') return 'rsyslog is started on Linux only.'
  const missing = missingPackages(serverPackages)
  return missing.length === 0 ? null : `Missing here: ${missing.join(', ')}.`
}

export interface Rsyslog {
  readonly port: number
  /** What it has written to its file, as it came, byte order mark and all. */
  received(): string[]
  /** Ends it, in good order or at once. */
  stop(signal?: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
}

/** `port`: one it had before. */
export async function startRsyslog(folder: string, port?: number): Promise<Rsyslog> {
  const at = port ?? (await unusedPort())
  const { key, cert } = throwAwayServer()
  mkdirSync(join(folder, 'work'), { recursive: true })
  writeFileSync(join(folder, 'ca.pem'), throwAwayAuthority())
  writeFileSync(join(folder, 'server.pem'), cert)
  writeFileSync(join(folder, 'server.key'), key)
  writeFileSync(join(folder, 'rsyslog.conf'), configuration(folder, at))
  const child = spawn(
    '/usr/sbin/rsyslogd',
    ['-n', '-f', join(folder, 'rsyslog.conf'), '-i', join(folder, 'rsyslog.pid')],
    { stdio: 'ignore' },
  )
  const exited = once(child, 'exit')
  await listening(at, child)
  return {
    port: at,
    received() {
      try {
        return readFileSync(join(folder, 'received.log'), 'utf8').split('\n').slice(0, -1)
      } catch {
        return []
      }
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      if (signal === 'SIGTERM' || signal === 'SIGKILL') await exited
    },
  }
}

async function listening(port: number, child: { readonly exitCode: number | null }): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('rsyslogd has ended by itself.')
    const socket = net.connect(port, '127.0.0.1')
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isOpen) return
    await setTimeout(50)
  }
}

/** The same as docs/central-record.md sets up, with everything received as it came. */
const configuration = (folder: string, port: number): string => `
global(workDirectory="${folder}/work" maxMessageSize="64k" parser.escapeControlCharactersOnReceive="off"
  defaultNetstreamDriver="gtls" defaultNetstreamDriverCAFile="${folder}/ca.pem"
  defaultNetstreamDriverCertFile="${folder}/server.pem" defaultNetstreamDriverKeyFile="${folder}/server.key")
module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1" StreamDriver.AuthMode="anon")
template(name="raw" type="string" string="%rawmsg%\\n")
ruleset(name="desk") {
  action(type="omfile" file="${folder}/received.log" template="raw" asyncWriting="off" flushOnTXEnd="on")
}
input(type="imtcp" port="${port}" address="127.0.0.1" ruleset="desk")
`
