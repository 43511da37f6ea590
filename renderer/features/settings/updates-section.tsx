/** Where to look for newer versions, and what was found. They are told of, not installed. */
import { RefreshCw } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import layout from '../../components/layout.module.css'
import typography from '../../components/typography.module.css'
import { UpdateAnswer, updatesStore, useUpdates } from '../updates/index.ts'
import { useText } from '../../messages/use-text.ts'
import { isAddressReason, type SettingsForm } from './settings-form.ts'
import { TextSetting } from './text-setting.tsx'
import styles from './settings.module.css'

export function UpdatesSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const isLooking = useUpdates((state) => state.isLooking)
  const isOff = useUpdates((state) => state.updates === null || state.updates.off !== null)
  return (
    <Card title={t('updates.title')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('updates.text')}</p>
        <TextSetting
          form={form}
          field="updateAddress"
          label={t('updates.address')}
          description={t('updates.address-hint')}
          refusal={(reason) => (isAddressReason(reason) ? t(`updates.${reason}`) : undefined)}
          type="url"
          mono
        />
        <UpdateAnswer />
        <div className={layout.line}>
          <Button
            icon={RefreshCw}
            isDisabled={isOff}
            isPending={isLooking}
            onPress={() => updatesStore.getState().checkNow()}
          >
            {t('updates.look-now')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
