/** Recent look-ups: kept or not, how long, and gone at once on request. */
import { Trash2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice } from '../../components/notice.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { Lockable, useIsLocked } from './setting.tsx'
import type { SettingsForm } from './settings-form.ts'
import { settingsStore, useSettings } from './settings-state.ts'
import { SwitchSetting } from './switch-setting.tsx'
import styles from './settings.module.css'
import { TextSetting } from './text-setting.tsx'

export function RecentsSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  return (
    <Card title={t('settings.recents')}>
      <div className={styles.group}>
        <Lockable isLocked={useIsLocked('recents')}>
          <div className={styles.group}>
            <SwitchSetting
              form={form}
              field="recentsKept"
              label={t('settings.recents-kept')}
              hint={t('settings.recents-kept-hint')}
            />
            <TextSetting
              form={form}
              field="recentsDays"
              label={t('settings.recents-days')}
              refusal={() => t('settings.recents-days-invalid')}
              width="number"
              inputMode="numeric"
              isDisabled={!form.recentsKept}
            />
          </div>
        </Lockable>
        <ClearNow />
      </div>
    </Card>
  )
}

function ClearNow() {
  const t = useText()
  const recents = useSettings((state) => state.recents)
  const { clearRecents } = settingsStore.getState()
  const none = recents.status === 'cleared' || (recents.status === 'counted' && recents.count === 0)
  return (
    <>
      <div className={layout.line}>
        <Button icon={Trash2} isDisabled={none} isPending={recents.status === 'clearing'} onPress={clearRecents}>
          {t('settings.recents-clear')}
        </Button>
        <p role="status" className={typography.note}>
          {recents.status === 'counted' && t('settings.recents-count', { count: recents.count })}
          {recents.status === 'cleared' && t('settings.recents-cleared')}
        </p>
      </div>
      {recents.status === 'failed' && <ErrorNotice error={recents.error} />}
    </>
  )
}
