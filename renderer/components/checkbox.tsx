/** A check box with its label; `CheckMark` is the box alone, for rows that are a React Aria CheckboxButton as a whole. */
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  CheckboxButton,
  CheckboxField,
  type CheckboxFieldProps as AriaCheckboxFieldProps,
} from 'react-aria-components/Checkbox'
import { Text } from 'react-aria-components/Text'
import choice from './choice.module.css'
import { classes } from './classes.ts'
import styles from './checkbox.module.css'

export type CheckboxProps = Omit<AriaCheckboxFieldProps, 'children' | 'className' | 'style'> & {
  readonly children: ReactNode
  readonly description?: ReactNode
}

export function Checkbox({ children, description, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className={classes(choice.field, styles.field)}>
      <CheckboxButton className={choice.choice ?? ''}>
        <CheckMark indeterminate={rest.isIndeterminate === true} />
        <span>{children}</span>
      </CheckboxButton>
      {description !== undefined && (
        <Text slot="description" className={choice.description ?? ''}>
          {description}
        </Text>
      )}
    </CheckboxField>
  )
}

export function CheckMark({ indeterminate = false }: { readonly indeterminate?: boolean }) {
  const Mark = indeterminate ? Minus : Check
  return (
    <span className={classes(choice.mark, styles.box)} aria-hidden="true">
      <Mark size={14} strokeWidth={3} />
    </span>
  )
}
