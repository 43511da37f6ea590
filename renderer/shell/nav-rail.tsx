/**
 * The screens by name. What waits to be looked at again, and messages that were given up, are counted on the history; a newer version is a dot on the settings,
 * which tell of it.
 */
import {
  ChartColumn,
  History,
  Keyboard,
  Link2,
  Settings as SettingsIcon,
  UserRoundSearch,
  type LucideIcon,
} from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useText } from '../messages/use-text.ts'
import { useAppStore } from '../state/app-state.ts'
import { navigate, useNavigation, type Route } from '../state/navigation.ts'
import styles from './nav-rail.module.css'

const icons: Readonly<Record<Route, LucideIcon>> = {
  desk: UserRoundSearch,
  history: History,
  overview: ChartColumn,
  connections: Link2,
  settings: SettingsIcon,
}

export function NavRail({ className, onShowKeys }: { readonly className: string; readonly onShowKeys: () => void }) {
  const t = useText()
  return (
    <nav className={className} aria-label={t('nav.label')}>
      <ul className={styles.group}>
        <Item route="desk" />
        <Item route="history" />
        <Item route="overview" />
        <Item route="connections" />
      </ul>
      <ul className={styles.group}>
        <li>
          <Button className={styles.item ?? ''} onPress={onShowKeys}>
            <Keyboard size={20} strokeWidth={1.75} aria-hidden="true" />
            <span className={styles.label}>{t('nav.keys')}</span>
          </Button>
        </li>
        <Item route="settings" />
      </ul>
    </nav>
  )
}

function Item({ route }: { readonly route: Route }) {
  const t = useText()
  const current = useNavigation((state) => state.route === route)
  const toCheck = useAppStore((state) => (route === 'history' ? (state.app?.operationsToCheck ?? 0) : 0))
  const givenUp = useAppStore((state) => (route === 'history' ? (state.app?.messagesGivenUp ?? 0) : 0))
  const newer = useAppStore((state) => (route === 'settings' ? (state.app?.newerVersion ?? null) : null))
  const Icon = icons[route]
  return (
    <li>
      <Button className={styles.item ?? ''} aria-current={current ? 'page' : false} onPress={() => navigate(route)}>
        <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.label}>{t(`nav.${route}`)}</span>
        {toCheck + givenUp > 0 && (
          <span className={styles.count}>
            {toCheck + givenUp}
            {toCheck > 0 && <span className="visually-hidden"> {t('shell.to-check', { count: toCheck })}</span>}
            {givenUp > 0 && <span className="visually-hidden"> {t('messages.rail-given-up', { count: givenUp })}</span>}
          </span>
        )}
        {newer !== null && (
          <span className={styles.dot}>
            <span className="visually-hidden"> {t('updates.rail', { version: newer })}</span>
          </span>
        )}
      </Button>
    </li>
  )
}
