/**
 * Small marks: environment, outcome, state and system. Each says its meaning in words and with a sign of its own; colour
 * only repeats it.
 */
import {
  CalendarClock,
  FileWarning,
  Check,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleMinus,
  CircleSlash,
  CircleX,
  FlaskConical,
  GraduationCap,
  Hourglass,
  LoaderCircle,
  Server,
  PhoneOff,
  ShieldX,
  Trash2,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Environment, SystemId } from '../../shared/domain/connection.ts'
import type { OperationOutcome, StepState } from '../../shared/domain/history-entry.ts'
import type { AfterCheckVerdict } from '../../shared/domain/outcome.ts'
import { useText } from '../messages/use-text.ts'
import { classes } from './classes.ts'
import typography from './typography.module.css'
import { toneOf, type Tone } from './tone.ts'
import styles from './badge.module.css'

export type BadgeProps = {
  readonly tone?: Tone
  readonly icon?: LucideIcon
  readonly children: ReactNode
  /** The longer explanation, as a tooltip. */
  readonly title?: string | undefined
}

export function Badge({ tone = 'neutral', icon: Icon, children, title }: BadgeProps) {
  return (
    <span className={classes(styles.badge, toneOf(tone))} title={title}>
      {Icon !== undefined && <Icon size={14} strokeWidth={2} aria-hidden="true" />}
      <span className={typography.truncated}>{children}</span>
    </span>
  )
}

const environmentIcons: Readonly<Record<Environment, LucideIcon>> = {
  production: Server,
  sandbox: FlaskConical,
  practice: GraduationCap,
}

export function EnvironmentBadge({ environment }: { readonly environment: Environment }) {
  const t = useText()
  const Icon = environmentIcons[environment]
  return (
    <span className={classes(styles.environment, styles[environment])}>
      <Icon size={12} strokeWidth={2.25} aria-hidden="true" />
      {t(`environment.${environment}`)}
    </span>
  )
}

type Sign = readonly [Tone, LucideIcon]

const outcomeSigns: Readonly<Record<OperationOutcome, Sign>> = {
  running: ['info', LoaderCircle],
  succeeded: ['ok', CircleCheck],
  'no-change': ['neutral', CircleMinus],
  'pending-approval': ['warn', Hourglass],
  'partly-failed': ['bad', TriangleAlert],
  failed: ['bad', CircleX],
  unknown: ['warn', CircleHelp],
  'caller-refused': ['bad', ShieldX],
  reported: ['bad', PhoneOff],
  'retention-changed': ['info', CalendarClock],
  'months-deleted': ['neutral', Trash2],
  'settings-replaced': ['warn', FileWarning],
}

export function OutcomeBadge({ outcome }: { readonly outcome: OperationOutcome }) {
  const t = useText()
  const [tone, icon] = outcomeSigns[outcome]
  return (
    <Badge tone={tone} icon={icon}>
      {t(`operation.${outcome}`)}
    </Badge>
  )
}

const stepSigns: Readonly<Record<StepState, Sign>> = {
  planned: ['neutral', CircleDashed],
  sent: ['info', LoaderCircle],
  'not-sent': ['neutral', CircleSlash],
  succeeded: ['ok', CircleCheck],
  'no-change': ['neutral', CircleMinus],
  'pending-approval': ['warn', Hourglass],
  failed: ['bad', CircleX],
  'outcome-unknown': ['warn', CircleHelp],
  'confirmed-done': ['ok', CircleCheck],
  'confirmed-not-done': ['bad', CircleX],
}

export function StepStateBadge({ state }: { readonly state: StepState }) {
  const t = useText()
  const [tone, icon] = stepSigns[state]
  return (
    <Badge tone={tone} icon={icon}>
      {t(`step.${state}`)}
    </Badge>
  )
}

const verdictSigns: Readonly<Record<AfterCheckVerdict, Sign>> = {
  gone: ['ok', Check],
  'still-there': ['warn', TriangleAlert],
  'cannot-tell': ['neutral', CircleHelp],
  'not-read': ['warn', CircleHelp],
}

/** What reading the state again showed. */
export function VerdictBadge({ verdict }: { readonly verdict: AfterCheckVerdict }) {
  const t = useText()
  const [tone, icon] = verdictSigns[verdict]
  return (
    <Badge tone={tone} icon={icon}>
      {t(`check.${verdict}`)}
    </Badge>
  )
}

export type SystemMarkProps = {
  readonly system: SystemId
  readonly environment?: Environment
  /** The connection's name, for the tooltip. */
  readonly name?: string
}

/** One letter for a system; the whole name for the pointer and for screen readers. */
export function SystemMark({ system, environment = 'production', name }: SystemMarkProps) {
  const t = useText()
  const systemName = t(`system.${system}`)
  const full =
    name === undefined ? systemName : t('part.system-mark', { name, environment: t(`environment.${environment}`) })
  return (
    <span
      className={classes(styles.system, environment !== 'production' && styles[environment])}
      role="img"
      aria-label={full}
      title={full}
    >
      {t(`system.${system}.mark`)}
    </span>
  )
}
