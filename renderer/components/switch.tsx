/** An on-off switch with its label; `SwitchTrack` is the picture alone, for rows that are a SwitchButton as a whole. */
import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, type SwitchFieldProps as AriaSwitchFieldProps } from 'react-aria-components/Switch'
import { Text } from 'react-aria-components/Text'
import choice from './choice.module.css'
import { classes } from './classes.ts'
import styles from './switch.module.css'

export type SwitchProps = Omit<AriaSwitchFieldProps, 'children' | 'className' | 'style'> & {
  readonly children: ReactNode
  readonly description?: ReactNode
}

export function Switch({ children, description, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={classes(choice.field, styles.field)}>
      <SwitchButton className={choice.choice ?? ''}>
        <SwitchTrack />
        <span>{children}</span>
      </SwitchButton>
      {description !== undefined && (
        <Text slot="description" className={choice.description ?? ''}>
          {description}
        </Text>
      )}
    </SwitchField>
  )
}

export function SwitchTrack() {
  return <span className={classes(choice.mark, styles.track)} aria-hidden="true" />
}
