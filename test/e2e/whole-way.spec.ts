/**
 * The whole way of a call with real servers at its end: a link of the ticket system, the person, the check of the caller, the reset, and
 * what others receive of it: the ticket its note, the person and the manager their mail, the log server the record, which is verified.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { noCentralRecord } from '../../shared/domain/default-rules.ts'
import { noFilters } from '../../shared/domain/history-query.ts'
import { eximUser, noExim, startExim } from '../support/exim.ts'
import { throwAwayAuthority } from '../support/http-server.ts'
import { removeFolder } from '../support/remove-folder.ts'
import { noRsyslog, startRsyslog } from '../support/rsyslog.ts'
import { openTicketWorld } from '../support/ticket-world.ts'
import { root } from '../../scripts/lib/run.ts'
import { expect, test } from './support/desk.ts'
import { factor, reset, searchField, tick, uncheckedField } from './support/hands.ts'

/** What the test has to stop, last first. */
const running: (() => Promise<void>)[] = []
test.afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop()
})

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-desk-servers-'))
  running.push(() => removeFolder(folder))
  return folder
}

test('from the link in the ticket to the record that is verified', async ({ connected }) => {
  const missing = noExim() ?? noRsyslog()
  test.skip(missing !== null, missing ?? '')
  const { page, dataFolder } = connected

  const tickets = await openTicketWorld('servicenow')
  running.push(() => tickets.close())
  const exim = await startExim(await makeFolder())
  running.push(() => exim.stop())
  const rsyslog = await startRsyslog(await makeFolder())
  running.push(() => rsyslog.stop())

  await connected.trust(throwAwayAuthority())
  await connected.ask('connections:add', { draft: tickets.draft })
  await connected.ask('settings:change', {
    changes: {
      centralRecord: {
        ...noCentralRecord,
        syslog: {
          ...noCentralRecord.syslog,
          host: '127.0.0.1',
          port: rsyslog.port,
          authority: throwAwayAuthority(),
        },
      },
      notices: {
        toPerson: true,
        toManager: true,
        deskName: 'Service Desk',
        contact: 'Call 4711.',
        server: {
          kind: 'mail',
          host: 'localhost',
          port: exim.tlsPort,
          security: 'tls',
          user: eximUser.user,
          from: 'desk@corp.example',
        },
      },
    },
  })
  await connected.ask('notices:keep-secret', { secret: eximUser.password })

  await connected.openLink(`mfa-desk://person?login=mira.dunmore&ticket=${tickets.numbers.open}`)
  await expect(searchField(page)).toHaveValue('mira.dunmore')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /Mira Dunmore/ }).click()
  await expect(page.getByText('In Progress, for this person.')).toBeVisible()
  await tick(factor(page, /Microsoft Authenticator/))
  const check = page.getByRole('region', { name: 'Who is calling' })
  await check.getByRole('button', { name: 'Called back…' }).click()
  await page.getByRole('radio').first().press('Space')
  await check.getByRole('button', { name: 'Record this check' }).click()
  await expect(uncheckedField(page)).toHaveCount(0)
  await reset(page)
  await expect(page.getByText('No longer there')).toBeVisible()

  const { rows } = await connected.ask('history:query', {
    filters: { ...noFilters, text: tickets.numbers.open },
    offset: 0,
    limit: 1,
  })
  const operationId = rows[0]?.id ?? ''

  await expect.poll(() => exim.mails().length).toBe(2)
  const mails = exim.mails().join('')
  expect(mails).toContain('Envelope-to: mira.dunmore@practice.example')
  expect(mails).toContain('Your sign-in was changed')
  expect(mails).not.toContain('Microsoft Authenticator')

  await expect(
    page.getByRole('group', { name: 'Outcome' }).getByText(`Note added to ${tickets.numbers.open} in Tickets.`),
  ).toBeVisible()
  expect(tickets.notes()).toHaveLength(1)
  expect(tickets.notes()[0]).toContain(operationId)
  expect(tickets.shownOutside()).toEqual([])

  const finished = (line: string): boolean => line.includes(operationId) && line.includes('"kind":"finished"')
  await expect.poll(() => rsyslog.received().some(finished)).toBe(true)
  const received = join(await makeFolder(), 'received.log')
  await writeFile(received, `${rsyslog.received().join('\n')}\n`)
  const verify = promisify(execFile)(
    process.execPath,
    ['scripts/verify-record.ts', received, join(dataFolder, 'history')],
    {
      cwd: root,
    },
  )
  const { stdout } = await verify
  expect(stdout).toContain('Nothing is wrong with them.')
  expect(stdout).toMatch(/Proved from outside up to entry \d+ of /)
})
