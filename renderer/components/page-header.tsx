/** The frame of a screen beside the desk: it scrolls by itself and begins with a heading that receives focus on arrival. */
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import layout from './layout.module.css'
import styles from './page-header.module.css'

export type PageProps = {
  readonly children: ReactNode
  /** `narrow` for forms, `wide` for cards, `fill` for a list that scrolls inside the window's height. */
  readonly width?: 'narrow' | 'wide' | 'fill'
}

export function Page({ children, width = 'wide' }: PageProps) {
  return (
    <div className={styles.page}>
      <div className={classes(styles.inner, width === 'narrow' && styles.narrow, width === 'fill' && styles.fill)}>
        {children}
      </div>
    </div>
  )
}

export type PageHeaderProps = {
  readonly title: string
  readonly description?: ReactNode
  readonly actions?: ReactNode
}

export function PageHeader({ title, description, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div>
        <h1 className={styles.title} tabIndex={-1} data-page-heading="">
          {title}
        </h1>
        {description !== undefined && <p className={styles.description}>{description}</p>}
      </div>
      {actions !== undefined && <div className={layout.row}>{actions}</div>}
    </header>
  )
}
