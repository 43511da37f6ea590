/** What the shell shows in front of everything, to be read and closed again: a title, what scrolls under it, and what to do with it. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { IconButton } from '../components/button.tsx'
import { classes } from '../components/classes.ts'
import layout from '../components/layout.module.css'
import { Modal } from '../components/modal.tsx'
import { useText } from '../messages/use-text.ts'
import styles from './dialog.module.css'

export function ShellDialog(props: {
  readonly title: string
  readonly children: ReactNode
  /** What stands under it, if anything. */
  readonly foot: ReactNode
  /** Whether what it shows is still being read. */
  readonly isBusy?: boolean
  readonly onClose: () => void
}) {
  const t = useText()
  const { title, children, foot, isBusy = false, onClose } = props
  return (
    <Modal place="top" onClose={onClose}>
      <Dialog className={styles.dialog ?? ''}>
        <div className={styles.head}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <IconButton icon={X} label={t('part.close')} onPress={onClose} />
        </div>
        {/* Reached by Tab, so that the arrows scroll it. */}
        <div className={styles.scroll} aria-busy={isBusy} role="group" aria-label={title} tabIndex={0}>
          {children}
        </div>
        {foot !== null && <div className={classes(layout.line, styles.foot)}>{foot}</div>}
      </Dialog>
    </Modal>
  )
}
