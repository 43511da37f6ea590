/** How often anything is reset, and how long nothing is after a refused check. */
import { maxOfLimit } from '../../../shared/domain/rule-bounds.ts'
import { Card } from '../../components/card.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { UsualButton } from './proofs-section.tsx'
import { Lockable, useIsLocked } from './setting.tsx'
import type { LimitField, LimitName, SettingsForm } from './settings-form.ts'
import styles from './settings.module.css'
import { TextSetting } from './text-setting.tsx'

const limits = ['agentHour', 'agentDay', 'person30Days', 'coolDownMinutes'] as const satisfies readonly LimitName[]
const fields = limits.map((limit): LimitField => `limits.${limit}`)

export function LimitsSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  return (
    <Card title={t('settings.limits')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('settings.limits-text')}</p>
        <Lockable isLocked={useIsLocked('limits')}>
          <div className={styles.group}>
            {limits.map((limit) => {
              const field: LimitField = `limits.${limit}`
              return (
                <TextSetting
                  key={field}
                  form={form}
                  field={field}
                  label={t(`settings.limit.${limit}`)}
                  description={t('settings.limit-hint')}
                  refusal={() => t('settings.limit-invalid', { most: maxOfLimit[limit] })}
                  width="short"
                  inputMode="numeric"
                  maxLength={12}
                />
              )
            })}
            <UsualButton form={form} fields={fields} name={t('settings.limits')} />
          </div>
        </Lockable>
      </div>
    </Card>
  )
}
