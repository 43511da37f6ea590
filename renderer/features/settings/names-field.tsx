/** People or groups, one a line, saved when the field is left. */
import { cleanText } from '../../../shared/domain/clean-text.ts'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../messages/use-text.ts'
import { Setting } from './setting.tsx'
import { maxNamesIn, nameOfPersonIn, reasonFor, type NamesField, type SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import styles from './settings.module.css'

type NamesSettingProps = {
  readonly form: SettingsForm
  readonly field: NamesField
  readonly label: string
  readonly hint: string
}

export function NamesSetting({ form, field, label, hint }: NamesSettingProps) {
  const t = useText()
  const { edit, flush } = settingsStore.getState()
  const reason = reasonFor(field, form)
  const { count, length } = maxNamesIn(field)
  const name = nameOfPersonIn(field, form)
  return (
    <Setting fields={[field]}>
      <div className={styles.names}>
        <TextField
          label={label}
          description={hint}
          error={
            reason === 'names-too-many'
              ? t('settings.names-too-many', { count })
              : reason === 'name-too-long'
                ? t('settings.name-too-long', { count: length })
                : null
          }
          rows={2}
          spellCheck="false"
          mono
          value={form[field]}
          onChange={(names) => edit(field, names)}
          onBlur={() => flush(field)}
        />
        <div role="status">
          {name !== null && <Notice tone="warn">{t('settings.name-of-person', { name: cleanText(name, 80) })}</Notice>}
        </div>
      </div>
    </Setting>
  )
}
