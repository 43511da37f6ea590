/** How far a long action has come, with its count in words. Before the whole is known, it only shows that it runs. */
import { Label } from 'react-aria-components/Label'
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import styles from './progress-bar.module.css'

export type ProgressBarProps = {
  readonly label: string
  readonly done: number
  /** 0: not known yet. */
  readonly total: number
  /** The count in words. */
  readonly text: string
}

export function ProgressBar({ label, done, total, text }: ProgressBarProps) {
  const known = total > 0
  return (
    <AriaProgressBar
      className={styles.progress ?? ''}
      value={done}
      maxValue={known ? total : 1}
      isIndeterminate={!known}
      valueLabel={text}
    >
      <div className={styles.words}>
        <Label>{label}</Label>
        {known && <span className={styles.text}>{text}</span>}
      </div>
      <div className={styles.track}>
        <div
          className={known ? styles.bar : styles.running}
          style={known ? { width: `${Math.min(100, (done / total) * 100)}%` } : {}}
        />
      </div>
    </AriaProgressBar>
  )
}
