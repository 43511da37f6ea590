/** Where there is nothing to show: says so, why, and what can be done. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Sign } from './sign.tsx'
import styles from './empty-state.module.css'

export type EmptyStateProps = {
  readonly icon: LucideIcon
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Sign icon={icon} />
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  )
}
