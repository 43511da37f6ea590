/** Names and values, each name beside its value. */
import type { CSSProperties, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './facts.module.css'

export type FactsProps = {
  /** `dense` among other things on a card. */
  readonly look?: 'plain' | 'dense'
  /** The width of the names: a CSS length. */
  readonly names: string
  /** The window's width, in pixels, up to which a value stands below its name. Left out: it never does. */
  readonly stackAt?: 480 | 560 | 640
  readonly children: ReactNode
}

export function Facts({ look = 'plain', names, stackAt, children }: FactsProps) {
  return (
    <dl
      className={classes(
        styles.facts,
        look === 'dense' && styles.dense,
        stackAt !== undefined && styles[`stack-${stackAt}`],
      )}
      style={{ '--names': names } as CSSProperties}
    >
      {children}
    </dl>
  )
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}
