/** A setting that is typed, saved when its field is left. */
import type { ReactNode } from 'react'
import { TextField, type TextFieldProps } from '../../components/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { Setting } from './setting.tsx'
import { maxLengthOf, reasonFor, type FieldName, type FieldReason, type SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import styles from './settings.module.css'

type TypedField = { [Field in FieldName]: string extends SettingsForm[Field] ? Field : never }[FieldName]

type TextSettingProps = Omit<TextFieldProps, 'form' | 'value' | 'onChange' | 'onBlur' | 'onKeyDown' | 'error'> & {
  readonly form: SettingsForm
  readonly field: TypedField
  /** Why it cannot be saved as it stands, in words. A text that is too long has its own. */
  readonly refusal?: (reason: FieldReason) => string | undefined
  /** Left out: as wide as there is space. */
  readonly width?: 'number' | 'short'
  /** Below the field. */
  readonly children?: ReactNode
}

export function TextSetting({ form, field, refusal, width, children, ...rest }: TextSettingProps) {
  const t = useText()
  const { edit, flush, submit } = settingsStore.getState()
  const reason = reasonFor(field, form)
  const words = (refused: FieldReason) =>
    refused === 'too-long' ? t('settings.too-long', { count: maxLengthOf[field] ?? 0 }) : refusal?.(refused)
  const input = (
    <TextField
      {...rest}
      error={reason === null ? null : words(reason)}
      value={form[field]}
      onChange={(text) => edit(field, text)}
      onBlur={() => flush(field)}
      onKeyDown={({ key }) => {
        // In several lines Enter begins the next one.
        if (key === 'Enter' && rest.rows === undefined) submit(field)
      }}
    />
  )
  return (
    <Setting fields={[field]}>
      {width === undefined ? input : <div className={styles[width]}>{input}</div>}
      {children}
    </Setting>
  )
}
