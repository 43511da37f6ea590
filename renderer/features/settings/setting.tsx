/** One setting with its quiet "Saved", and the error in its place where saving failed. */
import { Check, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../../components/classes.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import type { TextFieldProps } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { ruleOfField, type FieldName } from './settings-form.ts'
import type { SaveState } from './settings-store.ts'
import { settingsStore, useSettings } from './settings-state.ts'
import styles from './settings.module.css'

export type SettingProps = {
  /** The fields whose saves are told here. */
  readonly fields: readonly FieldName[]
  readonly children: ReactNode
}

export function Setting({ fields, children }: SettingProps) {
  const saves = useSettings((state) => state.saves)
  const locked = useAppStore((state) => state.app?.policy?.locked)
  const isLocked = fields.some((field) => locked?.some((key) => key === ruleOfField[field]))
  const told = fields.flatMap((field) => {
    const save = saves[field]
    return save === undefined ? [] : [{ field, save }]
  })
  const failed = told.find(({ save }) => save.status === 'failed')
  return (
    <div className={styles.setting}>
      <Lockable isLocked={isLocked}>{children}</Lockable>
      <SaveMark save={told.at(-1)?.save} />
      {failed?.save.status === 'failed' && (
        <div className={styles.whole}>
          <ErrorNotice error={failed.save.error} onRetry={() => settingsStore.getState().retry(failed.field)} />
        </div>
      )}
    </div>
  )
}

/** What the organisation sets is shown, and cannot be changed: the words say so before the control they are about. */
export function Lockable({ isLocked, children }: { readonly isLocked: boolean; readonly children: ReactNode }) {
  const t = useText()
  if (!isLocked) return <div className={styles.control}>{children}</div>
  return (
    <fieldset className={classes(styles.control, styles.locked)} disabled>
      <legend className={typography.note}>
        <Lock size={14} aria-hidden="true" /> {t('settings.locked')}
      </legend>
      {children}
    </fieldset>
  )
}

export function SaveMark({ save }: { readonly save: SaveState | undefined }) {
  const t = useText()
  return (
    <span className={classes(typography.small, styles.mark)} role="status">
      {save?.status === 'saving' && t('settings.saving')}
      {save?.status === 'saved' && (
        <>
          <Check size={14} aria-hidden="true" />
          {t('settings.saved')}
        </>
      )}
      {(save?.status === 'failed' || save?.status === 'declined') && t('settings.not-saved')}
    </span>
  )
}

/** For the field of a text that is saved when it is left. */
export function savedOnLeaving(field: FieldName): Pick<TextFieldProps, 'onBlur' | 'onKeyDown'> {
  const { flush, submit } = settingsStore.getState()
  return {
    onBlur: () => flush(field),
    onKeyDown: ({ key }) => {
      if (key === 'Enter') submit(field)
    },
  }
}
