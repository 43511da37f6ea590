/** Stands in for the desk while the settings cannot be used: unreadable or of a newer version. A person decides, not we. */
import { useState } from 'react'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { errorOf } from '../bridge/error-of.ts'
import { Button } from '../components/button.tsx'
import { ErrorNotice, Notice } from '../components/notice.tsx'
import { useText } from '../messages/use-text.ts'
import { useAppStore } from '../state/app-state.ts'
import styles from './app-shell.module.css'

export function SettingsTrouble() {
  const t = useText()
  const unreadable = useAppStore((state) => state.app?.settings === 'unreadable')
  const folder = useAppStore((state) => state.app?.dataFolder ?? '')
  const [error, setError] = useState<AppError | null>(null)
  const code = unreadable ? 'settings-unreadable' : 'settings-newer'

  const startFresh = async () => {
    try {
      await useAppStore.startFresh()
    } catch (failure) {
      setError(errorOf(failure))
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
            <Button onPress={() => void useAppStore.readAgain()}>{t('part.try-again')}</Button>
            {unreadable && <Button onPress={startFresh}>{t('shell.start-fresh')}</Button>}
            <Button onPress={() => useAppStore.changeWorkspace('app:enter-practice')}>
              {t('shell.practise-instead')}
            </Button>
          </>
        }
      >
        <p>{t(`error.${code}.text`)}</p>
        <p>{t(`error.${code}.action`)}</p>
        <p className={styles.folder}>
          {t('shell.settings-folder')}{' '}
          <code>
            <bdi>{folder}</bdi>
          </code>
        </p>
      </Notice>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}
