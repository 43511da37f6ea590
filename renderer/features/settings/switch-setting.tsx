/** A rule that is on or off, saved as it is switched. */
import { Switch } from '../../components/switch.tsx'
import type { FieldName, SettingsForm } from './settings-form.ts'
import { Setting } from './setting.tsx'
import { settingsStore } from './settings-state.ts'

type SwitchField = { [Field in FieldName]: SettingsForm[Field] extends boolean ? Field : never }[FieldName]

type SwitchSettingProps = {
  readonly form: SettingsForm
  readonly field: SwitchField
  readonly label: string
  readonly hint: string
}

export function SwitchSetting({ form, field, label, hint }: SwitchSettingProps) {
  const { edit } = settingsStore.getState()
  return (
    <Setting fields={[field]}>
      <Switch description={hint} isSelected={form[field]} onChange={(on) => edit(field, on)}>
        {label}
      </Switch>
    </Setting>
  )
}
