/** What concerns the whole application and must not be missed: trouble with stored things, the keychain, a dead bridge. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { Button } from '../components/button.tsx'
import { ErrorNotice, Notice } from '../components/notice.tsx'
import { useText } from '../messages/use-text.ts'
import { useAppStore } from '../state/app-state.ts'
import styles from './app-shell.module.css'

/** Said by the screen that stands in for the closed ones. */
const saidElsewhere: readonly ErrorCode[] = ['settings-no-access', 'settings-unreadable', 'settings-newer']

export function AppNotices() {
  const t = useText()
  const app = useAppStore((state) => state.app)
  const failure = useAppStore((state) => state.failure)
  const keptAs = useAppStore((state) => state.settingsKeptAs)
  if (failure !== null) {
    return (
      <div className={styles.notices}>
        <ErrorNotice error={failure} onRetry={() => void useAppStore.readAgain()} />
      </div>
    )
  }
  if (app === null) return null
  const codes = new Set<ErrorCode>(app.problems)
  if (app.keychain !== 'available' && app.keychain !== 'not-needed') codes.add(`keychain-${app.keychain}`)
  for (const code of saidElsewhere) codes.delete(code)
  if (codes.size === 0 && keptAs === null) return null
  return (
    <section className={styles.notices} aria-label={t('shell.notices')}>
      {[...codes].map((code) => (
        <Notice
          key={code}
          tone="warn"
          wide
          role="status"
          title={t(`error.${code}.title`)}
          actions={
            <Button size="small" onPress={() => void useAppStore.readAgain()}>
              {t('part.try-again')}
            </Button>
          }
        >
          {t(`error.${code}.text`)} {t(`error.${code}.action`)}
        </Notice>
      ))}
      {keptAs !== null && (
        <Notice
          tone="neutral"
          wide
          role="status"
          title={t('shell.settings-kept', { file: keptAs })}
          actions={
            <Button size="small" onPress={() => useAppStore.setState({ settingsKeptAs: null })}>
              {t('part.close')}
            </Button>
          }
        >
          {t('shell.settings-kept-text', { folder: app.dataFolder })}
        </Notice>
      )}
    </section>
  )
}
