/** The connections: what is set up, whether it works, and the form that adds or edits one. */
import { Link2, Lock, Plus } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useText } from '../../messages/use-text.ts'
import { useAppStore, useIsPractice } from '../../state/app-state.ts'
import { useCommands, type Command } from '../../state/commands.ts'
import { ConnectionCard } from './connection-card.tsx'
import { ConnectionEditor } from './connection-editor.tsx'
import { connectionsStore, useConnections } from './connections-state.ts'
import styles from './connections.module.css'

export function ConnectionsPage() {
  const practice = useIsPractice()
  const locked = useIsLocked()
  const editor = useConnections((state) => state.editor)
  // A new one that was begun before the policy came is kept, and not gone on with.
  const editing = editor !== null && !(locked && editor.editing === null)
  const { load, leaveScreen, startAdding } = connectionsStore.getState()

  useEffect(() => {
    void load()
    return leaveScreen
  }, [load, leaveScreen])
  useFocusAfterClosing()

  const commands = useMemo<readonly Command[]>(
    () => [{ id: 'add-connection', label: 'connections.add', disabled: practice || locked, run: startAdding }],
    [practice, locked, startAdding],
  )
  useCommands('connections', commands)

  return editing && !practice ? <ConnectionEditor /> : <ConnectionList practice={practice} />
}

/** Whether the policy lists the connections. Those of practice are nobody's to change anyway. */
function useIsLocked(): boolean {
  const practice = useIsPractice()
  return useAppStore((state) => state.app?.policy?.connectionsLocked === true) && !practice
}

function ConnectionList({ practice }: { readonly practice: boolean }) {
  const t = useText()
  const locked = useIsLocked()
  const broken = useAppStore((state) => state.app?.policy?.state === 'broken')
  const connections = useConnections((state) => state.connections)
  const error = useConnections((state) => state.listError)
  const { load, startAdding } = connectionsStore.getState()
  const add = (
    <Button variant="primary" icon={Plus} onPress={startAdding}>
      {t('connections.add')}
    </Button>
  )
  const isEmpty = connections !== null && connections.length === 0
  return (
    <Page>
      <PageHeader
        title={t('connections.title')}
        description={t('connections.description')}
        actions={practice || locked || isEmpty ? undefined : add}
      />
      {practice && (
        <Notice tone="neutral" title={t('connections.practice.title')}>
          {t('connections.practice.text')}
        </Notice>
      )}
      {locked && (
        <Notice tone="neutral" icon={Lock} title={t(broken ? 'connections.locked.broken' : 'connections.locked.title')}>
          {t(broken ? 'connections.locked.broken-text' : 'connections.locked.text')}
        </Notice>
      )}
      <LastDone />
      {error !== null && <ErrorNotice error={error} onRetry={() => void load()} />}
      {connections === null ? (
        error === null && <Reading />
      ) : isEmpty ? (
        error === null && (
          <EmptyState icon={Link2} title={t('connections.empty.title')} action={practice || locked ? undefined : add}>
            {t(locked && !broken ? 'connections.locked.empty' : 'connections.empty.text')}
          </EmptyState>
        )
      ) : (
        <ul className={styles.cards} aria-label={t('connections.list')}>
          {connections.map((connection) => (
            <li key={connection.id}>
              <ConnectionCard
                connection={connection}
                readOnly={practice || connection.environment === 'practice'}
                locked={locked}
              />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

function LastDone() {
  const t = useText()
  const saved = useConnections((state) => state.lastSaved)
  const removed = useConnections((state) => state.lastRemoved)
  return (
    <div role="status" className={styles.done}>
      {saved !== null && (
        <Notice tone="ok">
          {t(saved.added ? 'connections.saved-added' : 'connections.saved-changed', { name: saved.name })}
        </Notice>
      )}
      {removed !== null && <Notice tone="neutral">{t('connections.removed', { name: removed })}</Notice>}
    </div>
  )
}

function Reading() {
  const t = useText()
  return (
    <div className={styles.cards} aria-busy="true">
      <span className="visually-hidden">{t('connections.reading')}</span>
      <Skeleton height="176px" />
      <Skeleton height="176px" />
    </div>
  )
}

/** The form or the card that held the focus is gone: reading goes on from the heading. */
function useFocusAfterClosing() {
  const editing = useConnections((state) => state.editor !== null)
  const removed = useConnections((state) => state.lastRemoved)
  const before = useRef({ editing, removed })
  useEffect(() => {
    const closed = before.current.editing && !editing
    const gone = removed !== null && before.current.removed !== removed
    before.current = { editing, removed }
    if (closed || gone) {
      // After the form has tried to give the focus back to a button that went with it.
      const timer = setTimeout(() => document.querySelector<HTMLElement>('[data-page-heading]')?.focus())
      return () => clearTimeout(timer)
    }
    return undefined
  }, [editing, removed])
}
