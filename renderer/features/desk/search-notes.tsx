/** The state of the search in each connection: searching, not answering, more than shown, narrowed. None delays another. */
import { WifiOff } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { SystemMark } from '../../components/badge.tsx'
import { classes } from '../../components/classes.ts'
import { ErrorSentences } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import typography from '../../components/typography.module.css'
import { tinted } from '../../components/tone.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { useErrorText, useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { useDesk } from './desk.ts'
import { ToConnections } from './to-connections.tsx'
import styles from './search-notes.module.css'

export function SearchNotes() {
  const t = useText()
  const errorText = useErrorText()
  const parts = useDesk((state) => state.parts)
  const connections = useAppStore((state) => state.connections)
  const waitingUntil = useAppStore((state) => state.waitingUntil)
  const someAnswer = Object.values(parts).some((part) => part.phase !== 'failed')
  const errors = Object.values(parts).map((part) => part.error)
  const [first] = errors
  /** Two systems may have messages of their own for the same code. */
  const said = (error: AppError) => [error.code, errorText(error, 'text'), errorText(error, 'action')].join()
  const saidIn = (connectionId: string) => {
    const error = parts[connectionId]?.error
    return error ? said(error) : null
  }
  if (
    connections.length > 1 &&
    !someAnswer &&
    first &&
    errors.every((error) => error !== null && said(error) === said(first))
  ) {
    return (
      <ul className={classes(typography.small, styles.notes)}>
        <li className={classes(tinted('warn'), styles.failed)}>
          <WifiOff size={18} aria-hidden="true" />
          <div>
            <p>{t('find.none-answers', { problem: errorText(first, 'title') })}</p>
            <div className={styles.sentences}>
              <ErrorSentences error={first} />
            </div>
            <Actions code={first.code} onRetry={() => useDesk.searchNow()} />
          </div>
        </li>
      </ul>
    )
  }
  return (
    <ul className={classes(typography.small, styles.notes)}>
      {connections.map(({ id, name, system, environment }) => {
        const part = parts[id]
        if (part === undefined) return null
        const mark = <SystemMark system={system} environment={environment} name={name} />
        if (part.phase === 'searching' || part.phase === 'waiting') {
          return (
            <li key={id} className={styles.asking}>
              {mark}
              <span>
                <span className={typography.truncated}>
                  {waitingUntil[id] ? t('find.held-back', { name }) : t('find.asking', { name })}
                </span>
                <Skeleton width="72%" height="8px" />
              </span>
            </li>
          )
        }
        if (part.phase === 'failed' && part.error !== null) {
          const { error } = part
          // A message that several connections share is shown once.
          const first = connections.find(({ id }) => saidIn(id) === said(error))?.id === id
          const ownDetails = [error.attemptsLeft, error.retryAfterSeconds, error.tried].some(
            (detail) => detail !== undefined,
          )
          return (
            <li key={id} className={classes(tinted('warn'), styles.failed)}>
              {mark}
              <div>
                <p>
                  {t('find.unanswered', { name, problem: errorText(error, 'title') })}
                  {someAnswer && first && <span> {t('find.others-complete')}</span>}
                </p>
                {(first || ownDetails) && (
                  <div className={styles.sentences}>
                    <ErrorSentences error={error} />
                  </div>
                )}
                <Actions code={error.code} onRetry={() => useDesk.retrySearch(id)} />
              </div>
            </li>
          )
        }
        return (
          <Remarks key={id}>
            {part.more && t('find.more', { name, count: part.accounts.length })}
            {part.narrowed && t('find.narrowed', { name })}
            {part.unreadable > 0 && t('find.unreadable', { name, count: part.unreadable })}
          </Remarks>
        )
      })}
    </ul>
  )
}

function Remarks({ children }: { readonly children: readonly (string | false)[] }) {
  return children.map((remark) =>
    remark === false ? null : (
      <li key={remark} className={styles.remark}>
        {remark}
      </li>
    ),
  )
}

function Actions({ code, onRetry }: { readonly code: ErrorCode; readonly onRetry: () => void }) {
  const t = useText()
  return (
    <div className={styles['note-actions']}>
      <Button variant="link" size="small" onPress={onRetry}>
        {t('part.try-again')}
      </Button>
      <ToConnections code={code} variant="link" />
    </div>
  )
}
