/**
 * A file that cannot be opened until it is let go: on Windows because another program has it open for itself alone, elsewhere,
 * where no program can do that, because a link that leads to itself stands in its place.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rename, symlink, unlink } from 'node:fs/promises'
import { basename } from 'node:path'

/** `path` is absolute, of a file that is there. Returns the way to let it go. */
export function holdFile(path: string): Promise<() => Promise<void>> {
  return process.platform === 'win32' ? openForItselfAlone(path) : putLinkInPlaceOf(path)
}

async function openForItselfAlone(path: string): Promise<() => Promise<void>> {
  const script = `$file = [IO.File]::Open($env:HELD, 'Open', 'Read', 'None'); 'held'; $null = [Console]::ReadLine(); $file.Close()`
  const holder = spawn('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], {
    env: { ...process.env, HELD: path },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  return async () => {
    const ended = once(holder, 'exit')
    holder.stdin.end('\n')
    await ended
  }
}

async function putLinkInPlaceOf(path: string): Promise<() => Promise<void>> {
  const real = `${path}.real`
  await rename(path, real)
  await symlink(basename(path), path)
  return async () => {
    await unlink(path)
    await rename(real, path)
  }
}
