/**
 * A real, throw-away Secret Service (GNOME Keyring on a D-Bus of its own) around one command, so that the keychain can be
 * tested as it is: open, locked, or not there at all. The keyring of the person who runs this is never touched.
 */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `none`: no D-Bus to ask. `locked`: there is a service, and nobody to type the password it asks for. */
export type SecretServiceMode = 'unlocked' | 'locked' | 'none'

export interface SecretServiceOptions {
  /**
   * Keeps the keyring's files here, so that one session can lock what another has stored. Not removed.
   * @default a temporary folder for this session alone
   */
  readonly keyringFolder?: string
  readonly env?: Readonly<Record<string, string>>
  /**
   * `inherit` shows the command's output as it comes and leaves `output` empty; `capture` collects it.
   * @default 'inherit'
   */
  readonly stdio?: 'inherit' | 'capture'
  /** After this time the command, with what it has started, is ended; `exitCode` is then 124, or 137 if it resisted. */
  readonly timeoutMs?: number
}

export interface CommandResult {
  /** `null` when a signal ended it. */
  readonly exitCode: number | null
  /** What the command wrote to its standard output. */
  readonly output: string
  /** What it wrote to its error output, and what the session's own programs had to say. */
  readonly errorOutput: string
}

/** Not empty: an empty one makes a keyring that is never locked. */
const keyringPassword = 'throw-away'

/**
 * The command's error output is file 3 until here, because D-Bus itself writes to file 2. The daemon is ended by its number:
 * left to itself it notices the end of its bus only when it has been there for a while. Time is kept inside the session
 * too, since whatever ends the session from outside would leave the daemon behind.
 */
const runCommand = `unset KEYRING_PASSWORD
"$@" 2>&3 3>&-`
const runCommandBeside = (daemon: string) => `${daemon} >/dev/null 3>&- &
daemon=$!
trap 'kill "$daemon"' EXIT
trap 'exit 130' INT TERM
until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
  string:org.freedesktop.secrets | grep -q 'boolean true'
do
  kill -0 "$daemon" || exit 125
  sleep 0.02
done
${runCommand}`
const scripts = {
  unlocked: runCommandBeside(
    `printf %s "$KEYRING_PASSWORD" | gnome-keyring-daemon --foreground --unlock --components=secrets`,
  ),
  locked: runCommandBeside('gnome-keyring-daemon --foreground --components=secrets'),
  none: runCommand,
} as const

/** Runs the command to its end. Rejects only when it could not be started. */
export async function withSecretService(
  mode: SecretServiceMode,
  command: string,
  args: readonly string[],
  options: SecretServiceOptions = {},
): Promise<CommandResult> {
  const folder = await mkdtemp(join(tmpdir(), 'secret-service-'))
  try {
    const dataFolder = options.keyringFolder ?? join(folder, 'data')
    const runFolder = join(folder, 'run')
    for (const path of [dataFolder, join(folder, 'cache'), runFolder]) {
      await mkdir(path, { recursive: true, mode: 0o700 })
    }
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...options.env,
      XDG_DATA_HOME: dataFolder,
      XDG_CACHE_HOME: join(folder, 'cache'),
      XDG_RUNTIME_DIR: mode === 'none' ? '/nonexistent' : runFolder,
      KEYRING_PASSWORD: keyringPassword,
    }
    // A bus that is already there would be asked instead, and a screen would show a password question nobody answers.
    delete env['DBUS_SESSION_BUS_ADDRESS']
    if (mode !== 'unlocked') {
      delete env['DISPLAY']
      delete env['WAYLAND_DISPLAY']
    }
    const limit = options.timeoutMs === undefined ? [] : ['timeout', '--kill-after=2', String(options.timeoutMs / 1000)]
    const inside = [...limit, command, ...args]
    const shell = ['sh', '-c', scripts[mode], 'sh', ...inside] as const
    return await run(mode === 'none' ? shell : ['dbus-run-session', '--', ...shell], env, options)
  } finally {
    // The daemon may still be writing its last while its bus goes away.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function run(
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  { stdio = 'inherit' }: SecretServiceOptions,
): Promise<CommandResult> {
  const capture = stdio === 'capture'
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env,
      stdio: capture ? ['ignore', 'pipe', 'pipe', 'pipe'] : ['inherit', 'inherit', 'pipe', process.stderr],
    })
    const output: Buffer[] = []
    const errorOutput: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => errorOutput.push(chunk))
    if (capture) child.stdio[3]?.on('data', (chunk: Buffer) => errorOutput.push(chunk))

    child.once('error', reject)
    child.once('close', (exitCode) => {
      resolve({
        exitCode,
        output: Buffer.concat(output).toString('utf8'),
        errorOutput: Buffer.concat(errorOutput).toString('utf8'),
      })
    })
  })
}
