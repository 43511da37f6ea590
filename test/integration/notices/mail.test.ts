import { beforeEach, describe, expect, it, onTestFinished, test } from 'vitest'
import { sendMail } from '../../../electron/notices/mail.ts'
import type { NoticeMessage } from '../../../electron/notices/notice-message.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { mailAddressIn } from '../../../shared/domain/mail-address.ts'
import type { MailServer } from '../../../shared/domain/notice-rules.ts'
import { eximUser, noExim, startExim } from '../../support/exim.ts'
import { throwAwayAuthority, trusting } from '../../support/http-server.ts'
import { startOddMailServer, type Says } from '../../support/odd-mail-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

type Mail = Omit<NoticeMessage, 'about'>

const mail: Mail = {
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  writtenAt: '2026-03-02T08:14:00.000Z',
  to: 'mira@corp.example',
  fromName: 'Service Desk',
  subject: 'Your sign-in was changed',
  text: 'Hello Mira Dünmore,\n\nYour sign-in was changed.\n',
}
const trusted = { trusted: () => trusting(throwAwayAuthority()) }
const mailServer = (port: number, changes: Partial<MailServer> = {}): MailServer => ({
  kind: 'mail',
  host: 'localhost',
  port,
  security: 'tls',
  user: eximUser.user,
  from: 'desk@corp.example',
  ...changes,
})
const never = new AbortController().signal
const send = (
  server: MailServer,
  { password = eximUser.password, changes = {} }: { password?: string; changes?: Partial<Mail> } = {},
  ports = trusted,
) => sendMail(server, server.user === '' ? null : new Secret(password), { ...mail, ...changes }, ports, never)

/** Runs until the test is over. */
async function runExim() {
  const exim = await startExim(makeTempFolder())
  onTestFinished(() => exim.stop())
  return exim
}

describe('a real mail server', () => {
  beforeEach((context) => {
    const reason = noExim()
    if (reason !== null) context.skip(reason)
  })

  it.each(['starttls', 'tls'] as const)(
    'takes a mail over %s, the same one whenever it is sent again',
    async (security) => {
      const exim = await runExim()
      const server = mailServer(security === 'tls' ? exim.tlsPort : exim.starttlsPort, { security })
      expect(await send(server)).toEqual({ kind: 'sent' })
      expect(await send(server)).toEqual({ kind: 'sent' })
      await expect.poll(() => exim.mails().length).toBe(2)
      for (const came of exim.mails()) {
        expect(came).toMatch(/^Envelope-to: mira@corp\.example$/m)
        expect(came).toMatch(/^From: Service Desk <desk@corp\.example>$/m)
        expect(came).toMatch(/^Message-ID: <0f8fad5b-d9cb-469f-a165-70867728950e@corp\.example>$/m)
        expect(came).toMatch(/^Date: Mon, 02 Mar 2026 08:14:00 \+0000$/m)
        expect(came).toMatch(/^Auto-Submitted: auto-generated$/m)
        expect(came).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
        expect(came).toContain('Hello Mira D=C3=BCnmore,')
      }
    },
  )

  it('refuses a wrong password, and is not asked again', async () => {
    const exim = await runExim()
    const attempt = await send(mailServer(exim.tlsPort), { password: 'another' })
    expect(attempt).toEqual({ kind: 'stop', code: 'mail-password-rejected' })
  })

  it('wants a sign-in first', async () => {
    const exim = await runExim()
    expect(await send(mailServer(exim.tlsPort, { user: '' }))).toEqual({ kind: 'stop', code: 'mail-sender-refused' })
  })

  it.each([
    ['nobody@corp.example', { kind: 'give-up', code: 'mail-receiver-refused' }],
    ['later@corp.example', { kind: 'retry', code: 'mail-deferred' }],
  ] as const)('refuses %s', async (to, attempt) => {
    const exim = await runExim()
    expect(await send(mailServer(exim.tlsPort), { changes: { to } })).toEqual(attempt)
    expect(exim.mails()).toEqual([])
  })

  it('is given nothing where its certificate is not trusted, or is for another name', async () => {
    const exim = await runExim()
    const untrusted = { trusted: () => trusting() }
    for (const [security, port] of [
      ['tls', exim.tlsPort],
      ['starttls', exim.starttlsPort],
    ] as const) {
      const server = mailServer(port, { security })
      expect(await send(server, {}, untrusted)).toMatchObject({ kind: 'place-down', code: 'mail-certificate' })
      expect(await send({ ...server, host: '127.0.0.2' })).toMatchObject({
        kind: 'place-down',
        code: 'mail-certificate',
      })
    }
    expect(exim.mails()).toEqual([])
  })

  it('is told when the ports are mixed up', async () => {
    const exim = await runExim()
    expect(await send(mailServer(exim.starttlsPort))).toMatchObject({ code: 'mail-security-mismatch' })
  })

  it('takes names that try to be headers for what they are', async () => {
    const exim = await runExim()
    const changes = {
      fromName: 'Desk\r\nBcc: evil@evil.example',
      subject: 'Mira\r\nBcc: evil@evil.example\r\n\r\nAnother mail',
      text: 'One\r\n.\r\nMAIL FROM:<evil@evil.example>\r\n',
    }
    expect(await send(mailServer(exim.tlsPort), { changes })).toEqual({ kind: 'sent' })
    await expect.poll(() => exim.mails().length).toBe(1)
    const [came = ''] = exim.mails()
    const headers = came.slice(0, came.indexOf('\n\n'))
    expect(headers).not.toMatch(/^Bcc:/im)
    expect(headers).toMatch(/^Envelope-to: mira@corp\.example$/m)
  })
})

describe('a mail server on bad days', () => {
  it.each<[string, Says, object]>([
    ['is busy when greeting', { '': '421 4.3.2 busy' }, { kind: 'place-down', code: 'mail-busy' }],
    ['cannot check passwords now', { AUTH: '454 4.7.0 later' }, { kind: 'place-down', code: 'mail-busy' }],
    [
      'has switched sign-ins off',
      { AUTH: '550 5.7.30 basic authentication is off' },
      { kind: 'stop', code: 'mail-password-rejected' },
    ],
    [
      'knows no way to sign in',
      { EHLO: '250 odd.example', AUTH: '502 5.5.1 unknown' },
      { kind: 'stop', code: 'mail-password-rejected' },
    ],
    [
      'does not take the sender',
      { MAIL: '550 5.7.60 not allowed to send as' },
      { kind: 'stop', code: 'mail-sender-refused' },
    ],
    ['is full', { '.': '452 4.3.1 no room' }, { kind: 'retry', code: 'mail-deferred' }],
    ['takes it for spam', { '.': '554 5.7.1 spam' }, { kind: 'give-up', code: 'mail-refused' }],
    ['is cut off before the mail', { RCPT: null }, { kind: 'place-down', code: 'mail-unconfirmed' }],
    ['is cut off after the final dot', { '.': null }, { kind: 'place-down', code: 'mail-unconfirmed' }],
  ])('that %s', async (_what, says, attempt) => {
    const server = await startOddMailServer(says)
    expect(await send(mailServer(server.port))).toMatchObject(attempt)
  })

  it('that offers no encryption gets neither password nor mail', async () => {
    const server = await startOddMailServer({}, false)
    const attempt = await send(mailServer(server.port, { security: 'starttls' }))
    expect(attempt).toMatchObject({ kind: 'place-down', code: 'mail-not-encrypted' })
    expect(server.lines.join('\n')).not.toMatch(/AUTH|MAIL|Mira/)
  })

  it('that is not there', async () => {
    const server = await startOddMailServer()
    expect(await send(mailServer(server.port, { host: 'mail.invalid' }))).toMatchObject({ code: 'mail-not-reachable' })
    expect(await send(mailServer(1))).toMatchObject({ kind: 'place-down', code: 'mail-not-reachable' })
  })

  it('is given one receiver, however the address would read in a header', async () => {
    const server = await startOddMailServer()
    await send(mailServer(server.port), { changes: { to: "o'brien+desk@corp.example" } })
    expect(server.lines.filter((line) => line.startsWith('RCPT'))).toEqual(["RCPT TO:<o'brien+desk@corp.example>"])
  })

  it('is left in the middle when the program ends', async () => {
    const server = await startOddMailServer({ '.': '' })
    const stop = new AbortController()
    const sending = sendMail(mailServer(server.port), new Secret('any'), mail, trusted, stop.signal)
    await expect.poll(() => server.lines.at(-1)).toBe('.')
    stop.abort()
    expect(await sending).toMatchObject({ kind: 'place-down', code: 'mail-unconfirmed' })
  })
})

test.each([
  'a@corp.example, b@evil.example',
  'a@corp.example;b@evil.example',
  'a@corp.example\r\nRCPT TO:<q@q.q>',
  'a@corp.example b@evil.example',
  'Mira <a@corp.example>',
  '<a@corp.example>',
  '"a b"@corp.example',
  'a@b@corp.example',
  'a%evil.example@corp.example',
  'evil.example!a@corp.example',
  'a@[127.0.0.1]',
  'a@corp.example\u0000',
  'mira�@corp.example',
  'group:a@corp.example;',
  'a(comment)@corp.example',
  'mira.dunmore',
  '@corp.example',
  'a@',
  `${'a'.repeat(250)}@corp.example`,
  '',
])('%j is no address for a notice', (text) => {
  expect(mailAddressIn(text)).toBeNull()
})

test.each(['mira.dunmore@corp.example', "o'brien+desk@corp.example", 'a@b', ' mira@corp.example '])(
  '%j is one',
  (text) => {
    expect(mailAddressIn(text)).toBe(text.trim())
  },
)
