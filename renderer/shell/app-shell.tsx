/**
 * The frame around the screens: practice banner, rail, notices about the whole application, keys that work everywhere.
 * Screens other than the desk are loaded behind the first picture, so that the search field is there at once.
 */
import { GraduationCap } from 'lucide-react'
import { Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isUsable } from '../../shared/domain/settings-found.ts'
import type { ShortcutName } from '../../shared/domain/shortcuts.ts'
import type { KeptEvent, MenuCommand } from '../../shared/ipc/events.ts'
import { ask, onEvent } from '../bridge/bridge.ts'
import { Button } from '../components/button.tsx'
import { helpKey, isShortcut, shortcutHere } from '../components/platform.ts'
import { Skeleton } from '../components/skeleton.tsx'
import {
  DeskAnnouncements,
  deskParts,
  DeskPage,
  LinkOffer,
  nextCaller,
  OutcomesElsewhere,
  startDesk,
  stopAndReport,
  takeLink,
  undoNextCaller,
} from '../features/desk/index.ts'
import { useText } from '../messages/use-text.ts'
import { useAnnouncement } from '../state/announce.ts'
import { useAppStore, useIsPractice } from '../state/app-state.ts'
import { useCommands, type Command } from '../state/commands.ts'
import { initialAppearance } from '../state/initial-appearance.ts'
import { focusSearch, navigate, routes, useNavigation, type Route } from '../state/navigation.ts'
import { AppNotices } from './app-notices.tsx'
import { isDialogOpen } from '../components/modal.tsx'
import { lazyPart, preloadWhenIdle } from '../components/lazy-part.tsx'
import { NavRail } from './nav-rail.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { SettingsTrouble } from './settings-trouble.tsx'
import { keepTransitionsUnheard } from './transition-events.ts'
import { useTextSize, useTheme } from './use-appearance.ts'
import styles from './app-shell.module.css'

const HistoryPage = lazyPart(async () => (await import('../features/history/index.ts')).HistoryPage)
const OverviewPage = lazyPart(async () => (await import('../features/overview/index.ts')).OverviewPage)
const ConnectionsPage = lazyPart(async () => (await import('../features/connections/index.ts')).ConnectionsPage)
const SettingsPage = lazyPart(async () => (await import('../features/settings/index.ts')).SettingsPage)
const WelcomePage = lazyPart(async () => (await import('../features/welcome/index.ts')).WelcomePage)
const Palette = lazyPart(async () => (await import('./palette.tsx')).Palette)
const KeysDialog = lazyPart(async () => (await import('./keys-dialog.tsx')).KeysDialog)
const AboutDialog = lazyPart(async () => (await import('./about-dialog.tsx')).AboutDialog)

type Overlay = 'palette' | 'keys' | 'about' | null

export function AppShell() {
  const t = useText()
  const practice = useIsPractice()
  const route = useNavigation((state) => state.route)
  const [overlay, setOverlay] = useState<Overlay>(null)
  const main = useRef<HTMLElement>(null)

  useTheme()
  useTextSize()
  useEffect(() => useAppStore.start(), [])
  useEffect(() => startDesk(), [])
  useEffect(() => keepTransitionsUnheard(), [])
  usePreloading()
  useEffect(() => {
    document.title = t(practice ? 'app.title-practice' : 'app.name')
    document.documentElement.dataset['workspace'] = practice ? 'practice' : 'real'
  }, [practice, t])

  useShellCommands(practice, setOverlay)
  useShellKeys(setOverlay)
  useKeptEvents(setOverlay)
  useFocusOnArrival(route, main)

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main" onClick={(event) => skipTo(event, main.current)}>
        {t('nav.skip')}
      </a>
      {practice && <PracticeBanner />}
      <NavRail className={styles.rail ?? ''} onShowKeys={() => setOverlay('keys')} />
      <main className={styles.main} id="main" ref={main} tabIndex={-1}>
        <AppNotices />
        <LinkOffer className={styles.notices} />
        {route !== 'desk' && <OutcomesElsewhere className={styles.notices} />}
        <div className={styles.page}>
          <PageBoundary key={route}>
            <Suspense fallback={<PageLoading />}>
              <Screen route={route} />
            </Suspense>
          </PageBoundary>
        </div>
      </main>
      <DeskAnnouncements />
      <LiveRegion />
      <PageBoundary key={overlay} onClose={() => setOverlay(null)}>
        <Suspense fallback={null}>
          {overlay === 'palette' && <Palette onClose={() => setOverlay(null)} />}
          {overlay === 'keys' && (
            <KeysDialog onClose={() => setOverlay(null)} onAbout={() => follow('about', setOverlay)} />
          )}
          {overlay === 'about' && <AboutDialog onClose={() => setOverlay(null)} />}
        </Suspense>
      </PageBoundary>
    </div>
  )
}

/** One dialog after another: the first gives the focus back (in a frame of its own) before the next remembers where it was. */
function follow(overlay: Overlay, show: (overlay: Overlay) => void) {
  show(null)
  requestAnimationFrame(() => requestAnimationFrame(() => show(overlay)))
}

function Screen({ route }: { readonly route: Route }) {
  const ready = useAppStore((state) => state.ready)
  // As the first picture counts them, which does not know what each of them holds.
  const noConnections = useAppStore(
    ({ connections, ticketConnections }) => connections.length + ticketConnections.length === 0,
  )
  const real = useAppStore((state) => state.app?.workspace === 'real')
  const closed = useAppStore(({ app }) => app?.workspace === 'real' && !isUsable(app.settings))
  switch (route) {
    case 'desk':
      if (closed) return <SettingsTrouble />
      if (!ready && initialAppearance.screen === 'other') return null
      return ready && real && noConnections ? <WelcomePage /> : <DeskPage />
    case 'history':
      return <HistoryPage />
    case 'overview':
      return <OverviewPage />
    case 'connections':
      return closed ? <SettingsTrouble /> : <ConnectionsPage />
    case 'settings':
      return closed ? <SettingsTrouble /> : <SettingsPage />
  }
}

function PracticeBanner() {
  const t = useText()
  return (
    <div className={styles.practice} role="region" aria-label={t('practice.banner-title')}>
      <strong>
        <GraduationCap size={20} aria-hidden="true" />
        {t('practice.banner-title')}
      </strong>
      <p>{t('practice.banner-text')}</p>
      <div className={styles['practice-actions']}>
        <Button size="small" variant="quiet" onPress={() => useAppStore.changeWorkspace('app:restart-practice')}>
          {t('practice.restart')}
        </Button>
        <Button size="small" variant="quiet" onPress={() => useAppStore.changeWorkspace('app:leave-practice')}>
          {t('practice.leave')}
        </Button>
      </div>
    </div>
  )
}

function PageLoading() {
  const t = useText()
  return (
    <div className={styles.loading} aria-busy="true">
      <span className="visually-hidden">{t('part.loading')}</span>
      <Skeleton width="220px" height="28px" />
      <Skeleton width="100%" height="72px" />
      <Skeleton width="100%" height="72px" />
    </div>
  )
}

function LiveRegion() {
  const { text, count } = useAnnouncement()
  return (
    <div className="visually-hidden" role="status">
      {/* One text that changes, also where the same sentence is said again: what is added instead would be spoken twice. */}
      {text + (count % 2 === 0 ? '\u00a0' : '')}
    </div>
  )
}

/** A link that moves inside the page: an address with a fragment would count as navigation. */
function skipTo(event: { preventDefault: () => void }, target: HTMLElement | null) {
  event.preventDefault()
  target?.focus()
}

/** The first start goes on with the welcome, which is then under way while main still composes its answer. */
function usePreloading() {
  useEffect(() => {
    if (initialAppearance.screen === 'other') void WelcomePage.preload()
  }, [])
  const ready = useAppStore((state) => state.ready)
  useEffect(() => {
    if (ready)
      void preloadWhenIdle([
        ...deskParts,
        Palette,
        HistoryPage,
        KeysDialog,
        ConnectionsPage,
        SettingsPage,
        OverviewPage,
      ])
  }, [ready])
}

function useShellCommands(practice: boolean, show: (overlay: Overlay) => void) {
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'find', label: 'command.find', keys: shortcutHere('find'), run: focusSearch },
      { id: 'next-caller', label: 'command.next-caller', keys: shortcutHere('next-caller'), run: nextCaller },
      ...routes.map(
        (route) =>
          ({
            id: route,
            label: `command.${route}`,
            keys: shortcutHere(route),
            run: () => navigate(route),
          }) as const,
      ),
      { id: 'palette', label: 'command.palette', keys: shortcutHere('palette'), run: () => show('palette') },
      { id: 'keys', label: 'command.keys', keys: helpKey, run: () => show('keys') },
      { id: 'about', label: 'command.about', run: () => show('about') },
      ...(practice
        ? ([
            {
              id: 'restart-practice',
              label: 'command.restart-practice',
              run: () => void useAppStore.changeWorkspace('app:restart-practice'),
            },
            {
              id: 'leave-practice',
              label: 'command.leave-practice',
              run: () => void useAppStore.changeWorkspace('app:leave-practice'),
            },
          ] as const)
        : ([
            {
              id: 'enter-practice',
              label: 'command.enter-practice',
              run: () => void useAppStore.changeWorkspace('app:enter-practice'),
            },
          ] as const)),
    ],
    [practice, show],
  )
  useCommands('shell', commands)
}

function useShellKeys(show: (overlay: Overlay) => void) {
  // Before the page is drawn: what can be seen listens.
  useLayoutEffect(() => {
    const goTo = (go: () => void) => () => {
      show(null)
      go()
    }
    const actions: readonly (readonly [ShortcutName, () => void])[] = [
      ['palette', () => show('palette')],
      ['keys', () => show('keys')],
      ['find', goTo(focusSearch)],
      ...routes.map((route) => [route, goTo(() => navigate(route))] as const),
    ]
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const action = actions.find(([name]) => isShortcut(event, name))?.[1]
      if (action !== undefined) action()
      // Not from a dialog, which may be about this caller.
      else if (isShortcut(event, 'next-caller') && !isDialogOpen()) nextCaller()
      // What is typed has an undo of its own.
      else if (isShortcut(event, 'undo-next-caller') && !hasText(event.target) && undoNextCaller()) show(null)
      else if (event.key === '?' && !isTyping(event.target)) show('keys')
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [show])
}

function hasText(target: EventTarget | null): boolean {
  return (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value !== ''
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, [contenteditable]') !== null
  )
}

const menuActions = (show: (overlay: Overlay) => void): Readonly<Record<MenuCommand, () => void>> => ({
  'find-person': focusSearch,
  'stop-and-report': () => {
    show(null)
    stopAndReport()
  },
  'show-desk': () => navigate('desk'),
  'show-history': () => navigate('history'),
  'show-overview': () => navigate('overview'),
  'show-connections': () => navigate('connections'),
  'show-settings': () => navigate('settings'),
  'show-palette': () => show('palette'),
  'show-keys': () => show('keys'),
  'show-about': () => show('about'),
})

function useKeptEvents(show: (overlay: Overlay) => void) {
  useEffect(() => {
    const carryOut = (event: KeptEvent) => {
      if (event.type === 'menu-command') menuActions(show)[event.command]()
      else takeLink(event.link)
    }
    const stops = [onEvent('menu-command', carryOut), onEvent('person-link', carryOut)]
    // What came while nobody listened. Where main does not answer, the notices say so.
    ask('app:take-kept-events', {}).then(
      ({ events }) => events.forEach(carryOut),
      () => undefined,
    )
    return () => stops.forEach((stop) => stop())
  }, [show])
}

/** After a change of screen the focus is on its heading; the desk looks after its own. */
function useFocusOnArrival(route: Route, main: { readonly current: HTMLElement | null }) {
  const previous = useRef(route)
  useEffect(() => {
    if (previous.current === route) return
    previous.current = route
    if (route === 'desk') return
    // The screen may still be loading; its heading takes over when it appears, unless the person moved on.
    const region = main.current
    if (region === null) return
    region.focus({ preventScroll: true })
    const observer = new MutationObserver(() => {
      const heading = region.querySelector<HTMLElement>('[data-page-heading]')
      if (heading === null) return
      observer.disconnect()
      if (document.activeElement === region) heading.focus({ preventScroll: true })
    })
    region.querySelector<HTMLElement>('[data-page-heading]')?.focus({ preventScroll: true })
    observer.observe(region, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [route, main])
}
