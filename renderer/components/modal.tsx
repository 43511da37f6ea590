/** A frame in front of everything else: a question in the centre, or something to read or choose from near the top. */
import type { ReactNode } from 'react'
import { Modal as AriaModal, ModalOverlay } from 'react-aria-components/Modal'
import { classes } from './classes.ts'
import panel from './panel.module.css'
import styles from './modal.module.css'

/** Whether one is open. What is behind it does not take keys then. */
export function isDialogOpen(): boolean {
  return document.querySelector(':is([role=dialog], [role=alertdialog])') !== null
}

export type ModalProps = {
  readonly place: 'center' | 'top'
  /** Whether a click beside it closes it. */
  readonly isDismissable?: boolean
  readonly onClose: () => void
  /** A React Aria `Dialog`. */
  readonly children: ReactNode
}

export function Modal({ place, isDismissable = true, onClose, children }: ModalProps) {
  return (
    <ModalOverlay
      className={classes(styles.overlay, styles[place])}
      isOpen
      isDismissable={isDismissable}
      onOpenChange={(open) => !open && onClose()}
    >
      <AriaModal className={classes(panel.raised, styles.frame)}>{children}</AriaModal>
    </ModalOverlay>
  )
}
