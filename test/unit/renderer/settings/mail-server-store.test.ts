import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import { createMailServerStore } from '../../../../renderer/features/settings/mail-server-store.ts'
import type { MailServer } from '../../../../shared/domain/notice-rules.ts'
import { makeSettings } from '../../../support/domain-fixtures.ts'

const server: MailServer = {
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
    if (main.refusal !== null && channel !== 'notices:read-password') {
      const error = { code: main.refusal, message: '', correlationId: 'c' }
      return Promise.reject(new AppFailure(error as never))
    }
    return Promise.resolve(channel === 'notices:read-password' ? { kept: true } : {})
  }
  const settings = makeSettings()
  const store = createMailServerStore({ ask: ask as never, stored: () => settings })
  return { store, asked, main, settings }
}

describe('the mail server in its fields', () => {
  it('is sent as a whole, then its password, which then leaves the page', async () => {
    const { store, asked, settings } = setUp()
    const { edit, save } = store.getState()
    edit('host', ' mail.corp.example ')
    edit('security', 'tls')
    edit('user', 'desk')
    edit('from', 'd@corp.example')
    edit('password', 'secret words')
    await save()
    expect(asked.slice(0, 2)).toEqual([
      ['settings:change', { changes: { notices: { ...settings.notices, mailServer: server } } }],
      ['notices:keep-password', { password: 'secret words' }],
    ])
    expect(JSON.stringify(store.getState())).not.toContain('secret words')
    expect(store.getState()).toMatchObject({ isEdited: false, isPasswordKept: true, saving: { status: 'done' } })
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

  it('keeps what was typed after a no, and what main refused', async () => {
    const { store, asked, main } = setUp()
    store.getState().follow(server)
    store.getState().edit('password', 'secret words')
    main.refusal = 'not-confirmed'
    await store.getState().save()
    expect(store.getState()).toMatchObject({ saving: { status: 'declined' }, isEdited: true })
    main.refusal = 'disk-full'
    await store.getState().save()
    expect(store.getState()).toMatchObject({ saving: { status: 'failed', error: { code: 'disk-full' } } })
    expect(store.getState().draft.password).toBe('secret words')
    expect(asked.filter(([channel]) => channel === 'notices:keep-password')).toEqual([])
  })

  it('follows what is in force, but not over what somebody is typing', () => {
    const { store } = setUp()
    store.getState().follow(server)
    expect(store.getState().draft).toMatchObject({ host: 'mail.corp.example', port: '465', password: '' })
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
