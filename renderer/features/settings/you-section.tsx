/** Who the agent is, in words other people understand. */
import { maxAgentNameLength } from '../../../shared/domain/rule-bounds.ts'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { savedOnLeaving, Setting } from './setting.tsx'
import { reasonFor, type SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import { SwitchSetting } from './switch-setting.tsx'
import styles from './settings.module.css'

export function YouSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const osUser = useAppStore((state) => state.app?.osUser ?? '')
  const { edit } = settingsStore.getState()
  return (
    <Card title={t('settings.you')}>
      <div className={styles.group}>
        <Setting fields={['agentName']}>
          <TextField
            label={t('settings.agent-name')}
            description={t('settings.agent-name-hint', { osUser })}
            error={reasonFor('agentName', form) === null ? null : t('settings.too-long', { count: maxAgentNameLength })}
            value={form.agentName}
            onChange={(name) => edit('agentName', name)}
            {...savedOnLeaving('agentName')}
          />
        </Setting>
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
