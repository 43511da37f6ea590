/** The language of what main says, by the whole application: chosen while it runs, and as the computer's person reads. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'
import { chosen } from '../../support/domain-fixtures.ts'

async function start({ folder = makeTempFolder(), preferredLanguages = ['en-GB'] } = {}): Promise<TestApplication> {
  const application = await startApplication(folder, { preferredLanguages })
  onTestFinished(() => application.app.close())
  return application
}

const chooseLanguage = ({ ask }: TestApplication, language: 'system' | 'en' | 'de') =>
  ask('settings:change', { changes: { language } })
const languageOf = async ({ ask }: TestApplication) => (await ask('app:read-state', {})).language
const descriptionsOf = async ({ ask }: TestApplication) =>
  (await ask('connections:list-systems', {})).systems.map(({ description }) => description)

/** Main's question about a reset of an invented person, and what is copied for the ticket afterwards. */
async function reset({ ask, questions }: TestApplication): Promise<{ question: string; evidence: string }> {
  const { connections } = await ask('connections:list', {})
  const connectionId = connections[0]?.id ?? ''
  const { accounts } = await ask('directory:search', { connectionId, text: 'mira dunmore' })
  const ref = { connectionId, accountId: accounts[0]?.accountId ?? '' }
  const { factors } = await ask('directory:read-status', ref)
  const selections = [{ ...ref, ...chosen({ factorIds: factors.items.map(({ id }) => id).slice(0, 1) }) }]
  const { id } = await ask('resets:prepare', { selections, retryOf: null })
  const operation = await ask('resets:commit', { planId: id, ticket: 'INC1', reason: '', unchecked: 'A test' })
  const { text } = await ask('history:copy-evidence', { operationId: operation.id, format: 'text' })
  await ask('app:restart-practice', {})
  return { question: questions.at(-1)?.confirmLabel ?? '', evidence: text }
}

it('changes while the application runs, in what main asks, writes and tells the page', async () => {
  const application = await start()
  await application.ask('app:enter-practice', {})
  const [english, inEnglish] = [await descriptionsOf(application), await reset(application)]
  expect(inEnglish.evidence).toContain('Operation: ')
  await chooseLanguage(application, 'de')
  expect(application.events.at(-1)).toEqual({ type: 'settings-changed' })
  expect(await languageOf(application)).toBe('de')
  const [german, inGerman] = [await descriptionsOf(application), await reset(application)]
  expect(german).toHaveLength(english.length)
  for (const description of german) expect(english).not.toContain(description)
  expect(inGerman.question).toBe('Zurücksetzen')
  expect(inGerman.evidence).toContain('Vorgang: ')
  await chooseLanguage(application, 'en')
  expect(await descriptionsOf(application)).toEqual(english)
  expect((await reset(application)).question).toBe(inEnglish.question)
})

it('is the first of those that the computer’s person reads, until another is chosen', async () => {
  const application = await start({ preferredLanguages: ['fr-CH', 'de-CH', 'en'] })
  expect(await languageOf(application)).toBe('de')
  await chooseLanguage(application, 'en')
  expect(await languageOf(application)).toBe('en')
})

it('is still the computer’s with the settings of the version before there was a choice', async () => {
  const folder = makeTempFolder()
  const settings = { ...defaultDocument.settings, agentName: 'Ada' }
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...defaultDocument, version: 7, settings }))
  const application = await start({ folder, preferredLanguages: ['de-DE'] })
  expect(await application.ask('settings:read', {})).toEqual(settings)
  expect(await languageOf(application)).toBe('de')
})
