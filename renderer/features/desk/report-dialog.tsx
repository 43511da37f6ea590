/** "Stop and report": why the call is suspicious, before main asks whether to end it. */
import { PhoneOff } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { announce } from '../../state/announce.ts'
import { useDesk } from './desk.ts'

export function ReportDialog() {
  const t = useText()
  const report = useDesk((state) => state.report)
  const name = useDesk((state) => state.open?.name ?? null)
  if (report === null || name === null) return null
  const send = async () => {
    if (await useDesk.sendReport()) announce(t('report.done'))
  }
  return (
    <Dialog
      title={t('report.title', { name })}
      // A click outside must not discard what was typed.
      role="alertdialog"
      onClose={useDesk.dismissReport}
      actions={
        <>
          <Button onPress={useDesk.dismissReport} isDisabled={report.sending}>
            {t('report.cancel')}
          </Button>
          <Button
            variant="danger"
            icon={PhoneOff}
            isDisabled={report.reason.trim() === ''}
            isPending={report.sending}
            onPress={send}
          >
            {t('report.send')}
          </Button>
        </>
      }
    >
      <p>{t('report.text')}</p>
      <TextField
        label={t('report.reason')}
        description={t('report.reason-hint')}
        value={report.reason}
        onChange={useDesk.setReportReason}
        maxLength={2000}
        rows={3}
        isRequired
        autoFocus
      />
      {report.error !== null && <ErrorNotice error={report.error} />}
    </Dialog>
  )
}
