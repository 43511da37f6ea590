/** Verification: how far it is, and what it found, in words. */
import { X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { VerifyReport } from '../../../shared/domain/history-query.ts'
import { Button, IconButton } from '../../components/button.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useTimeText } from '../../components/time.tsx'
import { useText } from '../../messages/use-text.ts'
import { announce } from '../../state/announce.ts'
import { historyStore, useHistory } from './history-state.ts'
import { ProblemList } from './problems-notice.tsx'
import styles from './history.module.css'

/** `onGone`: what the keyboard was on is gone. */
export function VerifyResult({ onGone }: { readonly onGone: () => void }) {
  const t = useText()
  const verifying = useHistory((state) => state.verifying)
  const { verify, dismissVerify } = historyStore.getState()
  switch (verifying.status) {
    case 'idle':
      return null
    case 'running':
      return <Running done={verifying.done} total={verifying.total} onGone={onGone} />
    case 'done':
      return (
        <div className={layout.dismissible}>
          <Report report={verifying.report} />
          <IconButton icon={X} size="small" label={t('history.dismiss')} onPress={dismissVerify} />
        </div>
      )
    case 'cancelled':
      return (
        <div className={layout.dismissible}>
          <Notice tone="neutral" role="status">
            {t('history.verify.cancelled')}
          </Notice>
          <IconButton icon={X} size="small" label={t('history.dismiss')} onPress={dismissVerify} />
        </div>
      )
    case 'failed':
      return <ErrorNotice error={verifying.error} onRetry={() => void verify()} />
  }
}

type RunningProps = { readonly done: number; readonly total: number; readonly onGone: () => void }

function Running({ done, total, onGone }: RunningProps) {
  const t = useText()
  const label = t('history.verify.running')
  const box = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    announce(label)
    const here = box.current
    return () => {
      if (here?.contains(document.activeElement) === true) onGone()
    }
  }, [label, onGone])

  return (
    <div className={styles.running} ref={box}>
      <ProgressBar label={label} done={done} total={total} text={t('history.verify.progress', { done, total })} />
      <Button size="small" onPress={historyStore.getState().cancelVerify}>
        {t('history.verify.cancel')}
      </Button>
    </div>
  )
}

function Report({ report }: { readonly report: VerifyReport }) {
  const t = useText()
  const timeText = useTimeText()
  const { verdict, entries, files, firstAt, lastAt, problems } = report
  const from = firstAt === null ? '' : timeText(firstAt, 'date')
  const to = lastAt === null ? '' : timeText(lastAt, 'date')
  switch (verdict) {
    case 'empty':
      return (
        <Notice tone="neutral" role="status" title={t('history.verify.empty.title')}>
          {t('history.verify.empty.text')}
        </Notice>
      )
    case 'intact':
      return (
        <Notice tone="ok" role="status" title={t('history.verify.intact.title')}>
          <p>{t('history.verify.intact.text', { entries, files, from, to, days: from === to ? 'one' : 'several' })}</p>
          {problems.length > 0 && <ProblemList problems={problems} />}
        </Notice>
      )
    case 'broken':
      return (
        <Notice tone="bad" role="alert" title={t('history.verify.broken.title')}>
          <p>{t('history.verify.broken.text', { entries, files })}</p>
          <ProblemList problems={problems} />
          <p>{t('history.verify.broken.action')}</p>
        </Notice>
      )
  }
}
