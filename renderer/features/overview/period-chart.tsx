/**
 * Resets for each day or week as bars, with refused checks and reported calls hatched on top of them: told apart without colour, and in
 * forced colours. Beside it the same as a table.
 */
import { useId } from 'react'
import { useIntl } from 'react-intl'
import type { Overview, OverviewQuestion } from '../../../shared/domain/overview.ts'
import { formatInstant } from '../../components/time.tsx'
import { useText, type Text } from '../../messages/use-text.ts'
import type { Span } from './spans.ts'
import styles from './overview.module.css'

type Period = Overview['periods'][number] & { readonly start: string }

const periodsOf = (question: OverviewQuestion, { periods }: Overview): Period[] =>
  question.starts.flatMap((start, index) => {
    const period = periods[index]
    return period === undefined ? [] : [{ start, ...period }]
  })

type PeriodsProps = {
  readonly question: OverviewQuestion
  readonly overview: Overview
  readonly span: Span
}

const totalOf = ({ resets, suspicious }: Period): number => resets + suspicious

/** Of a period's width. */
const barShare = 0.72

export function PeriodChart({ question, overview, span }: PeriodsProps) {
  const t = useText()
  const intl = useIntl()
  const hatch = useId()
  const periods = periodsOf(question, overview)
  const max = Math.max(1, ...periods.map(totalOf))
  const busiest = periods.reduce((best, each) => (totalOf(each) > totalOf(best) ? each : best), periods[0] as Period)
  const day = (at: string) => formatInstant(intl, at, 'date')
  const height = (count: number) => (count / max) * 100
  const width = 100 / periods.length
  const [first, last] = [periods[0], periods.at(-1)]
  return (
    <figure className={styles.chart}>
      <div className={styles.plot}>
        <span className={styles.max} aria-hidden="true">
          {intl.formatNumber(max)}
        </span>
        <svg
          role="img"
          aria-label={t('overview.chart', {
            by: byOf(span),
            from: day(question.starts[0] ?? question.end),
            count: overview.resets,
            max: totalOf(busiest),
            when: day(busiest.start),
          })}
        >
          <defs>
            <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect className={styles['hatch-ground']} width="5" height="5" />
              <rect className={styles['hatch-line']} width="2.5" height="5" />
            </pattern>
          </defs>
          {periods.map((period, index) => (
            <g key={period.start}>
              <title>{periodText(period, day(period.start), t)}</title>
              {/* As high as the chart, so that a period without anything can be pointed at as well. */}
              <rect className={styles.slot} x={`${index * width}%`} y="0" width={`${width}%`} height="100%" />
              <Bar index={index} width={width} from={0} to={height(period.resets)} className={styles.resets} />
              <Bar
                index={index}
                width={width}
                from={height(period.resets)}
                to={height(totalOf(period))}
                fill={`url(#${hatch})`}
                className={styles.suspicious}
              />
            </g>
          ))}
        </svg>
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{first !== undefined && day(first.start)}</span>
        <span>{last !== undefined && day(last.start)}</span>
      </div>
      <figcaption className={styles.legend}>
        <span>
          <svg className={styles.swatch} aria-hidden="true">
            <rect className={styles.resets} width="100%" height="100%" />
          </svg>
          {t('overview.resets')}
        </span>
        <span>
          <svg className={styles.swatch} aria-hidden="true">
            <rect className={styles.suspicious} fill={`url(#${hatch})`} width="100%" height="100%" />
          </svg>
          {t('overview.suspicious')}
        </span>
      </figcaption>
    </figure>
  )
}

type BarProps = {
  readonly index: number
  /** Of a period, in percent. */
  readonly width: number
  /** In percent from below. */
  readonly from: number
  readonly to: number
  readonly fill?: string
  readonly className: string | undefined
}

function Bar({ index, width, from, to, ...look }: BarProps) {
  if (to === from) return null
  return (
    <rect
      x={`${(index + (1 - barShare) / 2) * width}%`}
      width={`${width * barShare}%`}
      y={`${100 - to}%`}
      height={`${to - from}%`}
      {...look}
    />
  )
}

export function PeriodTable({ question, overview, span }: PeriodsProps) {
  const t = useText()
  const intl = useIntl()
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('overview.table')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(`overview.column.${byOf(span)}`)}</th>
            <th scope="col">{t('overview.resets')}</th>
            <th scope="col">{t('overview.suspicious')}</th>
          </tr>
        </thead>
        <tbody>
          {periodsOf(question, overview)
            .toReversed()
            .map(({ start, resets, suspicious }) => (
              <tr key={start}>
                <th scope="row">{formatInstant(intl, start, 'date')}</th>
                <td>{intl.formatNumber(resets)}</td>
                <td>{intl.formatNumber(suspicious)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

const byOf = (span: Span): 'day' | 'week' => (span === 'days-30' ? 'day' : 'week')

const periodText = ({ resets, suspicious }: Period, when: string, t: Text): string =>
  t('overview.period', { when, resets, suspicious })
