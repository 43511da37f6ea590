/** What concerns the whole application and must not be missed: trouble with stored things, the keychain, a dead bridge. */
import { useState } from 'react'
import type { AppState } from '../../shared/domain/app-state.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { describePolicyProblem } from '../../shared/messages/policy-problems.ts'
import { Button } from '../components/button.tsx'
import { ErrorNotice, Notice } from '../components/notice.tsx'
import { useTimeText } from '../components/time.tsx'
import { useText } from '../messages/use-text.ts'
import { announce } from '../state/announce.ts'
import { useAppStore } from '../state/app-state.ts'
import { NameNotice, useLacksName } from './name-notice.tsx'
import styles from './app-shell.module.css'

/** Said by the screen that stands in for the closed ones. */
const saidElsewhere: readonly ErrorCode[] = ['settings-no-access', 'settings-unreadable', 'settings-newer']

function troublesOf(app: AppState | null): ReadonlySet<ErrorCode> {
  const codes = new Set<ErrorCode>(app?.problems)
  const keychain = app?.keychain ?? 'available'
  if (keychain !== 'available' && keychain !== 'not-needed') codes.add(`keychain-${keychain}`)
  for (const code of saidElsewhere) codes.delete(code)
  return codes
}

export function AppNotices() {
  const t = useText()
  const app = useAppStore((state) => state.app)
  const failure = useAppStore((state) => state.failure)
  const keptAs = useAppStore((state) => state.settingsKeptAs)
  const restored = useAppStore((state) => state.settingsRestored)
  const lacksName = useLacksName()
  if (failure !== null) {
    return (
      <div className={styles.notices}>
        <ErrorNotice error={failure} onRetry={() => void useAppStore.readAgain()} />
      </div>
    )
  }
  if (app === null) return null
  const codes = troublesOf(app)
  if (codes.size === 0 && keptAs === null && !lacksName) return null
  return (
    <section className={styles.notices} aria-label={t('shell.notices')}>
      {[...codes].map((code) => (
        <StoredTrouble key={code} code={code} />
      ))}
      {keptAs !== null && (
        <Notice
          tone="neutral"
          wide
          role="status"
          title={t(restored ? 'shell.settings-restored' : 'shell.settings-kept', { file: keptAs })}
          actions={
            <Button size="small" onPress={() => useAppStore.setState({ settingsKeptAs: null })}>
              {t('part.close')}
            </Button>
          }
        >
          {t('shell.settings-kept-text', { folder: app.dataFolder })}
        </Notice>
      )}
      {lacksName && <NameNotice />}
    </section>
  )
}

/** It stays until it is over. Trying again without success is told too: nothing else on the screen would change. */
function StoredTrouble({ code }: { readonly code: ErrorCode }) {
  const t = useText()
  const [trying, setTrying] = useState(false)
  const [triedAt, setTriedAt] = useState<string | null>(null)
  const title = t(`error.${code}.title`)

  const tryAgain = async (button: Element) => {
    setTrying(true)
    await useAppStore.readAgain()
    setTrying(false)
    setTriedAt(new Date().toISOString())
    if (troublesOf(useAppStore.getState().app).has(code)) return
    announce(t('shell.solved', { title }))
    // The button goes with the notice.
    const { activeElement } = document
    if (activeElement === button || activeElement === document.body) {
      document.getElementById('main')?.focus({ preventScroll: true })
    }
  }

  return (
    <Notice
      tone="warn"
      wide
      role="status"
      title={title}
      actions={
        <Button size="small" isPending={trying} onPress={({ target }) => tryAgain(target)}>
          {t('part.try-again')}
        </Button>
      }
    >
      {t(`error.${code}.text`)} {t(`error.${code}.action`)}
      {code === 'policy-broken' && <PolicyProblems />}
      {triedAt !== null && <TriedAgain at={triedAt} />}
    </Notice>
  )
}

/** Each with its line and column, as whoever mends the file needs it. */
function PolicyProblems() {
  const t = useText()
  const problems = useAppStore((state) => state.app?.policy?.problems) ?? []
  if (problems.length === 0) return null
  return (
    <ul>
      {problems.map((problem) => {
        const line = describePolicyProblem(problem, t)
        return (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        )
      })}
    </ul>
  )
}

function TriedAgain({ at }: { readonly at: string }) {
  const t = useText()
  const timeText = useTimeText()
  return <p>{t('shell.tried-again', { time: timeText(at, 'time-to-the-second') })}</p>
}
