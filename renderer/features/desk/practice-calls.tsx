/** Calls to train on, in practice only: three story cards, each with what a careful agent does, collapsed until requested or over. */
import { Phone, PhoneCall, PhoneOff } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { classes } from '../../components/classes.ts'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { focusSearch } from '../../state/navigation.ts'
import { useDesk } from './desk.ts'
import { practiceCalls, type PracticeCallId } from './state/practice-calls-state.ts'
import styles from './practice-calls.module.css'

const steps = [1, 2, 3, 4] as const

const numberOf = (id: PracticeCallId): number => practiceCalls.indexOf(id) + 1

/** Shown in place of a person while no call is in progress. */
export function PracticeCalls() {
  const t = useText()
  const titleId = useId()
  return (
    <section className={styles.calls} aria-labelledby={titleId}>
      <div>
        <h2 id={titleId}>{t('calls.title')}</h2>
        <p className={typography.note}>{t('calls.text')}</p>
      </div>
      {practiceCalls.map((id) => (
        <StoryCard key={id} id={id} />
      ))}
    </section>
  )
}

function StoryCard({ id }: { readonly id: PracticeCallId }) {
  const t = useText()
  const answer = useRef<HTMLDivElement>(null)
  const number = numberOf(id)
  const isPractised = useDesk((state) => state.practised.includes(id))
  const justEnded = useDesk((state) => state.practiceCallToReview === id)
  // By default, shown once the call is over.
  const [asked, setAsked] = useState<boolean | null>(null)
  const isShown = asked ?? isPractised

  // The button that ended the call has disappeared, so the answer gets the focus.
  useEffect(() => {
    if (!justEnded) return
    answer.current?.focus()
    useDesk.practiceCallReviewed()
  }, [justEnded])

  return (
    <Card
      level={3}
      mark={<Phone size={18} aria-hidden="true" />}
      title={t('calls.name', { number, caller: t(`calls.${id}.caller`) })}
      badges={isPractised && <Badge tone="neutral">{t('calls.practised')}</Badge>}
      action={
        <Button
          size="small"
          icon={PhoneCall}
          aria-label={t('calls.take-named', { number })}
          onPress={() => {
            useDesk.takePracticeCall(id)
            focusSearch()
          }}
        >
          {t('calls.take')}
        </Button>
      }
    >
      <Story id={id} />
      <Button variant="link" size="small" aria-expanded={isShown} onPress={() => setAsked(!isShown)}>
        {t(isShown ? 'calls.hide-answer' : 'calls.show-answer')}
      </Button>
      {isShown && (
        <div ref={answer} tabIndex={-1} className={styles.answer}>
          <h4>{t(`calls.${id}.verdict`)}</h4>
          <ol>
            {steps.map((step) => (
              <li key={step}>{t(`calls.${id}.step-${step}`)}</li>
            ))}
          </ol>
          <p className={typography.note}>
            <strong>{t('calls.why')}</strong> {t(`calls.${id}.why`)}
          </p>
        </div>
      )}
    </Card>
  )
}

/** Shown above the person, or in place of one, while a call is in progress. */
export function PracticeCallUnderWay() {
  const t = useText()
  const id = useDesk((state) => state.practiceCall)
  const isNobodyOpen = useDesk((state) => state.open === null)
  if (id === null) return null
  return (
    <Card
      mark={<PhoneCall size={18} aria-hidden="true" />}
      title={t('calls.name', { number: numberOf(id), caller: t(`calls.${id}.caller`) })}
      action={
        <Button size="small" icon={PhoneOff} onPress={() => useDesk.endPracticeCall()}>
          {t('calls.end')}
        </Button>
      }
    >
      {isNobodyOpen && <p className={classes(typography.note, styles.lead)}>{t('calls.under-way')}</p>}
      <Story id={id} />
    </Card>
  )
}

function Story({ id }: { readonly id: PracticeCallId }) {
  const t = useText()
  return (
    <dl className={styles.story}>
      {(['says', 'knows', 'has'] as const).map((part) => (
        <div key={part}>
          <dt>{t(`calls.${part}`)}</dt>
          <dd>{t(`calls.${id}.${part}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
