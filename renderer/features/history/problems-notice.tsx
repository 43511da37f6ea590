/** Trouble met while reading the history: which file, which line, what it means. Never hidden behind a count. */
import type { HistoryProblem } from '../../../shared/domain/history-query.ts'
import { Notice } from '../../components/notice.tsx'
import { useText } from '../../messages/use-text.ts'
import styles from './history.module.css'

export function ProblemsNotice({ problems }: { readonly problems: readonly HistoryProblem[] }) {
  const t = useText()
  return (
    <Notice tone="warn" role="status" title={t('history.problems.title')}>
      <ProblemList problems={problems} />
    </Notice>
  )
}

export function ProblemList({ problems }: { readonly problems: readonly HistoryProblem[] }) {
  const t = useText()
  return (
    <ul className={styles.problems}>
      {problems.map(({ kind, file, line }) => (
        <li key={`${file} ${line ?? ''} ${kind}`}>
          <code>{line === null ? file : t('history.problem.place', { file, line: String(line) })}</code>
          <span>{t(`history.problem.${kind}`)}</span>
        </li>
      ))}
    </ul>
  )
}
