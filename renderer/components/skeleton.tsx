/** The place of something that is being read. Silent for screen readers: say it once with `aria-busy` or a live region. */
import styles from './skeleton.module.css'

export type SkeletonProps = {
  /** CSS lengths. */
  readonly width?: string
  readonly height?: string
  readonly round?: boolean
}

export function Skeleton({ width = '100%', height = '12px', round = false }: SkeletonProps) {
  return (
    <span
      className={styles.skeleton}
      aria-hidden="true"
      style={{ width, height, ...(round ? { borderRadius: '50%' } : {}) }}
    />
  )
}
