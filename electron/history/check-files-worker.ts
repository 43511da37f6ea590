/** The thread of `check-files`: checks what it is given, tells how far it is and what it found, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { fileSystem } from '../storage/file-system.ts'
import { checkHere, type CheckedFiles, type CheckMessage } from './check-files.ts'

const tell = (message: CheckMessage): void => parentPort?.postMessage(message)

const result = await checkHere(fileSystem)(workerData as CheckedFiles, new AbortController().signal, (entries) =>
  tell({ kind: 'progress', entries }),
)
tell({ kind: 'done', result })
