/** How far one receiver has come: quiet where all is well, in words where it is not. */
import { useState } from 'react'
import type { RecordProgress, RecordReceiver } from '../../../shared/domain/central-record.ts'
import { Button } from '../../components/button.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTimeText } from '../../components/time.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { recordStore, useRecord } from './record-state.ts'
import styles from './settings.module.css'

export function RecordProgressView({ receiver }: { readonly receiver: RecordReceiver }) {
  const progress = useRecord((state) => state.record?.receivers.find((one) => one.receiver === receiver))
  const refused = useRecord((state) => (state.refused?.receiver === receiver ? state.refused.error : null))
  if (progress === undefined) return null
  return (
    <div className={styles.control}>
      <Standing progress={progress} />
      {refused !== null && <ErrorNotice error={refused} />}
      <SendAgain progress={progress} />
    </div>
  )
}

function Standing({ progress }: { readonly progress: RecordProgress }) {
  const t = useText()
  const timeText = useTimeText()
  const { handedOver, waiting, failure, nextAt, isStopped, missing, rejected, restartedAt } = progress
  return (
    <>
      <p className={typography.note} role="status">
        {handedOver === null
          ? t('record.nothing-yet')
          : t('record.handed-over', { seq: handedOver.seq, at: timeText(handedOver.at, 'relative') })}{' '}
        {waiting !== null && t('record.waiting', { count: waiting })}
      </p>
      {failure === null && isStopped && (
        <Notice tone="bad" title={t('record.stopped')}>
          <p>{t('record.failure.gone')}</p>
        </Notice>
      )}
      {failure !== null && (
        <Notice tone="bad" role="status" title={t(isStopped ? 'record.stopped' : 'record.failed')}>
          <p>{t(`record.failure.${failure.code}`)}</p>
          <p>
            {failure.status !== null && `${t('record.status', { status: String(failure.status) })} `}
            {nextAt === null
              ? t('record.tried', { at: timeText(failure.at, 'relative') })
              : t('record.tried-next', {
                  at: timeText(failure.at, 'relative'),
                  next: timeText(nextAt, 'time-to-the-second'),
                })}
          </p>
        </Notice>
      )}
      {(missing.length > 0 || rejected.length > 0) && (
        <Notice tone="bad">
          {missing.map(({ from, to }) => (
            <p key={`missing ${from}`}>{t('record.missing', { from, to })}</p>
          ))}
          {rejected.map(({ from, to }) => (
            <p key={`rejected ${from}`}>{t('record.rejected', { from, to })}</p>
          ))}
        </Notice>
      )}
      {restartedAt !== null && (
        <Notice tone="warn">
          <p>{t('record.restarted', { at: timeText(restartedAt, 'date-and-time') })}</p>
        </Notice>
      )}
    </>
  )
}

function SendAgain({ progress: { receiver, handedOver, failure, isStopped } }: { readonly progress: RecordProgress }) {
  const t = useText()
  const [from, setFrom] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isNumber = /^[1-9]\d{0,14}$/.test(from.trim())
  const send = async (seq: number): Promise<void> => {
    setBusy(true)
    if (await recordStore.getState().sendAgain(receiver, seq)) setFrom('')
    setBusy(false)
  }
  return (
    <div className={styles.again}>
      <TextField
        label={t('record.again-from')}
        error={from.trim() === '' || isNumber ? null : t('record.again-invalid')}
        inputMode="numeric"
        value={from}
        onChange={setFrom}
      />
      <div className={layout.line}>
        <Button isDisabled={!isNumber} isPending={isBusy} onPress={() => void send(Number(from))}>
          {t('record.again')}
        </Button>
        {(failure !== null || isStopped) && (
          <Button isDisabled={isBusy} onPress={() => void send((handedOver?.seq ?? 0) + 1)}>
            {t('record.try-now')}
          </Button>
        )}
      </div>
    </div>
  )
}
