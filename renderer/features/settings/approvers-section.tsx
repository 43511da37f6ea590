/** Who can agree as the second person. */
import { Card } from '../../components/card.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { NamesSetting } from './names-field.tsx'
import type { SettingsForm } from './settings-form.ts'
import styles from './settings.module.css'

export function ApproversSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  return (
    <Card title={t('settings.approvers')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('settings.approvers-text')}</p>
        <NamesSetting
          form={form}
          field="approvers"
          label={t('settings.approvers-names')}
          hint={t('settings.people-hint')}
        />
      </div>
    </Card>
  )
}
