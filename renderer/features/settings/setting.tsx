/** One setting with its quiet "Saved", and the error in its place where saving failed. */
import { Check, Lock } from 'lucide-react'
import { createContext, use, useEffect, useRef, type ReactNode } from 'react'
import type { RuleKey } from '../../../shared/domain/policy.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import layout from '../../components/layout.module.css'
import { ErrorNotice } from '../../components/notice.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { ruleOfField, type FieldName } from './settings-form.ts'
import { leftFields, type SaveState } from './settings-store.ts'
import { settingsStore, useSettings } from './settings-state.ts'
import styles from './settings.module.css'

export type SettingProps = {
  /** The fields whose saves are told here. */
  readonly fields: readonly FieldName[]
  readonly children: ReactNode
}

export function Setting({ fields, children }: SettingProps) {
  const saves = useSettings((state) => state.saves)
  const box = useRef<HTMLDivElement>(null)
  const { retry, putBack } = settingsStore.getState()
  const isLocked = useIsLocked(...fields.flatMap((field) => ruleOfField(field) ?? []))
  const told = fields.flatMap((field) => {
    const save = saves[field]
    return save === undefined ? [] : [{ field, save }]
  })
  const failed = told.find(({ save }) => save.status === 'failed')
  const declined = told.find(({ save }) => save.status === 'declined')
  /** Its button goes with what it answers. */
  const andFocus = (act: (field: FieldName) => void) => (field: FieldName) => {
    box.current?.querySelector<HTMLElement>('input, textarea')?.focus()
    act(field)
  }
  const names = fields.join()
  useEffect(() => {
    // What is not in force must not stand under the words that the organisation set it.
    if (isLocked) for (const field of names.split(',')) putBack(field as FieldName)
  }, [isLocked, names, putBack])
  return (
    <div className={styles.setting} ref={box}>
      <Lockable isLocked={isLocked}>{children}</Lockable>
      <SaveMark save={told.at(-1)?.save} />
      {declined !== undefined && (
        <Declined field={declined.field} onAskAgain={andFocus(retry)} onPutBack={andFocus(putBack)} />
      )}
      {failed?.save.status === 'failed' && (
        <div className={styles.whole}>
          <ErrorNotice error={failed.save.error} onRetry={() => andFocus(retry)(failed.field)} />
        </div>
      )}
    </div>
  )
}

type DeclinedProps = {
  readonly field: FieldName
  readonly onAskAgain: (field: FieldName) => void
  readonly onPutBack: (field: FieldName) => void
}

/** After a no to main's question. A choice has gone back by itself; a text is still there, and whoever typed it decides. */
function Declined({ field, onAskAgain, onPutBack }: DeclinedProps) {
  const t = useText()
  if (!leftFields.includes(field))
    return <p className={classes(typography.small, styles.whole)}>{t('settings.declined')}</p>
  return (
    <div className={classes(layout.line, styles.whole)}>
      <p className={typography.small}>{t('settings.declined-text')}</p>
      <Button size="small" onPress={() => onAskAgain(field)}>
        {t('settings.ask-again')}
      </Button>
      <Button size="small" onPress={() => onPutBack(field)}>
        {t('settings.put-back')}
      </Button>
    </div>
  )
}

/** Whether the policy sets any of these rules. */
export function useIsLocked(...rules: readonly RuleKey[]): boolean {
  return useAppStore((state) => state.app?.policy?.locked.some((key) => rules.includes(key)) === true)
}

const Locked = createContext(false)

/** Whether a lock is around this, and has said so. */
export const useIsLockedHere = (): boolean => use(Locked)

/** What the organisation sets is shown, and cannot be changed: the words say so before the control they are about. */
export function Lockable({ isLocked, children }: { readonly isLocked: boolean; readonly children: ReactNode }) {
  const t = useText()
  const isSaid = useIsLockedHere()
  const isBroken = useAppStore((state) => state.app?.policy?.state === 'broken')
  if (!isLocked || isSaid) return <div className={styles.control}>{children}</div>
  return (
    <fieldset className={classes(styles.control, styles.locked)} disabled>
      <legend className={typography.note}>
        <Lock size={14} aria-hidden="true" />
        {t(isBroken ? 'settings.locked-broken' : 'settings.locked')}
      </legend>
      <Locked value={true}>{children}</Locked>
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
