/** A field to search in what is shown. Esc empties it, and only then goes further out. */
import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { classes } from './classes.ts'
import field from './field.module.css'
import styles from './search-field.module.css'

export type SearchFieldProps = {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly maxLength: number
  readonly onChange: (text: string) => void
  readonly inputRef?: Ref<HTMLInputElement>
}

export function SearchField({ label, placeholder, value, maxLength, onChange, inputRef }: SearchFieldProps) {
  return (
    <AriaSearchField className={field.field ?? ''} value={value} onChange={onChange} maxLength={maxLength}>
      <Label className={field.label ?? ''}>{label}</Label>
      <div className={classes(field.frame, field.typed, styles.frame)}>
        <Search size={16} aria-hidden="true" />
        <Input
          className={classes(field.bare, styles.input)}
          placeholder={placeholder}
          dir="auto"
          autoComplete="off"
          spellCheck="false"
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
        {/* React Aria names it in the person's language. */}
        <Button className={styles.clear ?? ''}>
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
    </AriaSearchField>
  )
}
