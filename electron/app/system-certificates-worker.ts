/** The thread of `system-certificates`: reads, tells and ends. */
import tls from 'node:tls'
import { parentPort } from 'node:worker_threads'

parentPort?.postMessage(tls.getCACertificates('system'))
