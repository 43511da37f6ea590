/** A person's initials. Decoration: the name always stands beside it. */
import { classes } from './classes.ts'
import { initials } from './initials.ts'
import styles from './avatar.module.css'

export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  return (
    <span className={classes(styles.avatar, large && styles.large)} aria-hidden="true">
      {initials(name)}
    </span>
  )
}
