/** How often anything is reset, and how long nothing is after a refused check. */
import { maxOfLimit } from '../../../shared/domain/rule-bounds.ts'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { UsualButton } from './proofs-section.tsx'
import { Lockable, savedOnLeaving, Setting, useIsLocked } from './setting.tsx'
import { reasonFor, type LimitField, type LimitName, type SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import styles from './settings.module.css'

const limits = ['agentHour', 'agentDay', 'person30Days', 'coolDownMinutes'] as const satisfies readonly LimitName[]
const fields = limits.map((limit): LimitField => `limits.${limit}`)

export function LimitsSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const { edit } = settingsStore.getState()
  return (
    <Card title={t('settings.limits')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('settings.limits-text')}</p>
        <Lockable isLocked={useIsLocked('limits')}>
          <div className={styles.group}>
            {limits.map((limit) => {
              const field: LimitField = `limits.${limit}`
              return (
                <Setting key={field} fields={[field]}>
                  <div className={styles.short}>
                    <TextField
                      label={t(`settings.limit.${limit}`)}
                      description={t('settings.limit-hint')}
                      error={
                        reasonFor(field, form) === null
                          ? null
                          : t('settings.limit-invalid', { most: maxOfLimit[limit] })
                      }
                      inputMode="numeric"
                      maxLength={12}
                      value={form[field]}
                      onChange={(text) => edit(field, text)}
                      {...savedOnLeaving(field)}
                    />
                  </div>
                </Setting>
              )
            })}
            <UsualButton form={form} fields={fields} name={t('settings.limits')} />
          </div>
        </Lockable>
      </div>
    </Card>
  )
}
