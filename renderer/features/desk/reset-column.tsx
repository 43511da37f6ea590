/** The third column: the plan that is being put together, then the reset in progress, then its outcome. */
import { classes } from '../../components/classes.ts'
import { Button } from '../../components/button.tsx'
import { useText } from '../../messages/use-text.ts'
import { CallerCheckPanel } from './caller-check-panel.tsx'
import { useDesk } from './desk.ts'
import { heldBy } from './state/caller-check-state.ts'
import { runOf, type Run } from './state/run-state.ts'
import { PlanPanel } from './plan-panel.tsx'
import { RunPanel } from './run-panel.tsx'
import styles from './reset-column.module.css'

export function ResetColumn({ className }: { readonly className: string }) {
  const t = useText()
  const run = useDesk(runOf)
  // A check that is waiting for somebody, or is an alarm, stays visible beside an outcome too.
  const held = useDesk(({ check }) => heldBy(check) !== null)
  // While a retry is being prepared, the outcome it retries stays visible instead of an empty plan.
  const planning =
    run === null || run.phase === 'refused' || (run.phase === 'preparing' && run.retryOf === null) || run.putAside
  return (
    <section className={classes(className, styles.column)} data-column="reset" aria-label={t('desk.step-reset')}>
      <OtherRuns shown={run} />
      {(planning || held) && <CallerCheckPanel />}
      {planning ? <PlanPanel run={run} /> : <RunPanel key={run.id} run={run} />}
    </section>
  )
}

/** Resets of other people that are running or have just ended, so that none is forgotten. */
function OtherRuns({ shown }: { readonly shown: Run | null }) {
  const t = useText()
  const runs = useDesk((state) => state.runs)
  const accounts = useDesk((state) => state.accounts)
  const others = runs.filter(
    (run) =>
      run.phase !== 'refused' &&
      run.person.accountKeys.every((key) => shown?.person.accountKeys.includes(key) !== true),
  )
  if (others.length === 0) return null
  return (
    <ul className={styles.others}>
      {others.map((run) => (
        <li key={run.id}>
          <span dir="auto">
            {t('run.other', {
              name: run.person.name,
              state: run.operation === null ? t('run.other-running') : t(`operation.${run.operation.outcome}`),
            })}
          </span>
          <Button
            variant="link"
            size="small"
            onPress={() => {
              const known = run.person.accountKeys.flatMap((key) => accounts[key]?.account ?? [])
              useDesk.openPerson(known.length > 0 ? known : (run.plan?.accounts.map(({ account }) => account) ?? []))
            }}
          >
            {t('run.other-show')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
