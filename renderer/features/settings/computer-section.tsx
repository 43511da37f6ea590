/** Where things lie, and which version this is: what support asks first. */
import { Card } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'

export function ComputerSection() {
  const t = useText()
  const app = useAppStore((state) => state.app)
  if (app === null) return null
  return (
    <Card title={t('settings.computer')}>
      <Facts names="200px" stackAt={640}>
        <Fact name={t('settings.data-folder')}>
          <code>
            <bdi>{app.dataFolder}</bdi>
          </code>
          <p className={typography.note}>{t('settings.data-folder-hint')}</p>
        </Fact>
        <Fact name={t('settings.version')}>{app.version}</Fact>
      </Facts>
    </Card>
  )
}
