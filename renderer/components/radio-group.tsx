/** One choice out of a few that are all shown: a list with explanations, cards, or segments for short words. */
import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { classes } from './classes.ts'
import { FieldError } from './field-error.tsx'
import field from './field.module.css'
import styles from './radio-group.module.css'

export type RadioOption<Id extends string> = {
  readonly id: Id
  readonly label: string
  readonly description?: string
  /** Stands before the label in cards and segments. */
  readonly icon?: ReactNode
  /** Shown instead of the label where a mark says the same. */
  readonly face?: ReactNode
}

export type RadioGroupProps<Id extends string> = {
  readonly label: string
  /** The heading above already says it: the label is for screen readers only. */
  readonly hideLabel?: boolean
  readonly look?: 'list' | 'cards' | 'segments'
  readonly options: readonly RadioOption<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly error?: string | null
  readonly autoFocus?: boolean
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, hideLabel = false, look = 'list', options, value, onChange, error = null, autoFocus = false } = props
  return (
    <AriaRadioGroup
      className={classes(field.field, styles.group)}
      value={value}
      isInvalid={error !== null}
      validationBehavior="aria"
      orientation={look === 'list' ? 'vertical' : 'horizontal'}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen)
        if (option !== undefined) onChange(option.id)
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : (field.label ?? '')}>{label}</Label>
      <div className={styles[look]}>
        {options.map((option, index) => (
          <RadioField
            key={option.id}
            value={option.id}
            className={styles.field ?? ''}
            autoFocus={autoFocus && (value === null ? index === 0 : option.id === value)}
          >
            <RadioButton className={classes(styles.option, styles[`${look}-option`])}>
              {look !== 'segments' && <span className={styles.dot} aria-hidden="true" />}
              {option.icon}
              <span className={styles.words}>
                <span className={styles.name}>{option.face ?? option.label}</span>
                {option.description !== undefined && (
                  <span className={classes(field.description, styles.description)}>{option.description}</span>
                )}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldError reason={error} />
    </AriaRadioGroup>
  )
}
