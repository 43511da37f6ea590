/** Who the agent is, in words other people understand. */
import { Card } from '../../components/card.tsx'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import type { SettingsForm } from './settings-form.ts'
import { SwitchSetting } from './switch-setting.tsx'
import { TextSetting } from './text-setting.tsx'
import styles from './settings.module.css'

export function YouSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const osUser = useAppStore((state) => state.app?.osUser ?? '')
  return (
    <Card title={t('settings.you')}>
      <div className={styles.group}>
        <TextSetting
          form={form}
          field="agentName"
          label={t('settings.agent-name')}
          description={t('settings.agent-name-hint', { osUser })}
        />
        <SwitchSetting
          form={form}
          field="agentNameRequired"
          label={t('settings.agent-name-required')}
          hint={t('settings.agent-name-required-hint')}
        />
      </div>
    </Card>
  )
}
