/** A day, in the browser's own field: it knows the person's calendar, order of day and month, and keys. */
import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { classes } from './classes.ts'
import field from './field.module.css'
import styles from './date-input.module.css'

export type DateInputProps = {
  readonly label: string
  /** `yyyy-mm-dd`, or empty. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly error?: string | null
}

export function DateInput({ label, value, onChange, error = null }: DateInputProps) {
  const id = useId()
  const errorId = `${id}-error`
  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={classes(field.frame, field.typed, styles.input, value === '' && styles.empty)}
        type="date"
        value={value}
        max="9999-12-31"
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== null && (
        <p className={field.error} id={errorId}>
          <CircleAlert size={14} aria-hidden="true" />
          {error}
        </p>
      )}
    </div>
  )
}
