/** Where to look for newer versions, and what was found. They are told of, not installed. */
import { RefreshCw } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import layout from '../../components/layout.module.css'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { UpdateAnswer, updatesStore, useUpdates } from '../updates/index.ts'
import { useText } from '../../messages/use-text.ts'
import { savedOnLeaving, Setting } from './setting.tsx'
import { reasonFor, type SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import styles from './settings.module.css'

export function UpdatesSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const { edit } = settingsStore.getState()
  const reason = reasonFor('updateAddress', form)
  const isLooking = useUpdates((state) => state.isLooking)
  const isOff = useUpdates((state) => state.updates === null || state.updates.off !== null)
  return (
    <Card title={t('updates.title')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('updates.text')}</p>
        <Setting fields={['updateAddress']}>
          <TextField
            label={t('updates.address')}
            description={t('updates.address-hint')}
            error={reason === 'address-not-https' || reason === 'address-not-valid' ? t(`updates.${reason}`) : null}
            type="url"
            mono
            value={form.updateAddress}
            onChange={(address) => edit('updateAddress', address)}
            {...savedOnLeaving('updateAddress')}
          />
        </Setting>
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
