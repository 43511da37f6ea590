/** What the history says of the time after a reset, and how long it is kept. Only whole closed months can go, and never by one press: main asks, and it holds from the next start. */
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import layout from '../../components/layout.module.css'
import { RadioGroup } from '../../components/radio-group.tsx'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { Setting } from './setting.tsx'
import { SwitchSetting } from './switch-setting.tsx'
import { changesFor, reasonFor, type SettingsForm } from './settings-form.ts'
import { settingsStore, useSettings } from './settings-state.ts'
import styles from './settings.module.css'

export function HistorySection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const { edit, applyRetention } = settingsStore.getState()
  const stored = useSettings((state) => state.stored)
  const isSaving = useSettings((state) => state.saves.retentionMonths?.status === 'saving')
  const isInvalid = reasonFor('retentionMonths', form) !== null
  const isChanged =
    stored !== null && changesFor(['retention'], form, stored).historyRetentionMonths !== stored.historyRetentionMonths
  return (
    <Card title={t('settings.history')}>
      <div className={styles.group}>
        <SwitchSetting
          form={form}
          field="watchAfterReset"
          label={t('settings.watch-after-reset')}
          hint={t('settings.watch-after-reset-hint')}
        />
        <Setting fields={['retention', 'retentionMonths']}>
          <RadioGroup
            label={t('settings.retention')}
            options={[
              { id: 'everything', label: t('settings.retention.everything') },
              { id: 'months', label: t('settings.retention.months'), description: t('settings.retention-hint') },
            ]}
            value={form.retention}
            onChange={(retention) => edit('retention', retention)}
          />
          {form.retention === 'months' && (
            <div className={styles.number}>
              <TextField
                label={t('settings.retention-months')}
                error={isInvalid ? t('settings.retention-months-invalid') : null}
                inputMode="numeric"
                value={form.retentionMonths}
                onChange={(months) => edit('retentionMonths', months)}
                onKeyDown={({ key }) => {
                  if (key === 'Enter' && isChanged) applyRetention()
                }}
              />
            </div>
          )}
          <p className={typography.note}>{t('settings.retention-apply-hint')}</p>
          <div className={layout.line}>
            <Button isDisabled={!isChanged || isInvalid} isPending={isSaving} onPress={applyRetention}>
              {t('settings.retention-apply')}
            </Button>
          </div>
        </Setting>
      </div>
    </Card>
  )
}
