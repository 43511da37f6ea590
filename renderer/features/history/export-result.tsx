/** What became of an export: how many were saved and where, or that nothing was. */
import { X } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { useText } from '../../messages/use-text.ts'
import { historyStore, useHistory } from './history-state.ts'

export function ExportResult() {
  const t = useText()
  const exporting = useHistory((state) => state.exporting)
  const { dismissExport } = historyStore.getState()
  if (exporting.status === 'idle' || exporting.status === 'running') return null
  const dismiss = <IconButton icon={X} size="small" label={t('history.dismiss')} onPress={dismissExport} />
  return (
    <div className={layout.dismissible}>
      {exporting.status === 'failed' ? (
        <ErrorNotice error={exporting.error} />
      ) : (
        <Notice tone={exporting.status === 'saved' ? 'ok' : 'neutral'} role="status">
          {exporting.status === 'saved'
            ? t('history.export.saved', { count: exporting.operations, file: exporting.fileName })
            : t('history.export.not-saved')}
        </Notice>
      )}
      {dismiss}
    </div>
  )
}
