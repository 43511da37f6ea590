/**
 * Who works here and at which computer, as the record names them. The environment belongs to whoever starts the application, so
 * it is asked only for what the system does not say.
 *
 * | System  | Account                                                     | Computer                                            |
 * | ------- | ----------------------------------------------------------- | --------------------------------------------------- |
 * | Windows | the session's token; its domain by `whoami`                 | its own name                                        |
 * | macOS   | the user database                                           | the local host name: what `hostname` says changes with the network |
 * | Linux   | the user database                                           | its own name                                        |
 */
import { execFile } from 'node:child_process'
import { hostname, userInfo } from 'node:os'
import { promisify } from 'node:util'

export interface OsIdentity {
  /** `DOMAIN\name` on Windows, the account's name elsewhere. Never empty. */
  readonly osUser: () => string
  readonly hostName: () => string
  /**
   * What the system calls the person of the account, at most 80 characters; `null` where it says nothing beyond the account. An offer:
   * whoever works here may go by another name. Never rejects.
   */
  readonly fullName: () => Promise<string | null>
  /** Asks the system for what it says only in a process of its own. Never rejects; what is known stays where there is no answer. */
  readonly askSystem: () => Promise<void>
}

export interface OsIdentityPorts {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Throws where the system knows no such account, as for one of a directory that cannot be reached. */
  readonly accountName: () => string
  readonly hostName: () => string
  /** What a program of the system writes. Rejects where it cannot be started, fails or takes too long. */
  readonly run: (program: string, ...words: readonly string[]) => Promise<string>
}

const ofThisProcess: OsIdentityPorts = {
  platform: process.platform,
  env: process.env,
  accountName: () => userInfo().username,
  hostName: hostname,
  run: async (program, ...words) => {
    const options = { timeout: 5_000, windowsHide: true, encoding: 'latin1' } as const
    return (await promisify(execFile)(program, words, options)).stdout
  },
}

export function createOsIdentity(ports: OsIdentityPorts = ofThisProcess): OsIdentity {
  const { platform, env, run } = ports
  const account = accountNameOf(ports)
  let domain = platform === 'win32' ? plainName(env['USERDOMAIN']) : null
  let computer = ports.hostName()

  return {
    osUser: () => (domain === null ? account : `${domain}\\${account}`),
    hostName: () => computer,
    fullName: async () => {
      const fullName = (await fullNameOf(platform, account, run).catch(() => '')).trim()
      const isOne = fullName.length <= maxNameLength && fullName !== account
      return isOne ? plainName(fullName) : null
    },
    async askSystem() {
      if (platform === 'win32') {
        const said = await run(String.raw`C:\Windows\System32\whoami.exe`).catch(() => '')
        // It writes in the code page of consoles, in which the name behind the domain may not be what it is.
        domain = /^([\x21-\x5b\x5d-\x7e]+)\\/.exec(said)?.[1]?.toUpperCase() ?? domain
      }
      if (platform === 'darwin') {
        const said = await run('/usr/sbin/scutil', '--get', 'LocalHostName').catch(() => '')
        computer = plainName(said.trim()) ?? computer
      }
    },
  }
}

const maxNameLength = 80

/**
 * Windows' console has no characters for some names, so their numbers are asked for. Which account is asked about is the environment's
 * word: nothing but an offer comes of it.
 */
const askForFullName = [
  String.raw`$name = $env:USERNAME -replace '''', '\'''`,
  `$query = 'Name=''{0}'' AND Domain=''{1}''' -f $name, $env:USERDOMAIN`,
  `$full = (Get-CimInstance Win32_UserAccount -Filter $query).FullName`,
  `[int[]]$full.ToCharArray() -join ' '`,
].join('; ')

async function fullNameOf(platform: NodeJS.Platform, account: string, run: OsIdentityPorts['run']): Promise<string> {
  switch (platform) {
    case 'win32': {
      const powershell = String.raw`C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe`
      const said = await run(powershell, '-NoProfile', '-NonInteractive', '-Command', askForFullName)
      const units = said.trim().split(/\s+/).map(Number)
      return units.every((unit) => unit > 0 && unit <= 0xffff) ? String.fromCharCode(...units) : ''
    }
    case 'darwin':
      return utf8Of(await run('/usr/bin/id', '-F'))
    default:
      // name:password:uid:gid:full name,room,phones:home:shell
      return (
        utf8Of(await run('/usr/bin/getent', 'passwd', account))
          .split(':')[4]
          ?.split(',')[0] ?? ''
      )
  }
}

/** `run` reads bytes as they are. */
const utf8Of = (said: string): string => Buffer.from(said, 'latin1').toString('utf8')

/** The name of the account that runs this. Never throws and never empty. */
export function accountNameOf({
  platform,
  env,
  accountName,
}: Omit<OsIdentityPorts, 'hostName' | 'run'> = ofThisProcess): string {
  try {
    const name = accountName()
    if (name !== '') return name
  } catch {
    // The record still says what the session calls itself.
  }
  const called = platform === 'win32' ? [env['USERNAME']] : [env['LOGNAME'], env['USER']]
  return called.map(plainName).find((name) => name !== null) ?? 'unknown'
}

/** A name that can stand in a line; null for anything else. */
function plainName(text: string | undefined): string | null {
  return text !== undefined && /^[^\p{C}\\/]{1,256}$/u.test(text) ? text : null
}
