/** Keys as people see them on their keyboard: `Ctrl+Shift+P`, in German `Strg+Umschalt+P`, on a Mac `⌘⇧P`. */
import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { classes } from './classes.ts'
import { isMac } from './platform.ts'
import styles from './kbd.module.css'

const macSigns: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' }
const signs: Readonly<Record<string, string>> = { Enter: '↵', Up: '↑', Down: '↓' }

export function Kbd({ keys, onAccent = false }: { readonly keys: string; readonly onAccent?: boolean }) {
  const name = useKeyName()
  return (
    <span className={classes(styles.keys, onAccent && styles['on-accent'])} aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {(isMac ? macSigns[key] : undefined) ?? signs[key] ?? name(key)}
        </kbd>
      ))}
    </span>
  )
}

/** What a key is called where the page's language is spoken. Letters, digits and F keys are called the same everywhere. */
export function useKeyName(): (key: string) => string {
  const { messages, formatMessage } = useIntl()
  return useCallback(
    (key) => (`key.${key}` in messages ? formatMessage({ id: `key.${key}` }) : key),
    [messages, formatMessage],
  )
}
