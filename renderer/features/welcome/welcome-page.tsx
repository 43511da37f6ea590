/** The first start: what this is in three lines, two doors, and what is kept where. */
import { ArrowRight, FileCheck2, GraduationCap, Link2, ListChecks, Search, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { ask } from '../../bridge/bridge.ts'
import { errorOf } from '../../bridge/error-of.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import panel from '../../components/panel.module.css'
import { Sign } from '../../components/sign.tsx'
import typography from '../../components/typography.module.css'
import type { TextKey } from '../../../shared/messages/en/page-texts.ts'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { startConnecting } from '../connections/index.ts'
import styles from './welcome.module.css'

const points: readonly (readonly [LucideIcon, TextKey])[] = [
  [Search, 'welcome.point.find'],
  [ListChecks, 'welcome.point.reset'],
  [FileCheck2, 'welcome.point.prove'],
]

export function WelcomePage() {
  const t = useText()
  const folder = useAppStore((state) => state.app?.dataFolder ?? '')
  const policy = useAppStore((state) => state.app?.policy ?? null)
  const [entering, setEntering] = useState(false)
  const [error, setError] = useState<AppError | null>(null)

  const practise = async () => {
    setEntering(true)
    setError(null)
    try {
      // The shell follows the change of workspace and takes this screen away.
      await ask('app:enter-practice', {})
    } catch (thrown) {
      setError(errorOf(thrown))
    }
    setEntering(false)
  }

  return (
    <div className={styles.page}>
      <div className={styles.inner}>
        <header>
          <h1 tabIndex={-1} data-page-heading="">
            {t('welcome.title')}
          </h1>
          <p className={styles.lead}>{t('welcome.lead')}</p>
        </header>
        <ul className={styles.points}>
          {points.map(([Icon, key]) => (
            <li key={key}>
              <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
              {t(key)}
            </li>
          ))}
        </ul>
        <div className={styles.doors}>
          <section className={classes(panel.panel, styles.door)} aria-labelledby="welcome-connect">
            <Sign icon={Link2} look="square" className={styles.sign} />
            {policy?.connectionsLocked === true ? (
              <>
                <h2 id="welcome-connect">{t('connections.locked.title')}</h2>
                <p>{t(policy.state === 'broken' ? 'welcome.locked.broken' : 'welcome.locked.text')}</p>
              </>
            ) : (
              <>
                <h2 id="welcome-connect">{t('welcome.connect.title')}</h2>
                <p>{t('welcome.connect.text')}</p>
                <Button variant="primary" size="large" wide onPress={startConnecting}>
                  {t('welcome.connect.action')}
                  <ArrowRight size={18} aria-hidden="true" />
                </Button>
              </>
            )}
          </section>
          <section className={classes(panel.panel, styles.door)} data-practice="" aria-labelledby="welcome-practice">
            <Sign icon={GraduationCap} look="square" className={styles.sign} />
            <h2 id="welcome-practice">{t('welcome.practice.title')}</h2>
            <p>{t('welcome.practice.text')}</p>
            <Button size="large" wide isPending={entering} onPress={practise}>
              {t(entering ? 'welcome.practice.entering' : 'welcome.practice.action')}
              {!entering && <ArrowRight size={18} aria-hidden="true" />}
            </Button>
          </section>
        </div>
        {error !== null && <ErrorNotice error={error} />}
        <p className={classes(typography.faint, styles.kept)}>{t('welcome.kept', { folder })}</p>
      </div>
    </div>
  )
}
