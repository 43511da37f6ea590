/** One row that can be ticked anywhere along its width: a method, a service, or everything at once. */
import {
  CircleHelp,
  Fingerprint,
  KeyRound,
  LayoutGrid,
  Mail,
  MessageSquareText,
  Phone,
  RectangleEllipsis,
  ShieldOff,
  Smartphone,
  SmartphoneNfc,
  LockOpen,
  LogOut,
  Ticket,
  type LucideIcon,
} from 'lucide-react'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import type { ReactNode } from 'react'
import type { FactorKind } from '../../../shared/domain/mfa-status.ts'
import type { ResetEffect } from '../../../shared/domain/reset-plan.ts'
import { CheckMark } from '../../components/checkbox.tsx'
import { classes } from '../../components/classes.ts'
import { SwitchTrack } from '../../components/switch.tsx'
import typography from '../../components/typography.module.css'
import styles from './account-card.module.css'

const icons: Readonly<Record<FactorKind, LucideIcon>> = {
  'authenticator-app': Smartphone,
  push: SmartphoneNfc,
  sms: MessageSquareText,
  call: Phone,
  email: Mail,
  question: CircleHelp,
  'security-key': Fingerprint,
  token: RectangleEllipsis,
  other: KeyRound,
}

export type FactorRowProps = {
  readonly kind: FactorKind
  readonly label: string
  readonly detail: string | null
  /** Why it cannot be ticked, or is removed without being ticked itself. */
  readonly why: string | null
  readonly ticked: boolean
  readonly tickable: boolean
  readonly off: boolean
  readonly onTick: (ticked: boolean) => void
  /** Shown below the row, outside the area that ticks it. If absent, the row is one line; with `null`, it looks like its neighbours. */
  readonly aside?: ReactNode
}

export function FactorRow({ kind, label, detail, why, ticked, tickable, off, onTick, aside }: FactorRowProps) {
  const Icon = icons[kind]
  const row = (
    <CheckboxField className={styles.field ?? ''} isSelected={ticked} isDisabled={off || !tickable} onChange={onTick}>
      <CheckboxButton className={styles.row ?? ''}>
        <CheckMark />
        <Icon className={styles.icon} size={20} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.words}>
          <span className={styles.label} dir="auto">
            {label}
          </span>
          {detail !== null && (
            <span className={classes(typography.small, styles.detail)} dir="auto">
              {detail}
            </span>
          )}
        </span>
        {why !== null && <span className={classes(typography.faint, styles.why)}>{why}</span>}
      </CheckboxButton>
    </CheckboxField>
  )
  if (aside === undefined) return row
  return (
    <div className={styles.pair} data-selected={ticked || undefined}>
      {row}
      {aside !== null && <div className={styles.aside}>{aside}</div>}
    </div>
  )
}

export type WholeResetRowProps = {
  readonly kind: Exclude<ResetEffect['kind'], 'remove-factor'>
  readonly label: string
  readonly detail: string
  readonly ticked: boolean
  readonly off: boolean
  readonly onTick: (ticked: boolean) => void
}

const wholeIcons: Readonly<Record<WholeResetRowProps['kind'], LucideIcon>> = {
  'reset-all': ShieldOff,
  'reset-service': LayoutGrid,
  'end-sessions': LogOut,
  unlock: LockOpen,
  'temporary-access-code': Ticket,
}

/** Resetting everything, or an additional action, is a switch, because there is nothing to choose from. */
export function WholeResetRow({ kind, label, detail, ticked, off, onTick }: WholeResetRowProps) {
  const Icon = wholeIcons[kind]
  return (
    <SwitchField className={styles.field ?? ''} isSelected={ticked} isDisabled={off} onChange={onTick}>
      <SwitchButton className={styles.row ?? ''}>
        <SwitchTrack />
        <Icon className={styles.icon} size={20} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.words}>
          <span className={styles.label}>{label}</span>
          <span className={classes(typography.small, styles.detail)}>{detail}</span>
        </span>
      </SwitchButton>
    </SwitchField>
  )
}
