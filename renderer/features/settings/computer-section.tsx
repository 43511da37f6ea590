/** Where things lie, and which version this is: what support asks first. */
import { Card } from '../../components/card.tsx'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import styles from './settings.module.css'

export function ComputerSection() {
  const t = useText()
  const app = useAppStore((state) => state.app)
  if (app === null) return null
  return (
    <Card title={t('settings.computer')}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('settings.data-folder')}</dt>
          <dd>
            <code>
              <bdi>{app.dataFolder}</bdi>
            </code>
            <p className={styles.text}>{t('settings.data-folder-hint')}</p>
          </dd>
        </div>
        <div>
          <dt>{t('settings.version')}</dt>
          <dd>{app.version}</dd>
        </div>
      </dl>
    </Card>
  )
}
