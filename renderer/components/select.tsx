/** One choice out of a list that opens. The empty choice, where there is one, is an option like the others. */
import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classes } from './classes.ts'
import field from './field.module.css'
import styles from './select.module.css'

export type SelectProps<Id extends string> = {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly isDisabled?: boolean
}

export function Select<Id extends string>({ label, options, value, onChange, isDisabled = false }: SelectProps<Id>) {
  return (
    <AriaSelect
      className={classes(field.field, styles.select)}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <Button className={classes(field.frame, styles.button)}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
              <Check size={16} aria-hidden="true" />
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
