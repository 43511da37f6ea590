/**
 * `npm run verify-record -- FILE…`: checks copies of the records of many desks offline, against themselves and each other. A folder
 * stands for the files in it. Exit codes: `exitCodeOf`.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readDeskId } from '../electron/central-record/desk-id.ts'
import { tellVerdict } from './lib/tell-verdict.ts'
import { exitCodeOf, verifyRecord, type RecordFile } from './lib/verify-record.ts'

const usage = `npm run verify-record -- FILE…   checks copies of the records of desks: month files of the history (a folder stands for all
                                 of its months), JSON exports, and what a central record received (syslog lines, webhook bodies,
                                 OTLP bodies, OCSF events, one a line)`

const paths = process.argv.slice(2)
process.exitCode = paths.length === 0 ? tellUsage() : await verify()

async function verify(): Promise<number> {
  const files: RecordFile[] = []
  let isRead = true
  for (const path of paths) {
    try {
      files.push(...(await filesAt(path)))
    } catch (cause) {
      console.error(`${path}: ${cause instanceof Error ? cause.message : 'cannot be read'}`)
      isRead = false
    }
  }
  const verdict = verifyRecord(files)
  for (const line of tellVerdict(verdict)) console.log(line)
  return exitCodeOf(verdict, isRead)
}

async function filesAt(path: string): Promise<RecordFile[]> {
  const isFolder = (await stat(path)).isDirectory()
  const names = isFolder ? (await readdir(path)).filter((name) => name.endsWith('.jsonl')).sort() : ['']
  return Promise.all(
    names.map(async (name) => {
      const file = isFolder ? join(path, name) : path
      const beside = await readDeskId(dirname(file)).catch(() => null)
      const isMonth = /^\d{4}-\d{2}\.jsonl$/.test(file.slice(-13))
      return {
        name: file,
        bytes: await readFile(file),
        deskBeside: isMonth && beside?.kind === 'ok' ? beside.value : null,
      }
    }),
  )
}

function tellUsage(): number {
  console.error(usage)
  return 2
}
