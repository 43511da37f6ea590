/** On other screens: a reset that ends meanwhile is announced and stays visible until somebody opens it. */
import { useEffect, useState } from 'react'
import type { OperationOutcome } from '../../../shared/domain/history-entry.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import type { Tone } from '../../components/tone.ts'
import { useErrorText, useText, type ErrorText, type Text } from '../../messages/use-text.ts'
import { announceOnce } from '../../state/announce.ts'
import { navigate } from '../../state/navigation.ts'
import { useDesk } from './desk.ts'
import { runsThatEnded, type Run } from './state/run-state.ts'

const tones: Readonly<Record<OperationOutcome, Tone>> = {
  running: 'info',
  succeeded: 'ok',
  'no-change': 'neutral',
  'pending-approval': 'warn',
  'partly-failed': 'bad',
  failed: 'bad',
  unknown: 'warn',
  'caller-refused': 'bad',
  reported: 'bad',
  'retention-changed': 'info',
  'months-deleted': 'neutral',
  'settings-replaced': 'warn',
}

/** Must be rendered only while the desk is not shown. */
export function OutcomesElsewhere({ className }: { readonly className: string | undefined }) {
  const t = useText()
  const errorText = useErrorText()
  const [ended, setEnded] = useState<readonly Run[]>([])

  useEffect(
    () =>
      useDesk.subscribe((state, before) => {
        const runs = runsThatEnded(before.runs, state.runs)
        if (runs.length === 0) return
        for (const run of runs) announceOnce(`${run.id} outcome`, sentenceOf(run, t, errorText))
        setEnded((known) => [...known, ...runs])
      }),
    [t, errorText],
  )

  if (ended.length === 0) return null
  return (
    <section className={className} aria-label={t('run.ended')}>
      {ended.map((run) => (
        <Notice
          key={run.id}
          tone={run.operation === null ? 'warn' : tones[run.operation.outcome]}
          wide
          title={sentenceOf(run, t, errorText)}
          actions={
            <Button size="small" onPress={() => navigate('desk')}>
              {t('run.ended-show')}
            </Button>
          }
        />
      ))}
    </section>
  )
}

function sentenceOf(run: Run, t: Text, errorText: ErrorText): string {
  const { name } = run.person
  if (run.operation !== null) {
    return t('run.announce-done', { name, outcome: t(`operation.${run.operation.outcome}`) })
  }
  return t('run.ended-refused', { name, reason: errorText(run.error ?? { code: 'internal' }, 'title') })
}
