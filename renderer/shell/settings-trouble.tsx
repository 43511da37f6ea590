/**
 * Stands in for the desk while the settings cannot be used. What is damaged or of a newer version a person decides about, not we;
 * what cannot be opened at the moment comes back by itself, and is never offered to be put aside.
 */
import { useState } from 'react'
import { isUsable } from '../../shared/domain/settings-found.ts'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { errorOf, wasDeclined } from '../bridge/error-of.ts'
import { Button } from '../components/button.tsx'
import { ErrorNotice, Notice } from '../components/notice.tsx'
import { useText } from '../messages/use-text.ts'
import { useAppStore } from '../state/app-state.ts'
import styles from './app-shell.module.css'

export function SettingsTrouble() {
  const t = useText()
  const found = useAppStore((state) => state.app?.settings)
  const folder = useAppStore((state) => state.app?.dataFolder ?? '')
  const hasPrevious = useAppStore((state) => state.app?.previousSettings === true)
  const [error, setError] = useState<AppError | null>(null)
  const [tries, setTries] = useState(0)
  if (found === undefined || isUsable(found)) return null
  const code = `settings-${found}` as const

  const tryAgain = async () => {
    setError(null)
    await useAppStore.readAgain()
    setTries((count) => count + 1)
  }
  const replace = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (failure) {
      const refused = errorOf(failure)
      setError(wasDeclined(refused) ? null : refused)
      // It may be something else by now that keeps them from being used.
      await useAppStore.readAll()
    }
  }

  return (
    <div className={styles.trouble}>
      <h1 className="visually-hidden">{t(`error.${code}.title`)}</h1>
      <Notice
        tone="warn"
        title={t(`error.${code}.title`)}
        actions={
          <>
            <Button onPress={tryAgain}>{t('part.try-again')}</Button>
            {hasPrevious && (
              <Button onPress={() => replace(useAppStore.restorePrevious)}>{t('shell.restore-previous')}</Button>
            )}
            {found === 'unreadable' && (
              <Button onPress={() => replace(useAppStore.startFresh)}>{t('shell.start-fresh')}</Button>
            )}
            <Button onPress={() => useAppStore.changeWorkspace('app:enter-practice')}>
              {t('shell.practise-instead')}
            </Button>
          </>
        }
      >
        <p>{t(`error.${code}.text`)}</p>
        {hasPrevious && <p>{t('shell.previous-offered')}</p>}
        <p>{t(`error.${code}.action`)}</p>
        <p className={styles.folder}>
          {t('shell.settings-folder')}{' '}
          <code>
            <bdi>{folder}</bdi>
          </code>
        </p>
        <p role="status">{tries > 0 && t('shell.settings-tried', { count: tries })}</p>
      </Notice>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}
