/** How long the history is kept. Only whole closed months can go. */
import { Card } from '../../components/card.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { Setting } from './setting.tsx'
import { reasonFor, type SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import styles from './settings.module.css'

export function HistorySection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const { edit, flush } = settingsStore.getState()
  return (
    <Card title={t('settings.history')}>
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
              error={reasonFor('retentionMonths', form) === null ? null : t('settings.retention-months-invalid')}
              inputMode="numeric"
              value={form.retentionMonths}
              onChange={(months) => edit('retentionMonths', months)}
              onBlur={() => flush('retentionMonths')}
            />
          </div>
        )}
      </Setting>
    </Card>
  )
}
