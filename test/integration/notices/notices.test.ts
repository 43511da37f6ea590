/** Notices and their outbox, over the end of a run. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as waitFor } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createNoticeText } from '../../../electron/app/text.ts'
import { handOver, type HandOverPorts } from '../../../electron/notices/hand-over.ts'
import { createNotices } from '../../../electron/notices/notices.ts'
import { openOutbox } from '../../../electron/outbox/outbox.ts'
import { openOutboxFile } from '../../../electron/outbox/outbox-file.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { Account } from '../../../shared/domain/account.ts'
import { foldOperation } from '../../../shared/domain/fold-operation.ts'
import type { HistoryEntry, Operation } from '../../../shared/domain/history-entry.ts'
import { makeAccount } from '../../support/domain-fixtures.ts'
import { inventedOperation, operationId } from '../../support/history-fixtures.ts'
import { throwAwayAuthority, trusting } from '../../support/http-server.ts'
import { startOddMailServer } from '../../support/odd-mail-server.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const at = '2026-03-02T08:14:00.000Z'
const entries = inventedOperation(1, at)

/** Opens the outbox of a folder, as a start of the program does. */
async function setUp() {
  const path = join(makeTempFolder(), 'outbox.sealed')
  const key = randomBytes(32)
  const server = await startOddMailServer()
  const mailServer = {
    kind: 'mail',
    host: 'localhost',
    port: server.port,
    security: 'tls',
    user: 'desk',
    from: 'desk@corp.example',
  } as const
  const ports: HandOverPorts = {
    trusted: () => trusting(throwAwayAuthority()),
    openPoster: () => {
      throw new Error('not by mail')
    },
    now: () => new Date(),
    readSecret: () => Promise.resolve(new Secret('any')),
  }
  const open = () => {
    const outbox = openOutbox({
      file: openOutboxFile({ path, readKey: () => Promise.resolve(key) }),
      now: () => new Date(),
      wait: (ms, signal) => waitFor(ms, undefined, { signal, ref: false }),
      random: () => 0,
      logger: createRecordingLogger(),
      changed: () => undefined,
      kept: { accepted: () => undefined, refused: () => undefined },
    })
    const notices = createNotices({
      outbox: () => Promise.resolve(outbox),
      rules: () => ({
        toPerson: true,
        toManager: true,
        deskName: '',
        contact: '',
        server: mailServer,
      }),
      handOver: (message, signal) => handOver(mailServer, message, ports, signal),
      text: createNoticeText().text,
      when: (instant) => instant,
      changed: () => undefined,
      now: () => new Date(),
      logger: createRecordingLogger(),
    })
    outbox.register(notices.sender)
    return { outbox, notices, close: () => outbox.close() }
  }
  const receivers = () => server.lines.flatMap((line) => /^RCPT TO:<(.*)>$/.exec(line)?.[1] ?? []).toSorted()
  return { open, receivers, server }
}

const operationOf = (until: (entry: HistoryEntry) => boolean): Operation =>
  foldOperation(entries.slice(0, entries.findIndex(until) + 1))

function accountsOf({ accounts }: Operation): Account[] {
  return accounts.map(({ account }) =>
    makeAccount({ ...account, email: 'mira@corp.example', managerEmail: 'otto@corp.example' }),
  )
}

it('what a run that was killed had begun is told at the next start, as not confirmed', async () => {
  const { open, receivers, server } = await setUp()
  const begun = operationOf(({ kind }) => kind === 'sent')
  const killed = open()
  await killed.notices.begin(begun.id, accountsOf(begun), accountsOf(begun))
  await killed.close()
  expect(receivers()).toEqual([])
  const recovered = foldOperation([
    ...entries.slice(0, entries.findIndex(({ kind }) => kind === 'sent') + 1),
    {
      kind: 'recovered',
      operationId: operationId(1),
      at,
      unknownStepIds: begun.steps.map(({ step }) => step.id),
      notSentStepIds: [],
    },
  ])
  const next = open()
  await next.notices.recover((id) => Promise.resolve(id === begun.id ? recovered : null))
  await expect.poll(receivers).toEqual(['mira@corp.example', 'otto@corp.example'])
  expect(server.lines.join(' ').replaceAll('= ', '')).toContain('not yet confirmed by the system')
  await expect.poll(() => next.outbox.list()).toEqual([])
  await next.close()
})

it('nobody is told of a reset that never began, or of which nothing was sent', async () => {
  const { open, receivers } = await setUp()
  const planned = operationOf(({ kind }) => kind === 'intended')
  const killed = open()
  await killed.notices.begin(planned.id, accountsOf(planned), accountsOf(planned))
  await killed.close()
  for (const found of [planned, null]) {
    const next = open()
    await next.notices.recover(() => Promise.resolve(found))
    expect(next.outbox.list()).toEqual([])
    await next.close()
  }
  expect(receivers()).toEqual([])
})

it('what the record cannot tell at the moment is kept for a later start', async () => {
  const { open, receivers } = await setUp()
  const done = operationOf(({ kind }) => kind === 'finished')
  const killed = open()
  await killed.notices.begin(done.id, accountsOf(done), accountsOf(done))
  await killed.close()
  const unread = open()
  await unread.notices.recover(() => Promise.reject(new Error('the file is held')))
  expect(unread.outbox.list()).toMatchObject([{ state: 'held' }, { state: 'held' }])
  await unread.close()
  const next = open()
  await next.notices.recover(() => Promise.resolve(done))
  await expect.poll(receivers).toEqual(['mira@corp.example', 'otto@corp.example'])
  await next.close()
})
