/**
 * The one way to begin a check of the caller: with the best method the person still has, or with another. It stands below the name and
 * before it in the order of Tab, so that Tab goes from the name to what is reset; Alt+C leads to it.
 */
import { ChevronDown, PhoneCall } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { shortcutHere } from '../../components/platform.ts'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { useDesk } from './desk.ts'
import { heldBy } from './state/caller-check-state.ts'
import { checkWays, isReadingWays, type CheckWay } from './state/caller-check-ways.ts'
import { isBusy, runOf } from './state/run-state.ts'
import styles from './caller-check-bar.module.css'

export function CallerCheckBar({ className }: { readonly className: string | undefined }) {
  const t = useText()
  const open = useDesk((state) => state.open)
  const accounts = useDesk((state) => state.accounts)
  const ticks = useDesk((state) => state.ticks)
  const busy = useDesk((state) => isBusy(runOf(state)))
  const held = useDesk((state) => heldBy(state.check))
  const connections = useAppStore((state) => state.connections)
  const [best, ...others] = useMemo(
    () => checkWays({ open, accounts, ticks }, connections),
    [open, accounts, ticks, connections],
  )
  const [showsOthers, setShowsOthers] = useState(false)
  const list = useId()
  // Whoever has just refused is not asked again with something else.
  if (best === undefined || held === 'rejected') return null
  const off = busy || held !== null || isReadingWays({ open, accounts }, connections)
  const nameOf = ({ label, connectionName }: CheckWay) => t('account.check-with', { label, name: connectionName })
  const begin = ({ accountKey, factor }: CheckWay) => {
    setShowsOthers(false)
    void useDesk.beginCheck(accountKey, factor)
  }
  return (
    <div className={classes(className, styles.bar)}>
      <Button
        size="small"
        icon={PhoneCall}
        keys={shortcutHere('caller-check')}
        data-place="caller-check"
        aria-label={nameOf(best)}
        isDisabled={off}
        onPress={() => begin(best)}
      >
        {t('account.check')}
      </Button>
      <p className={classes(typography.small, styles.with)}>
        <bdi>{t('check.with', { label: best.label, name: best.connectionName })}</bdi>
      </p>
      {others.length > 0 && (
        <Button
          size="small"
          variant="quiet"
          icon={ChevronDown}
          aria-expanded={showsOthers}
          aria-controls={list}
          isDisabled={off}
          onPress={() => setShowsOthers(!showsOthers)}
        >
          {t('check.others')}
        </Button>
      )}
      {showsOthers && !off && (
        <ul className={styles.others} id={list}>
          {others.map((way) => (
            <li key={`${way.accountKey} ${way.factor.id}`}>
              <Button size="small" aria-label={nameOf(way)} onPress={() => begin(way)}>
                {t('check.with', { label: way.label, name: way.connectionName })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
