/** Buttons. One primary on a screen; `link` inside sentences and notices; icons alone always carry a label. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'
import styles from './button.module.css'

type Look = Readonly<{
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'link'
  size?: 'small' | 'medium' | 'large'
  wide?: boolean
  ref?: Ref<HTMLButtonElement>
}>

type Behaviour = Omit<AriaButtonProps, 'children' | 'className' | 'style'>

export type ButtonProps = Behaviour &
  Look & {
    readonly children: ReactNode
    readonly icon?: LucideIcon
    /** The key that does the same, for example `Ctrl+Enter`. */
    readonly keys?: string
  }

export function Button({
  variant = 'secondary',
  size = 'medium',
  wide,
  icon: Icon,
  keys,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={classes(
        styles.button,
        styles[variant],
        size === 'small' && styles.small,
        size === 'large' && styles.large,
        wide === true && styles.wide,
      )}
    >
      {rest.isPending === true ? (
        <span className={styles.spinner} aria-hidden="true" />
      ) : (
        Icon !== undefined && <Icon size={16} strokeWidth={2} aria-hidden="true" />
      )}
      {children}
      {keys !== undefined && <Kbd keys={keys} onAccent={variant === 'primary'} />}
    </AriaButton>
  )
}

export type IconButtonProps = Behaviour & Look & { readonly icon: LucideIcon; readonly label: string }

/** An icon alone; `label` is its name and its tooltip. */
export function IconButton({ variant = 'quiet', size = 'medium', icon: Icon, label, ...rest }: IconButtonProps) {
  return (
    <span title={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classes(styles.button, styles[variant], styles['icon-only'], size === 'small' && styles.small)}
      >
        {rest.isPending === true ? (
          <span className={styles.spinner} aria-hidden="true" />
        ) : (
          <Icon size={size === 'small' ? 16 : 18} strokeWidth={1.75} aria-hidden="true" />
        )}
      </AriaButton>
    </span>
  )
}
