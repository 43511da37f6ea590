import { describe, expect, it } from 'vitest'
import type { ConnectionView, ResetOffer } from '../../../../shared/domain/connection.ts'
import type { Settings, SettingsChanges } from '../../../../shared/domain/settings.ts'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import type { SettingsPorts } from '../../../../renderer/features/settings/settings-ports.ts'
import { createSettingsStore } from '../../../../renderer/features/settings/settings-store.ts'
import { makeSettings } from '../../../support/domain-fixtures.ts'

const connection: ConnectionView = {
  id: '00000000-0000-4000-8000-000000000001',
  system: 'adaxes',
  name: 'head office',
  baseUrl: 'https://adaxes.example.com/restApi',
  environment: 'production',
  signIn: { kind: 'access-token' },
  offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
  createdAt: '2026-11-20T10:00:00.000Z',
  secret: 'stored',
  holds: 'accounts',
  capabilities: {
    knownServices: [{ id: 'microsoft-365', label: 'Microsoft 365' }],
    knownFactors: [],
  },
}

const failure = () => new AppFailure({ code: 'disk-full', message: '', correlationId: 'c' })
/** Lets everything that waits on a settled promise go on. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

/** Main as it would be: it keeps the settings and answers each change when the test says so. */
async function desk(changes: Partial<SettingsPorts> = {}, settings: Partial<Settings> = {}) {
  let stored: Settings = makeSettings({
    agentName: 'Maren',
    ticket: { required: true, pattern: null, check: 'warn', note: true },
    ...settings,
  })
  const sent: {
    changes: SettingsChanges
    answer: () => Promise<void>
    refuse: () => Promise<void>
    decline: () => Promise<void>
  }[] = []
  let pauses: { run: () => void; off: boolean }[] = []
  const ports: SettingsPorts = {
    read: () => Promise.resolve(stored),
    change: (asked) =>
      new Promise((resolve, reject) =>
        sent.push({
          changes: asked,
          answer: () => {
            stored = { ...stored, ...asked } as Settings
            resolve(stored)
            return settle()
          },
          refuse: () => {
            reject(failure())
            return settle()
          },
          decline: () => {
            reject(new AppFailure({ code: 'not-confirmed', message: '', correlationId: 'c' }))
            return settle()
          },
        }),
      ),
    listConnections: () => Promise.resolve([connection]),
    changeOffer: (_, offer) => Promise.resolve({ ...connection, offer }),
    countRecents: () => Promise.resolve(4),
    clearRecents: () => Promise.resolve(),
    later(_, run) {
      const pause = { run, off: false }
      pauses.push(pause)
      return () => {
        pause.off = true
      }
    },
    ...changes,
  }
  const store = createSettingsStore(ports)
  await store.getState().load()
  return {
    state: () => store.getState(),
    sent,
    passTime: async () => {
      const due = pauses
      pauses = []
      for (const pause of due) if (!pause.off) pause.run()
      await settle()
    },
  }
}

describe('saving as it is changed', () => {
  it('sends a choice at once and says when it is saved', async () => {
    const { state, sent } = await desk()
    state().edit('theme', 'dark')
    await settle()
    expect(state().form?.theme).toBe('dark')
    expect(state().saves.theme).toEqual({ status: 'saving' })
    expect(sent[0]?.changes).toEqual({ theme: 'dark' })
    await sent[0]?.answer()
    expect(state().saves.theme).toEqual({ status: 'saved' })
  })

  it('sends a text once, after a pause', async () => {
    const { state, sent, passTime } = await desk()
    for (const name of ['Maren ', 'Maren H', 'Maren Holt ']) state().edit('agentName', name)
    expect(sent).toHaveLength(0)
    await passTime()
    expect(sent.map(({ changes }) => changes)).toEqual([{ agentName: 'Maren Holt' }])
  })

  it('sends a text that waits as soon as the field is left, and not twice', async () => {
    const { state, sent, passTime } = await desk()
    state().edit('agentName', 'Maren Holt')
    state().flush('agentName')
    await passTime()
    expect(sent).toHaveLength(1)
  })

  it('keeps what was typed on while an earlier text was being saved', async () => {
    const { state, sent, passTime } = await desk()
    state().edit('agentName', 'Mar')
    await passTime()
    state().edit('agentName', 'Mar Holt')
    await sent[0]?.answer()
    expect(state().form?.agentName).toBe('Mar Holt')
    expect(state().saves.agentName).not.toEqual({ status: 'saved' })
    await passTime()
    await sent[1]?.answer()
    expect(state().stored?.agentName).toBe('Mar Holt')
    expect(state().saves.agentName).toEqual({ status: 'saved' })
  })

  it('sends one change after the other, each from what is then stored', async () => {
    const { state, sent } = await desk()
    state().edit('recentsKept', false)
    state().edit('recentsDays', '7')
    state().flush('recentsDays')
    await settle()
    expect(sent).toHaveLength(1)
    await sent[0]?.answer()
    expect(sent[1]?.changes).toEqual({ recents: { kept: false, days: 7 } })
  })

  it('sends only the last of quick choices in one field', async () => {
    const { state, sent } = await desk()
    state().edit('reasonRequired', true)
    await settle()
    state().edit('theme', 'dark')
    state().edit('theme', 'light')
    await sent[0]?.answer()
    await sent[1]?.answer()
    expect(sent.map(({ changes }) => changes)).toEqual([{ reasonRequired: true }, { theme: 'light' }])
  })

  it('keeps the text with its error when saving fails, and can try again', async () => {
    const { state, sent, passTime } = await desk()
    state().edit('agentName', 'Maren Holt')
    await passTime()
    await sent[0]?.refuse()
    expect(state().saves.agentName).toMatchObject({ status: 'failed', error: { code: 'disk-full' } })
    expect(state().form?.agentName).toBe('Maren Holt')
    state().retry('agentName')
    await settle()
    await sent[1]?.answer()
    expect(state().saves.agentName).toEqual({ status: 'saved' })
  })
})

describe('what may not be saved', () => {
  it('stays in its field and is not sent', async () => {
    const { state, sent, passTime } = await desk()
    state().edit('ticketPattern', 'INC(')
    state().flush('ticketPattern')
    await passTime()
    expect(sent).toHaveLength(0)
    expect(state().form?.ticketPattern).toBe('INC(')
  })

  it('does not travel along with its neighbour', async () => {
    const { state, sent } = await desk()
    state().edit('ticketPattern', 'INC(')
    state().edit('ticketRequired', false)
    await settle()
    expect(sent[0]?.changes).toEqual({ ticket: { required: false, pattern: null, check: 'warn', note: true } })
    await sent[0]?.answer()
    expect(state().form?.ticketPattern).toBe('INC(')
  })

  it('survives settings that changed elsewhere, while other fields follow', async () => {
    const { state, sent } = await desk()
    state().edit('recentsDays', '900')
    state().edit('theme', 'dark')
    await settle()
    await sent[0]?.answer()
    await state().settingsChanged()
    expect(state().form).toMatchObject({ recentsDays: '900', theme: 'dark' })
  })

  it('lets how long the history is kept wait until somebody says so, and then sends it once', async () => {
    const { state, sent, passTime } = await desk()
    state().edit('retention', 'months')
    state().edit('retentionMonths', '0')
    state().applyRetention()
    await passTime()
    expect(sent).toHaveLength(0)
    state().edit('retentionMonths', '12')
    await passTime()
    expect(sent).toHaveLength(0)
    state().applyRetention()
    await settle()
    expect(sent.map(({ changes }) => changes)).toEqual([{ historyRetentionMonths: 12 }])
    await sent[0]?.answer()
    expect(state().form).toMatchObject({ retention: 'months', retentionMonths: '12' })
    expect(state().saves.retentionMonths).toEqual({ status: 'saved' })
  })
})

describe('what somebody said no to', () => {
  it('goes back where it is a choice, and says so quietly', async () => {
    const { state, sent } = await desk()
    state().edit('ticketRequired', false)
    await settle()
    await sent[0]?.decline()
    expect(state().form?.ticketRequired).toBe(true)
    expect(state().saves.ticketRequired).toEqual({ status: 'declined' })
  })

  it('stays as it was typed, is not sent again when the field is left, and is by Enter', async () => {
    const { state, sent } = await desk()
    state().edit('ticketPattern', 'INC')
    state().flush('ticketPattern')
    await settle()
    await sent[0]?.decline()
    expect(state().form?.ticketPattern).toBe('INC')
    state().flush('ticketPattern')
    await settle()
    expect(sent).toHaveLength(1)
    state().submit('ticketPattern')
    await settle()
    await sent[1]?.answer()
    expect(state().saves.ticketPattern).toEqual({ status: 'saved' })
  })

  it('gives way to what is in force where somebody puts that back, and is not sent again', async () => {
    const { state, sent } = await desk()
    state().edit('approvers', 'eve@practice.example')
    state().flush('approvers')
    await settle()
    await sent[0]?.decline()
    expect(state().form?.approvers).toBe('eve@practice.example')
    state().putBack('approvers')
    state().leaveScreen()
    await settle()
    expect(state().form?.approvers).toBe('')
    expect(state().saves.approvers).toBeUndefined()
    expect(sent).toHaveLength(1)
  })

  it('keeps the months that were typed', async () => {
    const { state, sent } = await desk()
    state().edit('retention', 'months')
    state().edit('retentionMonths', '36')
    state().applyRetention()
    await settle()
    await sent[0]?.decline()
    expect(state().form).toMatchObject({ retention: 'months', retentionMonths: '36' })
    expect(state().saves.retentionMonths).toEqual({ status: 'declined' })
  })

  it('is told quietly of an offer, which goes back', async () => {
    const no = new AppFailure({ code: 'not-confirmed', message: '', correlationId: 'c' })
    const { state } = await desk({ changeOffer: () => Promise.reject(no) })
    await state().changeOffer(connection.id, { hiddenFactorIds: [], hiddenServiceIds: ['microsoft-365'] })
    expect(state().connections?.[0]?.offer).toEqual(connection.offer)
    expect(state().offerSaves[connection.id]).toEqual({ status: 'declined' })
  })
})

describe('the usual values', () => {
  const limits = { agentHour: 1, agentDay: 1, person30Days: 1, coolDownMinutes: 60 }
  const fields = ['limits.agentHour', 'limits.agentDay', 'limits.person30Days', 'limits.coolDownMinutes'] as const

  it('are sent together, so that main asks once, and go back as a whole after a no', async () => {
    const { state, sent } = await desk({}, { limits })
    state().useUsual(fields)
    await settle()
    expect(sent.map(({ changes }) => changes)).toEqual([
      { limits: { agentHour: 20, agentDay: 100, person30Days: 5, coolDownMinutes: 30 } },
    ])
    await sent[0]?.decline()
    expect(state().form).toMatchObject({ 'limits.agentHour': '1', 'limits.coolDownMinutes': '60' })
    expect(state().saves['limits.agentDay']).toEqual({ status: 'declined' })
    state().useUsual(fields)
    await settle()
    await sent[1]?.answer()
    expect(state().saves['limits.person30Days']).toEqual({ status: 'saved' })
    expect(state().form).toMatchObject({ 'limits.agentHour': '20' })
  })

  it('leave alone what was typed in one of the fields meanwhile', async () => {
    const { state, sent } = await desk({}, { limits })
    state().edit('reasonRequired', true)
    state().useUsual(fields)
    state().edit('limits.agentHour', '7')
    await settle()
    await sent[0]?.answer()
    expect(sent[1]?.changes).toEqual({ limits: { agentHour: 1, agentDay: 100, person30Days: 5, coolDownMinutes: 30 } })
    await sent[1]?.answer()
    expect(state().form).toMatchObject({ 'limits.agentHour': '7', 'limits.agentDay': '100' })
  })
})

describe('texts that main may ask about', () => {
  it('wait until their field, or the screen, is left', async () => {
    const { state, sent, passTime } = await desk()
    state().edit('ticketPattern', 'INC')
    state().edit('updateAddress', 'https://software.example.com/v.json')
    await passTime()
    expect(sent).toHaveLength(0)
    state().leaveScreen()
    await settle()
    await sent[0]?.answer()
    await sent[1]?.answer()
    expect(sent.map(({ changes }) => Object.keys(changes)[0])).toEqual(['ticket', 'updates'])
  })
})

describe('what a connection offers', () => {
  it('shows the choice at once and keeps it', async () => {
    const { state } = await desk()
    const offer: ResetOffer = { hiddenFactorIds: ['2'], hiddenServiceIds: ['microsoft-365'] }
    const saving = state().changeOffer(connection.id, offer)
    expect(state().connections?.[0]?.offer).toEqual(offer)
    await saving
    expect(state().offerSaves[connection.id]).toEqual({ status: 'saved' })
  })

  it('goes back to what is in force when saving fails', async () => {
    const { state } = await desk({ changeOffer: () => Promise.reject(failure()) })
    await state().changeOffer(connection.id, { hiddenFactorIds: [], hiddenServiceIds: ['microsoft-365'] })
    expect(state().connections?.[0]?.offer).toEqual(connection.offer)
    expect(state().offerSaves[connection.id]).toMatchObject({ status: 'failed', error: { code: 'disk-full' } })
  })
})

describe('recent look-ups', () => {
  it('tells how many there are, and that they were cleared', async () => {
    const { state } = await desk()
    expect(state().recents).toEqual({ status: 'counted', count: 4 })
    await state().clearRecents()
    expect(state().recents).toEqual({ status: 'cleared' })
  })

  it('can be cleared although they cannot be read', async () => {
    const { state } = await desk({ countRecents: () => Promise.reject(failure()) })
    expect(state().recents.status).toBe('failed')
    await state().clearRecents()
    expect(state().recents).toEqual({ status: 'cleared' })
  })
})
