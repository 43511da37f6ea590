/** The platform's ports for the chromium lane: a person who answers as told, real files, the real keychain. */
import { join } from 'node:path'
import type { Platform } from '../../../electron/app/ports.ts'
import { parseProxyRules } from '../../../electron/app/proxy-rules.ts'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { noPolicy } from '../../../electron/policy/policy-source.ts'
import type { ConfirmationQuestion } from '../../../electron/questions/ask-natively.ts'
import type { OneTimeCodeNotice } from '../../../electron/resets/agent-dialogs.ts'
import { createConfSettingsFile } from '../../../electron/settings/conf-settings-file.ts'
import { createKeychainVault } from '../../../electron/vault/keychain-vault.ts'
import { serviceNameFromSources } from '../../../electron/vault/service-name.ts'
import { plainRuntime } from '../../support/plain-runtime.ts'

/** A proxy of this computer, by the word a PAC file has for its kind. */
export interface NamedProxy {
  readonly word: 'PROXY' | 'SOCKS5'
  readonly port: number
}

/** What main asked and was told, for a spec to steer and to look at. */
export interface Person {
  answers: boolean
  savePath: string | null
  readonly questions: ConfirmationQuestion[]
  /** One-time codes that main showed itself. */
  readonly codes: OneTimeCodeNotice[]
  clipboard: string | null
  readonly opened: string[]
  /** What the network settings say about proxies, in the form of PAC files. */
  proxyRules: string
  /** PEM certificates that the operating system trusts. */
  readonly trusted: string[]
}

export function createPerson(): Person {
  return {
    answers: true,
    savePath: null,
    questions: [],
    codes: [],
    clipboard: null,
    opened: [],
    proxyRules: 'DIRECT',
    trusted: [],
  }
}

const british = { systemLocale: 'en-GB', preferredLanguages: ['en-GB'] }

/** `systemLocale` and `preferredLanguages`: as the operating system would name them. */
export function testPlatform(
  dataFolder: string,
  person: Person,
  { systemLocale, preferredLanguages }: Pick<Platform, 'systemLocale' | 'preferredLanguages'> = british,
): Platform {
  return {
    dataFolder,
    problems: [],
    version: '0.0.0-test',
    runtime: plainRuntime,
    platform: 'linux',
    systemLocale,
    preferredLanguages,
    osUser: () => 'helpdesk',
    hostName: () => 'test-host',
    fullName: () => Promise.resolve('Robin Desk'),
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    logger: createSilentLogger(),
    vault: createKeychainVault({ serviceName: serviceNameFromSources(dataFolder) }),
    policy: noPolicy,
    settingsFile: createConfSettingsFile({ folder: join(dataFolder) }),
    confirm: (_windowId, question) => {
      person.questions.push(question)
      return Promise.resolve(person.answers)
    },
    showOneTimeCode: (_windowId, notice) => Promise.resolve(void person.codes.push(notice)),
    chooseSavePath: () => Promise.resolve(person.savePath),
    keepAwake: () => () => undefined,
    writeClipboard: (text) => {
      person.clipboard = text
      return Promise.resolve()
    },
    openExternal: (url) => {
      person.opened.push(url)
      return Promise.resolve()
    },
    openFile: (path) => {
      person.opened.push(path)
      return Promise.resolve()
    },
    resolveProxy: () => Promise.resolve(parseProxyRules(person.proxyRules)),
    trustedCertificates: () => Promise.resolve(person.trusted),
  }
}
