import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import { createNoticeServerStore } from '../../../../renderer/features/settings/notice-server-store.ts'
import type { MailServer } from '../../../../shared/domain/notice-rules.ts'
import { makeSettings } from '../../../support/domain-fixtures.ts'

const server: MailServer = {
  kind: 'mail',
  host: 'mail.corp.example',
  port: 465,
  security: 'tls',
  user: 'desk',
  from: 'd@corp.example',
}

/** Main, which keeps what it is given unless it refuses. */
function setUp() {
  const asked: [string, unknown][] = []
  const main = { refusal: null as string | null }
  const ask = (channel: string, request: unknown) => {
    asked.push([channel, request])
    if (main.refusal !== null && channel !== 'notices:read-secret') {
      const error = { code: main.refusal, message: '', correlationId: 'c' }
      return Promise.reject(new AppFailure(error as never))
    }
    return Promise.resolve(channel === 'notices:read-secret' ? { kept: true } : {})
  }
  const settings = makeSettings()
  const store = createNoticeServerStore({ ask: ask as never, stored: () => settings })
  return { store, asked, main, settings }
}

describe('the server for notices in its fields', () => {
  it('is sent as a whole, then its password, which then leaves the page', async () => {
    const { store, asked, settings } = setUp()
    const { edit, save } = store.getState()
    edit('host', ' mail.corp.example ')
    edit('security', 'tls')
    edit('user', 'desk')
    edit('from', 'd@corp.example')
    edit('secret', 'secret words')
    await save()
    expect(asked.slice(0, 2)).toEqual([
      ['settings:change', { changes: { notices: { ...settings.notices, server } } }],
      ['notices:keep-secret', { secret: 'secret words' }],
    ])
    expect(JSON.stringify(store.getState())).not.toContain('secret words')
    expect(store.getState()).toMatchObject({ isEdited: false, isSecretKept: true, saving: { status: 'done' } })
  })

  it.each([
    ['host', 'https://mail.corp.example'],
    ['host', ''],
    ['port', '70000'],
    ['port', 'smtp'],
    ['from', 'a@corp.example, b@corp.example'],
  ] as const)('is not sent with %s %j', async (field, value) => {
    const { store, asked } = setUp()
    store.getState().follow(server)
    store.getState().edit(field, value)
    await store.getState().save()
    expect(asked.filter(([channel]) => channel === 'settings:change')).toEqual([])
    expect(store.getState().isTried).toBe(true)
  })

  it('is a webhook, with nothing of a mail server', async () => {
    const { store, asked, settings } = setUp()
    const { edit, save } = store.getState()
    edit('host', 'mail.corp.example')
    edit('secret', 'of the mail server')
    edit('kind', 'webhook')
    expect(store.getState().draft.secret).toBe('')
    edit('address', 'http://hooks.corp.example/mfa')
    await save()
    expect(asked.filter(([channel]) => channel === 'settings:change')).toEqual([])
    edit('address', ' https://hooks.corp.example/mfa ')
    edit('secret', 'whsec_words')
    await save()
    const webhook = { kind: 'webhook', address: 'https://hooks.corp.example/mfa' }
    expect(asked.slice(0, 2)).toEqual([
      ['settings:change', { changes: { notices: { ...settings.notices, server: webhook } } }],
      ['notices:keep-secret', { secret: 'whsec_words' }],
    ])
    store.getState().follow(server)
    expect(store.getState().draft).toMatchObject({ kind: 'mail', host: 'mail.corp.example', address: '' })
  })

  it('keeps what was typed after a no, and what main refused', async () => {
    const { store, asked, main } = setUp()
    store.getState().follow(server)
    store.getState().edit('secret', 'secret words')
    main.refusal = 'not-confirmed'
    await store.getState().save()
    expect(store.getState()).toMatchObject({ saving: { status: 'declined' }, isEdited: true })
    main.refusal = 'disk-full'
    await store.getState().save()
    expect(store.getState()).toMatchObject({ saving: { status: 'failed', error: { code: 'disk-full' } } })
    expect(store.getState().draft.secret).toBe('secret words')
    expect(asked.filter(([channel]) => channel === 'notices:keep-secret')).toEqual([])
  })

  it('follows what is in force, but not over what somebody is typing', () => {
    const { store } = setUp()
    store.getState().follow(server)
    expect(store.getState().draft).toMatchObject({ host: 'mail.corp.example', port: '465', secret: '' })
    store.getState().edit('host', 'other.corp.example')
    store.getState().follow(null)
    expect(store.getState().draft.host).toBe('other.corp.example')
  })

  it('takes the usual port along with the encryption, and leaves another alone', () => {
    const { store } = setUp()
    store.getState().edit('security', 'tls')
    expect(store.getState().draft.port).toBe('465')
    store.getState().edit('port', '2465')
    store.getState().edit('security', 'starttls')
    expect(store.getState().draft.port).toBe('2465')
  })
})
