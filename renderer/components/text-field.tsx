/**
 * A labelled field. The reason it is refused stands under it and is read with it. A password is never shown, never
 * completed and never spell-checked.
 */
import type { HTMLAttributes, Ref } from 'react'
import type { ShortcutName } from '../../shared/domain/shortcuts.ts'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { useText } from '../messages/use-text.ts'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'
import { FieldError } from './field-error.tsx'
import { shortcutForAria, shortcutHere } from './platform.ts'
import field from './field.module.css'
import styles from './text-field.module.css'

export type TextFieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'type'> & {
  readonly label: string
  readonly description?: string | undefined
  /** Why the value is refused; `null` where it is not. */
  readonly error?: string | null | undefined
  readonly type?: 'text' | 'password' | 'url' | 'search'
  readonly placeholder?: string
  /** Rows of a field for sentences; left out, the field has one line. */
  readonly rows?: number
  /** For addresses and tokens, where every character counts. */
  readonly mono?: boolean
  /** Says "optional" beside the label. */
  readonly optional?: boolean
  /** The keys that lead to it, shown beside the label. */
  readonly shortcut?: ShortcutName
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    description,
    error,
    placeholder,
    rows,
    mono,
    optional,
    shortcut,
    inputRef,
    inputMode,
    type = 'text',
    ...rest
  } = props
  const t = useText()
  const refused = error !== null && error !== undefined && error !== ''
  const input = {
    className: classes(
      field.frame,
      field.typed,
      styles.input,
      mono === true && styles.mono,
      // Only a field of one line hides what is typed by itself.
      type === 'password' && rows !== undefined && styles.hidden,
    ),
    ...(inputRef === undefined ? {} : { ref: inputRef }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcutForAria(shortcut), 'data-place': shortcut }),
    dir: 'auto',
  }
  return (
    <AriaTextField
      autoComplete="off"
      spellCheck={type === 'text' && rows !== undefined ? 'true' : 'false'}
      {...rest}
      type={type}
      isInvalid={refused}
      validationBehavior="aria"
      className={field.field ?? ''}
    >
      <Label className={classes(field.label, styles.label)}>
        {label}
        {optional === true && <span className={styles.optional}>{t('part.optional')}</span>}
        {shortcut !== undefined && (
          <span className={styles.shortcut}>
            <Kbd keys={shortcutHere(shortcut)} />
          </span>
        )}
      </Label>
      {rows === undefined ? <Input {...input} /> : <TextArea {...input} rows={rows} />}
      {description !== undefined && !refused && (
        <Text slot="description" className={field.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError reason={error} />
    </AriaTextField>
  )
}
