/** Whether the built application is as new as its sources, by the files' times. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const sources = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'scripts/lib/build-commit.ts',
  'scripts/lib/first-frame.ts',
  'scripts/packing/notices.ts',
  'package.json',
  'package-lock.json',
]
const products = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** False also when a product is missing. A file deleted since the build counts through its folder's time. */
export async function isBuildCurrent(root: string): Promise<boolean> {
  const built = await Promise.all(products.map((name) => timeOf(join(root, name))))
  const changed = await Promise.all(sources.map((name) => newestTime(join(root, name))))
  return Math.min(...built) > Math.max(...changed)
}

async function newestTime(path: string): Promise<number> {
  const own = await stat(path)
  if (!own.isDirectory()) return own.mtimeMs
  const entries = await readdir(path)
  return Math.max(own.mtimeMs, ...(await Promise.all(entries.map((name) => newestTime(join(path, name))))))
}

async function timeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return -Infinity
  }
}
