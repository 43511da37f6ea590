/** Names with how often each occurs, as numbers and as bars. */
import { useIntl } from 'react-intl'
import { Card } from '../../components/card.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import styles from './overview.module.css'

export type ShareTableProps = {
  readonly title: string
  readonly nameOfColumn: string
  readonly note?: string
  readonly rows: readonly { readonly id: string; readonly name: string; readonly count: number }[]
}

export function ShareTable({ title, nameOfColumn, note, rows }: ShareTableProps) {
  const t = useText()
  const intl = useIntl()
  const max = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <Card title={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{nameOfColumn}</th>
            <th scope="col">{t('overview.resets')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, count }) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td>{intl.formatNumber(count)}</td>
              <td className={styles.share}>
                <svg aria-hidden="true">
                  <rect className={styles.resets} width={`${(count / max) * 100}%`} height="100%" rx="2" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {note !== undefined && <p className={typography.note}>{note}</p>}
    </Card>
  )
}
