/**
 * Starts a packed application as a person would, without a debugger, each time on data of its own, and looks at it from outside:
 * its log, its processes, its end.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Electron refuses to run as root with its sandbox on, so root starts it as nobody. */
const isRoot = process.getuid?.() === 0
const nobody = 65534

export interface Data {
  readonly folder: string
}

export interface Started {
  readonly process: ChildProcess
  /** Of the first process; null while it runs. -1 where a signal ended it. */
  exitCode: number | null
  /** The end of what it wrote to its error output. */
  complaint: string
}

/** A folder for the application's data, which `removeData` takes away. */
export async function makeData(): Promise<Data> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-desk-started-'))
  if (isRoot) await chown(folder, nobody, nobody)
  return { folder }
}

/** With every process that still runs on it. */
export async function removeData(data: Data): Promise<void> {
  for (const { pid } of processesOn(data)) end(pid, 'SIGKILL')
  await until(() => processesOn(data).length === 0, 5_000)
  await rm(data.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

/** Never rejects: what could not be started has exit code -1 and a complaint. */
export function start(program: string, data: Data, switches: readonly string[] = []): Started {
  const words = [program, `--user-data-dir=${data.folder}`, ...switches]
  const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
  const [command = program, ...args] = isRoot ? [...asNobody, ...words] : words
  const env = { ...process.env, ...(isRoot ? { HOME: data.folder, XDG_RUNTIME_DIR: data.folder } : {}) }
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const started: Started = { process: child, exitCode: null, complaint: '' }
  child.stderr.on('data', (chunk: Buffer) => {
    started.complaint = (started.complaint + chunk.toString()).slice(-400)
  })
  child.on('error', (error) => {
    started.exitCode = -1
    started.complaint = error.message
  })
  child.on('exit', (code) => (started.exitCode = code ?? -1))
  return started
}

/** How often the page has asked main since `since`, by the application's own log. 0 as well where there is no log yet. */
export async function questions(data: Data, since = 0): Promise<number> {
  const folder = join(data.folder, 'data', 'log')
  const files = await readdir(folder).catch(() => [])
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')))
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => {
      const entry = parsed(line)
      return entry?.event === 'ipc' && Date.parse(entry.time) >= since
    }).length
}

function parsed(line: string): { readonly event: string; readonly time: string } | null {
  try {
    return JSON.parse(line) as { event: string; time: string }
  } catch {
    // The last line, half written.
    return null
  }
}

/** Main processes of the application on this data, which a relaunch makes more than one of. */
export const mainProcessesOf = (data: Data): readonly number[] =>
  processesOn(data)
    .filter(({ command }) => !command.includes('--type='))
    .map(({ pid }) => pid)

/** One page, one process. */
export const pagesOn = (data: Data): number =>
  processesOn(data).filter(({ command }) => command.includes('--type=renderer')).length

function processesOn({ folder }: Data): Listed[] {
  return allProcesses().filter(({ command }) => command.includes(`--user-data-dir=${folder}`))
}

interface Listed {
  readonly pid: number
  /** With its arguments. Empty for one that has ended and of which nobody has taken note yet. */
  readonly command: string
}

function allProcesses(): Listed[] {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.map((pid) => ({ pid: Number(pid), command: commandOf(pid) }))
  }
  const [command, ...args] =
    process.platform === 'win32'
      ? (['powershell', '-NoProfile', '-Command', windowsList] as const)
      : (['ps', '-axww', '-o', 'pid=,command='] as const)
  const listed = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout
  return listed.split('\n').map((line) => {
    const [pid = '', ...words] = line.trim().split(' ')
    return { pid: Number(pid), command: words.join(' ') }
  })
}

/** In UTF-8, so that the letters of a path come as they are. */
const windowsList =
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.CommandLine)" }'

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    // Ended meanwhile.
    return ''
  }
}

/**
 * Asks as the system does: SIGTERM, or closing its window, which on Windows is the way a program is asked from outside. There
 * it is asked until it has a window.
 */
export async function requestQuit(pid: number): Promise<void> {
  if (process.platform !== 'win32') {
    end(pid, 'SIGTERM')
    return
  }
  await until(() => {
    const script = `$p = Get-Process -Id ${pid} -ErrorAction SilentlyContinue; if ($p) { $p.CloseMainWindow() } else { 'True' }`
    return spawnSync('powershell', ['-NoProfile', '-Command', script], { encoding: 'utf8' }).stdout.includes('True')
  }, 15_000)
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Ended by itself.
  }
}

/** Whether it came true within `limitMs`. */
export async function until(isTrue: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const began = performance.now()
  while (performance.now() - began < limitMs) {
    if (await isTrue()) return true
    await pause(50)
  }
  return isTrue()
}

/** Lets nobody read what root has packed, and gives Chromium's sandbox what an installer gives it. */
export async function makeStartableByAnybody(folder: string): Promise<void> {
  if (!isRoot || process.platform !== 'linux') return
  spawnSync('chmod', ['-R', 'a+rX', folder])
  await chmod(join(folder, 'chrome-sandbox'), 0o4755)
}
