/**
 * Changing the settings for the page: what makes the desk less strict, keeps more, or erases, needs a native yes first, in one question
 * for each request. How long the history is kept holds from the next start, and is recorded in the history before it is set.
 */
import { isDeepStrictEqual } from 'node:util'
import { RecordReceiver } from '../../shared/domain/central-record.ts'
import { serverOf } from '../../shared/domain/record-receivers.ts'
import { nothingErased, type SettingsReplacement } from '../../shared/domain/history-entry.ts'
import { isUsable } from '../../shared/domain/settings-found.ts'
import { urlOfNoticeServer, type NoticeServer } from '../../shared/domain/notice-rules.ts'
import type { Settings, SettingsChanges } from '../../shared/domain/settings.ts'
import { weakened } from '../../shared/domain/weakened.ts'
import type { QuestionText } from '../../shared/messages/en/question-texts.ts'
import { CodedError } from '../errors/coded-error.ts'
import { createConfirmedServers } from '../questions/confirmed-servers.ts'
import type { Questions } from '../questions/questions.ts'
import {
  keptChangeText,
  replacingQuestion,
  settingsQuestion,
  weakerText,
  type NewServer,
  type RetentionChange,
} from './settings-questions.ts'
import { SettingsClosedError, type SettingsStore } from './settings-store.ts'

export interface SettingsChanging {
  /** Throws what `Questions.require`, the store and the record throw; the settings are then as they were. */
  change(windowId: number, changes: SettingsChanges): Promise<Settings>
  /** As those of the store, after a yes. Where there is nothing to put aside, nothing is asked. */
  startFresh(windowId: number): Promise<{ keptAs: string | null }>
  restorePrevious(windowId: number): Promise<{ keptAs: string | null }>
}

export interface SettingsChangingPorts {
  readonly settings: SettingsStore
  readonly questions: Pick<Questions, 'require'>
  readonly text: QuestionText
  /** An instant as a day, as people at this computer write it. */
  readonly day: (instant: string) => string
  readonly record: {
    /** What keeping so many months would delete at the next start (`null`: nothing). Throws why the record takes no entries. */
    readonly oldBy: (months: number | null) => Promise<RetentionChange['erased']>
    /** Resolves when it is on the disk. */
    readonly retentionChanged: (change: RetentionChange) => Promise<void>
    /** Likewise. */
    readonly replacing: (replacement: SettingsReplacement) => Promise<void>
  }
  /** The settings can be read, and nothing was changed in them by this. */
  readonly asFound: () => void
  /** Before other settings take the place of those that could not be read. */
  readonly replacing: () => void
}

function serversIn({ updates, centralRecord }: Settings): NewServer[] {
  const uses: readonly (readonly [NewServer['use'], string | null])[] = [
    ['updates', updates.address],
    ...RecordReceiver.options.map((receiver) => [receiver, serverOf(receiver, centralRecord)] as const),
  ]
  return uses.flatMap(([use, url]) => (url === null ? [] : [{ use, url }]))
}

export function createSettingsChanging(ports: SettingsChangingPorts): SettingsChanging {
  const { settings, questions, text, day, record, asFound, replacing } = ports
  const servers = createConfirmedServers(() => serversIn(settings.read()).map(({ url }) => url))

  /** Apart: a yes to anything else at the same server is none to this. */
  const noticeServers = createConfirmedServers(() => {
    const { server } = settings.read().notices
    return server === null ? [] : [urlOfNoticeServer(server)]
  })

  /** What is asked about must be what is changed, so it is looked at before, and not only by the change. */
  const requireUsable = (): void => {
    if (!settings.readAgain() && !isUsable(settings.found)) throw new SettingsClosedError(settings.found)
  }

  const retentionOf = async (before: Settings, after: Settings): Promise<RetentionChange | null> => {
    const [from, to] = [before.historyRetentionMonths, after.historyRetentionMonths]
    return from === to ? null : { from, to, erased: await record.oldBy(to) }
  }

  const replace = async (
    windowId: number,
    kind: 'fresh' | 'previous',
    work: () => { keptAs: string | null },
  ): Promise<{ keptAs: string | null }> => {
    if (settings.readAgain()) return { keptAs: null }
    const requireUnreadable = (): void => {
      const { found } = settings
      if (!isUsable(found) && found !== 'unreadable') throw new SettingsClosedError(found)
      if (kind === 'previous' && settings.previous() === null) throw new SettingsClosedError('unreadable')
    }
    requireUnreadable()
    const weaker = weakerBy(kind)
    await questions.require(windowId, `settings-${kind}`, replacingQuestion(kind, weaker, text))
    if (settings.readAgain()) return { keptAs: null }
    requireUnreadable()
    if (!isDeepStrictEqual(weakerBy(kind), weaker)) throw new CodedError('not-confirmed')
    await record.replacing({ by: kind, weaker })
    replacing()
    return work()
  }

  /** Held against what was in force, else against the copy from before, else against a new installation. */
  const weakerBy = (kind: 'fresh' | 'previous'): SettingsReplacement['weaker'] => {
    const [lastKnown, previous, defaults] = [settings.lastKnown(), settings.previous(), settings.defaults()]
    const before = lastKnown ?? (kind === 'fresh' ? previous : defaults)
    const after = kind === 'fresh' ? defaults : previous
    if (before === null || after === null) return null
    const rules = weakened(before, after).map((weakening) => weakerText(weakening, text))
    const [from, to] = [before.historyRetentionMonths, after.historyRetentionMonths]
    if (to !== null && (from === null || to < from)) rules.push(keptChangeText({ from, to }, text))
    return { than: lastKnown === null && kind === 'previous' ? 'new-installation' : 'before', rules }
  }

  /** Once it is kept, only what is configured counts: another path of the same server is asked about after it was switched off, too. */
  const store = (changes: SettingsChanges, newNoticeServer: NoticeServer | null): Settings => {
    const changed = settings.change(changes)
    if (newNoticeServer !== null) noticeServers.forget(urlOfNoticeServer(newNoticeServer))
    return changed
  }

  return {
    async change(windowId, changes) {
      requireUsable()
      settings.requireFree?.(changes)
      asFound()
      const before = settings.read()
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
      const after: Settings = { ...before, ...given }
      const newServers = serversIn(after).filter(({ url }) => !servers.isConfirmed(url))
      const { server } = after.notices
      const newNoticeServer = server !== null && !noticeServers.isConfirmed(urlOfNoticeServer(server)) ? server : null
      const retention = await retentionOf(before, after)
      const question = settingsQuestion(
        { weaker: weakened(before, after), retention, newServers, newNoticeServer },
        text,
        day,
      )
      if (question !== null) await questions.require(windowId, 'settings-change', question)
      // What was asked about must still be what it was, also while the record was read.
      const now = settings.read()
      const isSame = (key: string) => isDeepStrictEqual(now[key as keyof Settings], before[key as keyof Settings])
      if (!Object.keys(given).every(isSame)) throw new CodedError('not-confirmed')
      for (const { url } of newServers) servers.confirm(url)
      if (newNoticeServer !== null) noticeServers.confirm(urlOfNoticeServer(newNoticeServer))
      if (retention === null) return store(changes, newNoticeServer)
      await record.retentionChanged(retention)
      try {
        return store(changes, newNoticeServer)
      } catch (cause) {
        const { from, to } = retention
        await record.retentionChanged({ from: to, to: from, erased: nothingErased })
        throw cause
      }
    },
    startFresh: (windowId) => replace(windowId, 'fresh', () => settings.startFresh()),
    restorePrevious: (windowId) => replace(windowId, 'previous', () => settings.restorePrevious()),
  }
}
