/** What is known of newer versions: quiet where there is none, with notes and link where there is one. */
import { ExternalLink } from 'lucide-react'
import { useEffect } from 'react'
import { useIntl } from 'react-intl'
import type { Release, Updates } from '../../../shared/domain/updates.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import typography from '../../components/typography.module.css'
import { useTimeText } from '../../components/time.tsx'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { updatesStore, useUpdates } from './updates-state.ts'
import styles from './updates.module.css'

export function UpdateAnswer() {
  const t = useText()
  const updates = useUpdates((state) => state.updates)
  const error = useUpdates((state) => state.error)
  useEffect(() => void updatesStore.getState().load(), [])
  return (
    <div className={styles.answer}>
      {updates === null && error === null && (
        <>
          <span className="visually-hidden">{t('updates.reading')}</span>
          <Skeleton height="20px" />
        </>
      )}
      {updates !== null && <Answer updates={updates} />}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}

function Answer({ updates: { off, lastLook, nextLookAt, known } }: { readonly updates: Updates }) {
  const t = useText()
  const timeText = useTimeText()
  const version = useAppStore((state) => state.app?.version ?? '')
  if (off === 'no-address') return null
  if (off === 'practice') return <p className={typography.note}>{t('updates.practice')}</p>
  if (lastLook === null || nextLookAt === null) return <p className={typography.note}>{t('updates.not-looked')}</p>
  const at = timeText(lastLook.at, 'relative')
  const next = timeText(nextLookAt, 'date-and-time')
  const failed = lastLook.failure !== null
  return (
    <>
      {lastLook.failure !== null && (
        <Notice tone="warn" role="status" title={t('updates.failed')}>
          <p>{t(`updates.failure.${lastLook.failure}`)}</p>
          <p>{t('updates.failed-next', { at, next })}</p>
        </Notice>
      )}
      {failed && known !== null && (
        <p className={typography.note}>{t('updates.known-from', { at: timeText(known.readAt) })}</p>
      )}
      {known?.isNewer === true && <Newer release={known.release} running={version} />}
      {known?.isNewer === false && (
        <p className={typography.note} role="status">
          {t('updates.newest', { version })}
        </p>
      )}
      {!failed && (
        <p className={typography.note}>
          {t('updates.looked', { at })} {t('updates.next', { at: next })}
        </p>
      )}
    </>
  )
}

function Newer({ release, running }: { readonly release: Release; readonly running: string }) {
  const t = useText()
  const intl = useIntl()
  // A day without time is the same day everywhere.
  const day = intl.formatDate(`${release.releasedAt}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <Notice tone="info" title={t('updates.newer', { version: release.version })}>
      <p>
        {t('updates.released', { day, running })} {t('updates.install')}
      </p>
      {release.notes !== '' && (
        <section className={styles.notes} aria-label={t('updates.notes')}>
          <h3>{t('updates.notes')}</h3>
          <p dir="auto" tabIndex={0}>
            {release.notes}
          </p>
        </section>
      )}
      <p className={styles.link}>
        {t('updates.link')} <code className={typography.mono}>{release.link}</code>
      </p>
      <Button size="small" icon={ExternalLink} onPress={() => updatesStore.getState().openLink()}>
        {t('updates.open-link')}
      </Button>
    </Notice>
  )
}
