/**
 * A real mail server for tests: Exim in the folder it is given, with the throw-away certificate, a port for STARTTLS and one for TLS from the
 * start. It wants a sign-in, refuses `nobody@…` for good and `later@…` for the moment, and keeps what it takes in one file.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as waitFor } from 'node:timers/promises'
import { throwAwayServer } from './http-server.ts'

const program = '/usr/sbin/exim4'

/** Why there is none to start here; `null` where there is. */
export const noExim = (): string | null =>
  existsSync(program) ? null : 'Exim is missing: apt-get install exim4-daemon-light'

export const eximUser = { user: 'desk', password: 'secret123' }

export interface MailServerInFolder {
  readonly starttlsPort: number
  readonly tlsPort: number
  /** Every mail taken, as it came, oldest first. */
  mails(): string[]
  stop(): Promise<void>
  start(): Promise<void>
}

/** Whoever starts it stops it. */
export async function startExim(folder: string): Promise<MailServerInFolder> {
  const owner = ownerOfFiles()
  const [starttlsPort, tlsPort] = [await freePort(), await freePort()]
  const { key, cert } = throwAwayServer()
  for (const name of ['spool', 'log']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'server.key'), key, { mode: 0o600 })
  writeFileSync(join(folder, 'server.pem'), cert)
  writeFileSync(join(folder, 'exim.conf'), configuration(folder, owner, starttlsPort, tlsPort))
  for (const name of ['.', 'spool', 'log', 'server.key', 'server.pem']) {
    if (!owner.isUs) chownSync(join(folder, name), owner.user, owner.group)
  }
  let running: { readonly stop: () => Promise<void> } | null = null
  const server: MailServerInFolder = {
    starttlsPort,
    tlsPort,
    mails() {
      const inbox = join(folder, 'inbox')
      if (!existsSync(inbox)) return []
      return readFileSync(inbox, 'utf8')
        .split(/^From \S+ .*\n/m)
        .slice(1)
    },
    async start() {
      const child = spawn(program, ['-C', join(folder, 'exim.conf'), '-bdf'], { stdio: 'ignore' })
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      running = {
        async stop() {
          child.kill('SIGTERM')
          await ended
        },
      }
      while (!(await answers(starttlsPort))) {
        if (child.exitCode !== null) throw new Error(`Exim ended: ${log(folder)}`)
        await waitFor(20)
      }
    },
    async stop() {
      await running?.stop()
      running = null
    },
  }
  await server.start()
  return server
}

/** Exim delivers nothing as root; what it may not be, it becomes. */
function ownerOfFiles(): { readonly user: number; readonly group: number; readonly isUs: boolean } {
  const { uid, gid } = userInfo()
  if (uid !== 0) return { user: uid, group: gid, isUs: true }
  const id = (kind: '-u' | '-g'): number => Number(execFileSync('id', [kind, 'Debian-exim'], { encoding: 'utf8' }))
  return { user: id('-u'), group: id('-g'), isUs: false }
}

function log(folder: string): string {
  const path = join(folder, 'log', 'mainlog')
  return existsSync(path) ? readFileSync(path, 'utf8') : 'it has written no log'
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.end('QUIT\r\n')
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const configuration = (
  folder: string,
  { user, group }: { readonly user: number; readonly group: number },
  starttlsPort: number,
  tlsPort: number,
): string => `
primary_hostname = localhost
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/exim.pid
exim_user = ${user}
exim_group = ${group}
deliver_drop_privilege
local_interfaces = 127.0.0.1 : 127.0.0.2
daemon_smtp_ports = ${starttlsPort} : ${tlsPort}
tls_on_connect_ports = ${tlsPort}
tls_certificate = ${folder}/server.pem
tls_privatekey = ${folder}/server.key
auth_advertise_hosts = \${if def:tls_in_cipher {*}}
keep_environment =
acl_smtp_mail = m
acl_smtp_rcpt = r
begin acl
m:
  accept authenticated = *
  deny message = 530 5.7.0 STARTTLS and AUTH first
r:
  deny local_parts = nobody
       message = 550 5.1.1 no such user
  defer local_parts = later
        message = 451 4.7.1 try later
  accept
begin routers
all:
  driver = accept
  transport = keep
begin transports
keep:
  driver = appendfile
  file = ${folder}/inbox
  user = ${user}
  group = ${group}
  envelope_to_add
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${eximUser.user}}}{eq{$auth3}{${eximUser.password}}}}}
`
