/** Resets of an earlier run with an unknown outcome, shown until somebody has checked them. Nothing is repeated from here. */
import { CircleHelp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useIntl } from 'react-intl'
import { VerdictBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Settlement } from '../../components/settlement.tsx'
import { classes } from '../../components/classes.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import typography from '../../components/typography.module.css'
import { Time } from '../../components/time.tsx'
import { useText } from '../../messages/use-text.ts'
import { isConfirmed } from '../../../shared/domain/step-state.ts'
import { describeEffect } from '../../../shared/messages/format-text.ts'
import { useDesk } from './desk.ts'
import type { OpenQuestion } from './state/questions-state.ts'
import styles from './person-column.module.css'

export function OpenQuestions() {
  const t = useText()
  const questions = useDesk((state) => state.questions)
  if (questions.length === 0) return null
  return (
    <Card
      flush
      mark={<CircleHelp size={18} aria-hidden="true" />}
      title={t('questions.title', { count: questions.length })}
    >
      {questions.some((question) => !question.checked) && (
        <p className={classes(typography.note, styles['question-lead'])}>{t('questions.text')}</p>
      )}
      <ul className={styles.questions}>
        {questions.map((question) => (
          <Question key={question.operation.id} question={question} />
        ))}
      </ul>
    </Card>
  )
}

function Question({ question }: { readonly question: OpenQuestion }) {
  const t = useText()
  const intl = useIntl()
  const { operation } = question
  const unknown = operation.steps.filter(({ state }) => state === 'outcome-unknown' || isConfirmed(state))
  const effects = unknown.flatMap(({ step }) => step.effects)
  const verdicts = [...new Set(unknown.flatMap(({ check }) => check?.verdicts ?? []))]
  const answer = useRef<HTMLDivElement>(null)
  const wasChecking = useRef(question.checking)

  // The answer replaces the focused button.
  useEffect(() => {
    if (wasChecking.current && question.checked) answer.current?.focus()
    wasChecking.current = question.checking
  }, [question.checking, question.checked])

  return (
    <li className={styles.question}>
      <div>
        <h3 dir="auto">{intl.formatList(operation.accounts.map(({ account }) => account.displayName))}</h3>
        <p className={typography.small}>
          <Time at={operation.startedAt} form="relative" /> ·{' '}
          {effects.map((effect) => describeEffect(effect, t)).join('; ')}
        </p>
      </div>
      {question.checked ? (
        <div className={styles.verdicts} ref={answer} tabIndex={-1} role="status">
          {verdicts.map((verdict) => (
            <VerdictBadge key={verdict} verdict={verdict} />
          ))}
        </div>
      ) : (
        <Button isPending={question.checking} onPress={() => useDesk.checkQuestion(operation.id)}>
          {t('run.check-now')}
        </Button>
      )}
      {unknown.map((step) => (
        <Settlement
          key={step.step.id}
          step={step}
          isPending={question.checking}
          onSettle={(word) => void useDesk.settleQuestion(operation.id, step.step.id, word)}
        />
      ))}
      {question.error !== null && (
        <div className={styles['question-error']}>
          <ErrorNotice error={question.error} tone="warn" />
        </div>
      )}
    </li>
  )
}
