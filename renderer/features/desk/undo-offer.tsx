/** For a few seconds after "Next caller": the way back, below the list, where nothing moves for it. */
import { Undo2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { shortcutHere } from '../../components/platform.ts'
import { useText } from '../../messages/use-text.ts'
import { undoNextCaller, useDesk } from './desk.ts'
import styles from './find-column.module.css'

export function UndoOffer() {
  const t = useText()
  const isOffered = useDesk((state) => state.putAway !== null)
  if (!isOffered) return null
  return (
    <div className={styles.undo}>
      <p>{t('next.done')}</p>
      <Button size="small" icon={Undo2} onPress={() => void undoNextCaller()}>
        {t('next.undo')} <Kbd keys={shortcutHere('undo-next-caller')} />
      </Button>
    </div>
  )
}
