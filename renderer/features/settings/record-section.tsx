/** Where the record of this desk is sent as well, and how far it has come there. */
import { useEffect, useState } from 'react'
import type { SecretReceiver } from '../../../shared/domain/central-record.ts'
import { frameBytes } from '../../../shared/domain/record-receivers.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { RecordProgressView } from './record-progress.tsx'
import { recordStore, useRecord } from './record-state.ts'
import { isAddressReason, type SettingsForm } from './settings-form.ts'
import styles from './settings.module.css'
import { TextSetting } from './text-setting.tsx'

export function RecordSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const record = useRecord((state) => state.record)
  const error = useRecord((state) => state.error)
  useEffect(() => void recordStore.getState().load(), [])
  return (
    <Card title={t('record.title')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('record.text')}</p>
        {record === null && error === null && (
          <>
            <span className="visually-hidden">{t('record.reading')}</span>
            <Skeleton height="20px" />
          </>
        )}
        {error !== null && <ErrorNotice error={error} onRetry={() => void recordStore.getState().load()} />}
        {(record?.off === 'practice' || record?.off === 'not-writing') && (
          <p className={typography.note}>{t(`record.off.${record.off}`)}</p>
        )}
        {record !== null && record.off !== 'not-set' && record.desk !== null && (
          <p className={typography.note}>{t('record.desk', { desk: record.desk })}</p>
        )}
        <SyslogReceiver form={form} />
        <AddressReceiver form={form} receiver="webhook" field="recordWebhookAddress" />
        <AddressReceiver form={form} receiver="otlp" field="recordOtlpAddress" />
      </div>
    </Card>
  )
}

function SyslogReceiver({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  return (
    <section className={styles.receiver} aria-label={t('record.syslog')}>
      <h3>{t('record.syslog')}</h3>
      <TextSetting
        form={form}
        field="recordHost"
        label={t('record.host')}
        description={t('record.host-hint')}
        refusal={() => t('record.host-invalid')}
        mono
      />
      <TextSetting
        form={form}
        field="recordAuthority"
        label={t('record.authority')}
        description={t('record.authority-hint')}
        refusal={() => t('record.authority-invalid')}
        mono
        optional
        rows={3}
      />
      <TextSetting
        form={form}
        field="recordPort"
        label={t('record.port')}
        refusal={() => t('record.port-invalid')}
        width="number"
        inputMode="numeric"
      />
      <TextSetting
        form={form}
        field="recordFrame"
        label={t('record.frame')}
        description={t('record.frame-hint')}
        refusal={() => t('record.frame-invalid', { min: frameBytes.least, max: frameBytes.most })}
        width="number"
        inputMode="numeric"
      />
      <RecordProgressView receiver="syslog" />
    </section>
  )
}

type AddressReceiverProps = {
  readonly form: SettingsForm
  readonly receiver: SecretReceiver
  readonly field: 'recordWebhookAddress' | 'recordOtlpAddress'
}

function AddressReceiver({ form, receiver, field }: AddressReceiverProps) {
  const t = useText()
  const isSet = useRecord((state) => state.record?.receivers.some((one) => one.receiver === receiver) === true)
  return (
    <section className={styles.receiver} aria-label={t(`record.${receiver}`)}>
      <h3>{t(`record.${receiver}`)}</h3>
      <TextSetting
        form={form}
        field={field}
        label={t('record.address')}
        description={t(`record.${receiver}-hint`)}
        refusal={(reason) => (isAddressReason(reason) ? t(`record.${reason}`) : undefined)}
        type="url"
        mono
      />
      {isSet && <SecretField receiver={receiver} />}
      <RecordProgressView receiver={receiver} />
    </section>
  )
}

/** The secret is only here until it is kept: it is shown nowhere and never comes back. */
function SecretField({ receiver }: { readonly receiver: SecretReceiver }) {
  const t = useText()
  const [secret, setSecret] = useState('')
  const [isBusy, setBusy] = useState(false)
  const hasSecret = useRecord((state) => state.record?.receivers.find((one) => one.receiver === receiver)?.hasSecret)
  const keep = async (text: string): Promise<void> => {
    setBusy(true)
    if (await recordStore.getState().keepSecret(receiver, text)) setSecret('')
    setBusy(false)
  }
  return (
    <div className={styles.setting}>
      <div className={styles.control}>
        <TextField
          label={t(`record.secret.${receiver}`)}
          description={t(`record.secret.${receiver}-hint`)}
          type="password"
          mono
          value={secret}
          onChange={setSecret}
        />
        <div className={layout.line}>
          <Button isDisabled={secret.trim() === ''} isPending={isBusy} onPress={() => void keep(secret)}>
            {t('record.secret-keep')}
          </Button>
          {hasSecret === true && (
            <Button isDisabled={isBusy} onPress={() => void keep('')}>
              {t('record.secret-forget')}
            </Button>
          )}
          {hasSecret !== null && hasSecret !== undefined && (
            <span className={typography.note} role="status">
              {t(hasSecret ? 'record.secret-kept' : 'record.secret-none')}
            </span>
          )}
        </div>
      </div>
    </div>
  )
}
