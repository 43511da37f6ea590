/**
 * Command-line switches that would take the application's protection away: open it to a debugger, switch off the sandbox or
 * the same-origin rule, or bend its network. An installed application refuses to start with one of them.
 *
 * A run from the sources is not held to this: who can change the command line there can change the sources as well, and
 * automated tests drive it through the debugger.
 *
 * `allow-file-access-from-files` is not among them: Electron sets it itself at every start, and the fuse
 * `grantFileProtocolExtraPrivileges`, which is off, takes its meaning away. The whole command line is looked at rather than the
 * words a person typed, because Electron also turns `ELECTRON_DISABLE_SANDBOX` into a switch.
 */
const dangerousSwitches = [
  // A debugger reads and does everything.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-wait',
  'js-flags',
  'auto-open-devtools-for-tabs',

  // Walls between processes and origins.
  'no-sandbox',
  'disable-setuid-sandbox',
  'single-process',
  'disable-gpu-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'load-extension',

  // Trust and names on the network.
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'proxy-server',
  'proxy-pac-url',
  'proxy-bypass-list',
  'host-rules',
  'host-resolver-rules',
  'auth-server-allowlist',
  'auth-negotiate-delegate-allowlist',
  'ssl-key-log-file',
  'log-net-log',
] as const

/** Where a policy is in force: an empty record in another folder would refill every limit. */
const policySwitches = ['user-data-dir'] as const

/** Those present on the command line, in a form a person can find there. */
export function findDangerousSwitches(commandLine: CommandLine): string[] {
  return present(dangerousSwitches, commandLine)
}

/** The same of those that go round a policy, where there is one. */
export function findPolicySwitches(commandLine: CommandLine): string[] {
  return present(policySwitches, commandLine)
}

interface CommandLine {
  readonly hasSwitch: (name: string) => boolean
}

const present = (names: readonly string[], commandLine: CommandLine): string[] =>
  names.filter((name) => commandLine.hasSwitch(name)).map((name) => `--${name}`)
