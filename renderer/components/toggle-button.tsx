/** A button that stays in: a filter that is on or off. Pressed is told by its sign, not by colour alone. */
import { Check, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton'
import styles from './toggle-button.module.css'

export type ToggleButtonProps = {
  readonly icon: LucideIcon
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
}

export function ToggleButton({ icon: Icon, children, isSelected, onChange }: ToggleButtonProps) {
  const Sign = isSelected ? Check : Icon
  return (
    <AriaToggleButton className={styles.toggle ?? ''} isSelected={isSelected} onChange={onChange}>
      <Sign size={16} aria-hidden="true" />
      {children}
    </AriaToggleButton>
  )
}
