/** A large icon on a tinted ground, above a heading. Decoration: the heading says it. */
import type { LucideIcon } from 'lucide-react'
import { classes } from './classes.ts'
import styles from './sign.module.css'

const iconSizes = { square: 24, round: 28, large: 32 } as const

export type SignProps = {
  readonly icon: LucideIcon
  readonly look?: keyof typeof iconSizes
  readonly className?: string | undefined
}

export function Sign({ icon: Icon, look = 'round', className }: SignProps) {
  return (
    <span className={classes(styles.sign, look !== 'round' && styles[look], className)}>
      <Icon size={iconSizes[look]} strokeWidth={look === 'square' ? 1.75 : 1.5} aria-hidden="true" />
    </span>
  )
}
