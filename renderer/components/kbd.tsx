/** Keys as people see them on their keyboard: `Ctrl+Shift+P`, on a Mac `⌘⇧P`. */
import { classes } from './classes.ts'
import { isMac } from './platform.ts'
import styles from './kbd.module.css'

const macSigns: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' }
const signs: Readonly<Record<string, string>> = { Enter: '↵', Up: '↑', Down: '↓', PageUp: 'Page ↑', PageDown: 'Page ↓' }

export function Kbd({ keys, onAccent = false }: { readonly keys: string; readonly onAccent?: boolean }) {
  return (
    <span className={classes(styles.keys, onAccent && styles['on-accent'])} aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {(isMac ? macSigns[key] : undefined) ?? signs[key] ?? key}
        </kbd>
      ))}
    </span>
  )
}
