import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { commonTexts as germanCommon } from '../../../../shared/messages/de/common-texts.ts'
import { connectionsTexts as germanConnections } from '../../../../shared/messages/de/connections-texts.ts'
import { deskTexts as germanDesk } from '../../../../shared/messages/de/desk-texts.ts'
import { desktopTexts as germanDesktop } from '../../../../shared/messages/de/desktop-texts.ts'
import { errorTexts as germanError } from '../../../../shared/messages/de/error-texts.ts'
import { exportTexts as germanExport } from '../../../../shared/messages/de/export-texts.ts'
import { historyTexts as germanHistory } from '../../../../shared/messages/de/history-texts.ts'
import { messagesTexts as germanMessages } from '../../../../shared/messages/de/messages-texts.ts'
import { noticeTexts as germanNotice } from '../../../../shared/messages/de/notice-texts.ts'
import { noticesTexts as germanNotices } from '../../../../shared/messages/de/notices-texts.ts'
import { overviewTexts as germanOverview } from '../../../../shared/messages/de/overview-texts.ts'
import { policyTexts as germanPolicy } from '../../../../shared/messages/de/policy-texts.ts'
import { practiceCallTexts as germanPracticeCall } from '../../../../shared/messages/de/practice-call-texts.ts'
import { questionTexts as germanQuestion } from '../../../../shared/messages/de/question-texts.ts'
import { recordTexts as germanRecord } from '../../../../shared/messages/de/record-texts.ts'
import { settingsTexts as germanSettings } from '../../../../shared/messages/de/settings-texts.ts'
import { shellTexts as germanShell } from '../../../../shared/messages/de/shell-texts.ts'
import { startTexts as germanStart } from '../../../../shared/messages/de/start-texts.ts'
import { updatesTexts as germanUpdates } from '../../../../shared/messages/de/updates-texts.ts'
import { welcomeTexts as germanWelcome } from '../../../../shared/messages/de/welcome-texts.ts'
import { commonTexts as englishCommon } from '../../../../shared/messages/en/common-texts.ts'
import { connectionsTexts as englishConnections } from '../../../../shared/messages/en/connections-texts.ts'
import { deskTexts as englishDesk } from '../../../../shared/messages/en/desk-texts.ts'
import { desktopTexts as englishDesktop } from '../../../../shared/messages/en/desktop-texts.ts'
import { errorTexts as englishError } from '../../../../shared/messages/en/error-texts.ts'
import { exportTexts as englishExport } from '../../../../shared/messages/en/export-texts.ts'
import { historyTexts as englishHistory } from '../../../../shared/messages/en/history-texts.ts'
import { messagesTexts as englishMessages } from '../../../../shared/messages/en/messages-texts.ts'
import { noticeTexts as englishNotice } from '../../../../shared/messages/en/notice-texts.ts'
import { noticesTexts as englishNotices } from '../../../../shared/messages/en/notices-texts.ts'
import { overviewTexts as englishOverview } from '../../../../shared/messages/en/overview-texts.ts'
import { policyTexts as englishPolicy } from '../../../../shared/messages/en/policy-texts.ts'
import { practiceCallTexts as englishPracticeCall } from '../../../../shared/messages/en/practice-call-texts.ts'
import { questionTexts as englishQuestion } from '../../../../shared/messages/en/question-texts.ts'
import { recordTexts as englishRecord } from '../../../../shared/messages/en/record-texts.ts'
import { settingsTexts as englishSettings } from '../../../../shared/messages/en/settings-texts.ts'
import { shellTexts as englishShell } from '../../../../shared/messages/en/shell-texts.ts'
import { startTexts as englishStart } from '../../../../shared/messages/en/start-texts.ts'
import { updatesTexts as englishUpdates } from '../../../../shared/messages/en/updates-texts.ts'
import { welcomeTexts as englishWelcome } from '../../../../shared/messages/en/welcome-texts.ts'

type Catalogue = Readonly<Record<string, string>>
type Parts = ReturnType<IntlMessageFormat['getAst']>

/** One line each, in the order of the folder. */
const catalogues: readonly (readonly [name: string, english: Catalogue, german: Catalogue])[] = [
  ['common', englishCommon, germanCommon],
  ['connections', englishConnections, germanConnections],
  ['desk', englishDesk, germanDesk],
  ['desktop', englishDesktop, germanDesktop],
  ['error', englishError, germanError],
  ['export', englishExport, germanExport],
  ['history', englishHistory, germanHistory],
  ['messages', englishMessages, germanMessages],
  ['notice', englishNotice, germanNotice],
  ['notices', englishNotices, germanNotices],
  ['overview', englishOverview, germanOverview],
  ['policy', englishPolicy, germanPolicy],
  ['practice-call', englishPracticeCall, germanPracticeCall],
  ['question', englishQuestion, germanQuestion],
  ['record', englishRecord, germanRecord],
  ['settings', englishSettings, germanSettings],
  ['shell', englishShell, germanShell],
  ['start', englishStart, germanStart],
  ['updates', englishUpdates, germanUpdates],
  ['welcome', englishWelcome, germanWelcome],
]

/** Texts that are the same in both languages, by why they are. What has no letter of its own needs no leave. */
const sameInBoth: Readonly<Record<string, readonly string[]>> = {
  'a name': [
    'app.name',
    'about.version',
    'about.electron',
    'about.chromium',
    'about.node',
    'about.system.windows',
    'about.system.macos',
    'about.system.linux',
    'about.keychain.linux',
    'about.policy.hash',
    'window.title',
    'save.json',
    'calls.new-phone.caller',
    'calls.stolen-bag.caller',
    'calls.airport.caller',
    'notices.preview-name',
    'notices.security.starttls',
    'record.otlp',
  ],
  'the same word': [
    'environment.sandbox',
    'confirm.ticket',
    'about.commit',
    'about.system',
    'desk.step-person',
    'person.state-in',
    'check.code',
    'kind.token',
    'known.tier.standard',
    'plan.ticket',
    'run.level-information',
    'part.optional',
    'key.Alt',
    'key.Esc',
    'key.Tab',
    'history.system',
    'history.column.person',
    'history.column.ticket',
    'history.details.ticket',
    'history.details.tier',
    'history.details.message-level.information',
    'connections.check.organisation',
    'connections.check.took',
    'connections.step.system',
    'connections.system.label',
    'connections.organisation.label',
    'connections.code.label',
    'connections.name.label',
    'connections.test.heading',
    'notices.host',
    'notices.port',
    'settings.limits',
    'settings.theme.system',
    'settings.version',
    'record.host',
    'record.port',
    'record.webhook',
    'record.secret.otlp',
    'updates.title',
  ],
}
const allowedToBeTheSame = Object.values(sameInBoth).flat()

const texts = catalogues.flatMap(([, english, german]) =>
  Object.keys(english).map((key) => ({ key, english: english[key] ?? '', german: german[key] ?? '' })),
)
const parse = (message: string, locale: string): Parts => new IntlMessageFormat(message, locale).getAst()

/** What a message wants to be given, and of what kind: `count plural`, `days select one|other`, `link tag`. */
function wants(parts: Parts): string[] {
  return parts.flatMap((part): string[] => {
    if ('options' in part) {
      const kinds = Object.keys(part.options)
      const kind =
        'pluralType' in part ? `plural ${kinds.includes('one') ? 'with one' : ''}` : `select ${sorted(kinds).join('|')}`
      return [`${part.value} ${kind}`, ...Object.values(part.options).flatMap((option) => wants(option.value))]
    }
    if ('children' in part) return [`${part.value} tag`, ...wants(part.children)]
    if (!('value' in part) || isLiteral(part)) return []
    return [`${part.value} ${'style' in part ? 'formatted' : 'as it is'}`]
  })
}

const isLiteral = (part: Parts[number]): boolean => part.type === parse('text', 'en')[0]?.type

/** The words of a message, without its arguments. */
const words = (parts: Parts): string =>
  parts
    .map((part) => {
      if ('options' in part)
        return Object.values(part.options)
          .map((option) => words(option.value))
          .join(' ')
      if ('children' in part) return words(part.children)
      return 'value' in part && isLiteral(part) ? part.value : ''
    })
    .join('')

const sorted = (wanted: readonly string[]): string[] => [...new Set(wanted)].sort()

describe('German', () => {
  it.each(catalogues)('has the keys of the English %s texts and no others', (_, english, german) => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort())
  })

  it.each(texts)('takes what the English text takes: $key', ({ english, german }) => {
    expect(sorted(wants(parse(german, 'de')))).toEqual(sorted(wants(parse(english, 'en'))))
  })

  it('has German quotation marks, in pairs', () => {
    const odd = texts.filter(({ german }) => /["”«»‹›]|^[^„]*“|„[^“]*(„|$)|“[^„]*“/.test(german))
    expect(odd.map(({ key, german }) => `${key}: ${german}`)).toEqual([])
  })

  it('has no double, leading or trailing spaces that the English text has not', () => {
    const spaced = (text: string) => [/^\s*/, /\s*$/].map((edge) => edge.exec(text)?.[0])
    const odd = texts.filter(
      ({ english, german }) => /\S\s{2,}\S/.test(german) || spaced(german).join('|') !== spaced(english).join('|'),
    )
    expect(odd.map(({ key }) => key)).toEqual([])
  })

  it('is not left in English', () => {
    const same = texts.filter(({ english, german }) => english === german && /\p{L}/u.test(words(parse(german, 'de'))))
    expect(same.map(({ key }) => key).filter((key) => !allowedToBeTheSame.includes(key))).toEqual([])
  })

  it('has leave to be the same only where it is', () => {
    const same = new Set(texts.filter(({ english, german }) => english === german).map(({ key }) => key))
    expect(allowedToBeTheSame.filter((key) => !same.has(key))).toEqual([])
  })
})
