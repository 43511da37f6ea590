/**
 * A question in front of everything else. Focus stays inside, Esc answers with the way out, and goes back to where it was
 * afterwards. `alertdialog`: the question is about losing something, so the safe answer has the focus.
 */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { classes } from './classes.ts'
import layout from './layout.module.css'
import { Modal } from './modal.tsx'
import styles from './dialog.module.css'

export type DialogProps = {
  readonly title: string
  readonly children: ReactNode
  /** The buttons, the safe one first. */
  readonly actions: ReactNode
  readonly role?: 'dialog' | 'alertdialog'
  readonly onClose: () => void
}

export function Dialog({ title, children, actions, role = 'dialog', onClose }: DialogProps) {
  return (
    <Modal place="center" isDismissable={role === 'dialog'} onClose={onClose}>
      <AriaDialog className={styles.dialog ?? ''} role={role}>
        <Heading slot="title" level={2} className={styles.title ?? ''} dir="auto">
          {title}
        </Heading>
        <div className={styles.body}>{children}</div>
        <div className={classes(layout.row, styles.actions)}>{actions}</div>
      </AriaDialog>
    </Modal>
  )
}
