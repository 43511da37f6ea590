/** The question before a connection is forgotten: what goes, and what stays. */
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { useText } from '../../messages/use-text.ts'
import { connectionsStore, useConnections } from './connections-state.ts'
import styles from './connections.module.css'

export function RemovalDialog() {
  const t = useText()
  const removal = useConnections((state) => state.removal)
  const { cancelRemoval, remove } = connectionsStore.getState()
  if (removal === null) return null
  const { connection, removing, error } = removal
  return (
    <Dialog
      role="alertdialog"
      title={t('connections.remove.title', { name: connection.name })}
      onClose={cancelRemoval}
      actions={
        <>
          <Button autoFocus onPress={cancelRemoval}>
            {t('connections.remove.cancel')}
          </Button>
          <Button variant="danger" isPending={removing} onPress={remove}>
            {t('connections.remove.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('connections.remove.text')}</p>
      <ul className={styles.bullets}>
        <li>{t('connections.remove.forgets-address', { address: connection.baseUrl })}</li>
        <li>{t('connections.remove.forgets-secret')}</li>
        <li>{t('connections.remove.forgets-recents')}</li>
      </ul>
      <p>{t('connections.remove.stays')}</p>
      {error !== null && <ErrorNotice error={error} />}
    </Dialog>
  )
}
