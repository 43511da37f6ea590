/** Messages that have not been delivered: what they are about, why they wait, and what can be done. Nothing where there are none. */
import { RotateCw, X } from 'lucide-react'
import { useEffect } from 'react'
import type { WaitingMessage } from '../../../shared/domain/notices.ts'
import { Button } from '../../components/button.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { useTimeText } from '../../components/time.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { messagesStore, useMessages } from './messages-state.ts'
import styles from './messages.module.css'

export function WaitingMessages() {
  const t = useText()
  const waiting = useMessages((state) => state.waiting)
  const error = useMessages((state) => state.error)
  const isUnreadable = useAppStore((state) => state.app?.problems.includes('outbox-unreadable') === true)
  const { show, hide, startOver } = messagesStore.getState()
  useEffect(() => {
    show()
    return hide
  }, [show, hide])
  const givenUp = waiting.filter(({ state }) => state === 'given-up').length
  const isStopped = waiting.some(({ state }) => state === 'stopped')
  return (
    <>
      {isUnreadable && (
        <Notice
          tone="warn"
          title={t('error.outbox-unreadable.title')}
          actions={
            <Button size="small" onPress={() => void startOver()}>
              {t('messages.put-aside')}
            </Button>
          }
        >
          {t('messages.put-aside-text')}
        </Notice>
      )}
      {waiting.length > 0 && (
        <Notice
          tone={givenUp > 0 ? 'bad' : isStopped ? 'warn' : 'neutral'}
          title={
            givenUp > 0
              ? t('messages.given-up-title', { count: givenUp, waiting: waiting.length - givenUp })
              : t('messages.waiting-title', { count: waiting.length })
          }
        >
          <div className={styles.list} role="group" aria-label={t('messages.list')} tabIndex={0}>
            <ul>
              {waiting.map((message) => (
                <Message key={message.id} message={message} />
              ))}
            </ul>
          </div>
        </Notice>
      )}
      {error !== null && <ErrorNotice error={error} tone="warn" />}
    </>
  )
}

function Message({ message }: { readonly message: WaitingMessage }) {
  const t = useText()
  const timeText = useTimeText()
  const busyId = useMessages((state) => state.busyId)
  const { retry, dismiss } = messagesStore.getState()
  const { id, kind, state, about, to, createdAt, nextAttemptAt, error } = message
  // Main would not send it again: it is dismissed once somebody has seen to it.
  const isAlarm = state === 'given-up' && error === 'ticket-note-public'
  const what = t(kind === 'ticket-note' ? 'messages.about-note' : 'messages.about', { about, to })
  return (
    <li className={styles.message}>
      <div className={styles.words}>
        <p className={styles.what} dir="auto">
          {what}
        </p>
        <p className={typography.small}>
          {t(`messages.state.${state}`, {
            since: timeText(createdAt, 'clock'),
            next: timeText(nextAttemptAt, 'clock'),
          })}
          {error !== null && ` ${t(`error.${error}.title`)}.`}
          {error !== null && state !== 'waiting' && ` ${t(`error.${error}.action`)}`}
        </p>
      </div>
      <div className={layout.row}>
        {!isAlarm && (
          <Button
            size="small"
            icon={RotateCw}
            isPending={busyId === id}
            aria-label={t('messages.retry-of', { what })}
            onPress={() => void retry(id)}
          >
            {t('messages.retry')}
          </Button>
        )}
        {state === 'given-up' && (
          <Button
            size="small"
            icon={X}
            aria-label={t('messages.dismiss-of', { what })}
            onPress={() => void dismiss(id)}
          >
            {t('messages.dismiss')}
          </Button>
        )}
      </div>
    </li>
  )
}
