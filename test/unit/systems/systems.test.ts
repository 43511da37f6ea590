import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createIntl } from '@formatjs/intl'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { keepInMemory } from '../../../electron/providers/browser-sign-in.ts'
import type { SystemDefinition, SystemWords } from '../../../electron/providers/system-definition.ts'
import { practiceSystems } from '../../../electron/systems/practice-systems.ts'
import { knownSystemIds, linkOf, systems, ticketSystems } from '../../../electron/systems/systems.ts'
import { SignIn, SystemId } from '../../../shared/domain/connection.ts'
import { OwnTextKey } from '../../../shared/domain/system.ts'
import { languages } from '../../../shared/domain/language.ts'
import { makeConnection } from '../../support/domain-fixtures.ts'
import { scriptedTransport } from '../../support/scripted-transport.ts'
import { noBrowser } from '../../support/no-browser.ts'
import { systemsUnderTest } from '../../support/systems/systems-under-test.ts'

const foldersIn = (path: string): string[] =>
  readdirSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

const ids = [...knownSystemIds].sort()

describe('the list of systems', () => {
  it('has every folder of a provider, by its name', () => {
    expect(foldersIn('electron/providers').filter((name) => name !== 'http')).toEqual(ids)
  })

  it('has every folder to practise on, by its name', () => {
    expect(foldersIn('electron/practice')).toEqual(ids)
  })

  it.each(ids)('has what tests and people look for: %s', (id) => {
    for (const path of [`test/support/systems/${id}.ts`, `docs/connecting/${id}.md`]) {
      expect(existsSync(new URL(`../../../${path}`, import.meta.url)), path).toBe(true)
    }
  })

  it('compiles only where each list that derives from it has every system', () => {
    expectTypeOf<Omit<typeof practiceSystems, 'adaxes'>>().not.toExtend<typeof practiceSystems>()
    expectTypeOf<Omit<typeof systemsUnderTest, 'adaxes'>>().not.toExtend<typeof systemsUnderTest>()
  })

  it('tells them apart by their ids, names, marks and practice connections', () => {
    const connections = Object.values(practiceSystems).map(({ connection }) => connection)
    for (const told of [
      Object.values(systems).map(({ name }) => name),
      Object.values(systems).map(({ mark }) => mark),
      connections.map(({ id }) => id),
      connections.map(({ name }) => name),
      connections.map(({ baseUrl }) => baseUrl),
    ]) {
      expect(new Set(told).size).toBe(ids.length)
    }
  })
})

describe.each(Object.entries<SystemDefinition>(systems))('%s', (id, definition) => {
  it('has an id that settings and history can hold, and a mark of one letter', () => {
    expect(SystemId.safeParse(id).success).toBe(true)
    expect(definition.mark).toMatch(/^\p{Lu}$/u)
  })

  it.each(definition.describe('en').signIns.map((signIn) => [signIn.kind, signIn] as const))(
    'asks for what a sign-in by %s holds, and for nothing else',
    (kind, { fields }) => {
      const filled = Object.fromEntries(fields.map(({ name }) => [name, 'x']))
      expect(SignIn.safeParse({ kind, ...filled }).error).toBeUndefined()
    },
  )

  it('is what it says it is, and declares of its provider what that can do', () => {
    const [signIn] = definition.describe('en').signIns
    if (signIn === undefined) throw new Error('nobody can sign in')
    const filled = Object.fromEntries(signIn.fields.map(({ name }) => [name, 'x']))
    const input = {
      connection: {
        ...makeConnection({ baseUrl: 'https://x.example' }),
        signIn: SignIn.parse({ kind: signIn.kind, ...filled }),
      },
      transport: scriptedTransport(() => Promise.reject(new Error('nothing is sent'))),
      readSecret: () => Promise.reject(new Error('no secret is read')),
      language: () => 'en' as const,
      now: () => new Date(),
      browser: {
        transport: scriptedTransport(() => Promise.reject(new Error('nobody signs in'))),
        ...noBrowser,
      },
      keptSignIn: keepInMemory(),
    }
    if (definition.holds === 'tickets') {
      expect(Object.keys(ticketSystems)).toContain(id)
      expect(() => definition.createTicketSystem(input)).not.toThrow()
      return
    }
    const provider = definition.createProvider(input)
    const { sendsTogether = false, checksCaller = false } = definition.capabilities
    expect({ sendsTogether, checksCaller }).toEqual({
      sendsTogether: provider.runTogether !== undefined,
      checksCaller: provider.callerVerifier !== undefined,
    })
  })

  it('leads nowhere but to pages over https, each by an id of its own', () => {
    const links = new Map(
      definition
        .describe('en')
        .signIns.flatMap((signIn) => signIn.links)
        .map((link) => [link.id, link.url]),
    )
    for (const [link, url] of links) {
      expect(new URL(url).protocol).toBe('https:')
      expect(linkOf(id, link)).toBe(url)
    }
    expect(linkOf(id, 'no-such-link')).toBeNull()
  })

  it.each(languages)(
    'keeps the manners in its own sentences in %s, which read without a value and name no other system',
    (language) => {
      const own = Object.entries(definition.describe(language).ownTexts)
      const intl = createIntl({ locale: language, messages: Object.fromEntries(own) })
      const others = Object.values<SystemDefinition>(systems).filter((other) => other !== definition)
      for (const [key, text] of own) {
        expect(OwnTextKey.options).toContain(key)
        expect(intl.formatMessage({ id: key })).toBe(text)
        expect(text).not.toMatch(/!|\boops\b|\bwe\b|\bplease\b|\bsorry\b|\bbitte\b|\bleider\b/)
        for (const { name } of others) expect(text).not.toContain(name)
      }
    },
  )

  it('is signed in to in the same ways in every language, and says all the rest in its own words', () => {
    const [english, ...others] = languages.map((language) => definition.describe(language))
    for (const other of others) {
      const structure = (words: SystemWords | undefined) =>
        words?.signIns.map(({ kind, fields, help, links }) => [
          kind,
          fields.map(({ name }) => name),
          help.length,
          links.map(({ id, url }) => [id, url]),
        ])
      expect(structure(other)).toEqual(structure(english))
      expect(other.description).not.toBe(english?.description)
      expect(other.addressHint).not.toBe(english?.addressHint)
      const same = Object.entries(other.ownTexts).filter(([key, text]) => english?.ownTexts[key as OwnTextKey] === text)
      expect(same).toEqual([])
    }
  })
})

it('knows no link of a system that it does not know', () => {
  expect(linkOf('constructor', 'token-help')).toBeNull()
})
