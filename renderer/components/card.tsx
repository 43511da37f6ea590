/** A framed group with a heading. With an environment other than production, its edge shows which. */
import { type ReactNode, useId } from 'react'
import type { Environment } from '../../shared/domain/connection.ts'
import { classes } from './classes.ts'
import layout from './layout.module.css'
import panel from './panel.module.css'
import styles from './card.module.css'

export type CardProps = {
  readonly title?: ReactNode
  /** Stands before the title: a mark or an icon. */
  readonly mark?: ReactNode
  /** Stands after the title: badges. */
  readonly badges?: ReactNode
  /** Stands at the end of the head: an age, a word. */
  readonly aside?: ReactNode
  /** Stands in the corner. */
  readonly action?: ReactNode
  readonly foot?: ReactNode
  readonly level?: 2 | 3
  readonly environment?: Environment
  /** Without padding for rows that reach from edge to edge. */
  readonly flush?: boolean
  readonly busy?: boolean
  readonly children?: ReactNode
}

export function Card(props: CardProps) {
  const { title, mark, badges, aside, action, foot, level = 2, environment, flush, busy, children } = props
  const headingId = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section
      className={classes(panel.panel, styles.card, environment !== undefined && styles[environment])}
      aria-labelledby={title === undefined ? undefined : headingId}
      aria-busy={busy}
    >
      {title !== undefined && (
        <div className={styles.head}>
          {mark !== undefined && <div className={styles.mark}>{mark}</div>}
          <div className={styles.title}>
            <Heading id={headingId} dir="auto">
              {title}
            </Heading>
            {badges}
            {aside !== undefined && <div className={styles.aside}>{aside}</div>}
          </div>
          {action !== undefined && <div className={styles.action}>{action}</div>}
        </div>
      )}
      {children !== undefined && (
        <div className={classes(title !== undefined && styles.body, flush !== true && styles.padded)}>{children}</div>
      )}
      {foot !== undefined && <div className={classes(layout.row, styles.foot)}>{foot}</div>}
    </section>
  )
}
