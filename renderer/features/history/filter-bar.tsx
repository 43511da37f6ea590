/** Search and filters. */
import { CircleHelp, UserRoundX } from 'lucide-react'
import { useEffect, type Ref } from 'react'
import type { SystemId } from '../../../shared/domain/connection.ts'
import type { OperationOutcome } from '../../../shared/domain/history-entry.ts'
import { Button } from '../../components/button.tsx'
import { DateInput } from '../../components/date-input.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Select } from '../../components/select.tsx'
import { ToggleButton } from '../../components/toggle-button.tsx'
import { useText } from '../../messages/use-text.ts'
import { announce } from '../../state/announce.ts'
import { useAppStore } from '../../state/app-state.ts'
import { daysAreReversed, isEmptyForm } from './history-filters.ts'
import { historyStore, useHistory } from './history-state.ts'
import styles from './history.module.css'

const outcomes: readonly OperationOutcome[] = [
  'succeeded',
  'no-change',
  'pending-approval',
  'partly-failed',
  'failed',
  'unknown',
  'running',
  'caller-refused',
  'reported',
  'retention-changed',
  'months-deleted',
  'settings-replaced',
]

/** No system's id. */
const anySystem = '*'

export function FilterBar({ searchRef }: { readonly searchRef: Ref<HTMLInputElement> }) {
  const t = useText()
  const form = useHistory((state) => state.form)
  const systems = useAppStore((state) => state.systems) ?? []
  const { changeForm } = historyStore.getState()
  return (
    <section className={styles.filters} aria-label={t('history.filters')}>
      <div className={styles.search}>
        <SearchField
          label={t('history.search')}
          placeholder={t('history.search-hint')}
          value={form.text}
          maxLength={200}
          onChange={(text) => changeForm({ text })}
          inputRef={searchRef}
        />
      </div>
      <div>
        <Select<OperationOutcome | 'any'>
          label={t('history.outcome')}
          value={form.outcome ?? 'any'}
          options={[
            { id: 'any', label: t('history.outcome-any') },
            ...outcomes.map((id) => ({ id, label: t(`operation.${id}`) })),
          ]}
          onChange={(id) => changeForm({ outcome: id === 'any' ? null : id })}
        />
      </div>
      <div>
        <Select<SystemId>
          label={t('history.system')}
          value={form.system ?? anySystem}
          options={[
            { id: anySystem, label: t('history.system-any') },
            ...systems.filter(({ holds }) => holds === 'accounts').map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(id) => changeForm({ system: id === anySystem ? null : id })}
        />
      </div>
      <div>
        <DateInput
          label={t('history.from')}
          value={form.from}
          error={daysAreReversed(form) ? t('history.days-reversed') : null}
          onChange={(from) => changeForm({ from })}
        />
      </div>
      <div>
        <DateInput label={t('history.to')} value={form.to} onChange={(to) => changeForm({ to })} />
      </div>
      <div className={styles.quick}>
        <ToggleButton icon={CircleHelp} isSelected={form.toCheck} onChange={(toCheck) => changeForm({ toCheck })}>
          {t('history.to-check')}
        </ToggleButton>
        <ToggleButton
          icon={UserRoundX}
          isSelected={form.notSetUpAgain}
          onChange={(notSetUpAgain) => changeForm({ notSetUpAgain })}
        >
          {t('history.not-set-up-again')}
        </ToggleButton>
      </div>
    </section>
  )
}

/** How many operations match, and the way back to all of them. */
export function Found() {
  const t = useText()
  // Where nothing matches, the list's place says so and offers the same.
  const offersAll = useHistory((state) => !isEmptyForm(state.form) && state.total !== 0)
  return (
    <div className={styles.found}>
      <Count />
      {offersAll && (
        <Button variant="link" onPress={historyStore.getState().clearForm}>
          {t('history.clear-filters')}
        </Button>
      )}
    </div>
  )
}

function Count() {
  const t = useText()
  const total = useHistory((state) => state.total)
  const asking = useHistory((state) => state.asking)
  const filtered = useHistory((state) => !isEmptyForm(state.form))
  // An empty history says so itself.
  const text =
    total === null || (total === 0 && !filtered)
      ? null
      : t(filtered ? 'history.count-matching' : 'history.count', { count: total })

  useEffect(() => {
    if (!asking && filtered && text !== null) announce(text)
  }, [asking, filtered, text])

  return <p className={styles.count}>{asking ? t('history.searching') : text}</p>
}
