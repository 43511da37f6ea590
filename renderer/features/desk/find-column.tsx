/** The search field and the list below it. The field keeps the focus; the arrow keys move in the list; nothing is opened automatically. */
import { Search, X } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useIntl } from 'react-intl'
import { Button, IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import field from '../../components/field.module.css'
import { Kbd } from '../../components/kbd.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import typography from '../../components/typography.module.css'
import { shortcutHere } from '../../components/platform.ts'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { focusSearch, navigate, searchFocused, useNavigation } from '../../state/navigation.ts'
import { accountKey } from '../../../shared/domain/match-people.ts'
import { useDesk } from './desk.ts'
import { isAbout, isUnfinished } from './state/calls-state.ts'
import { indexOfRow, personRows, type PersonRow } from './state/person-rows.ts'
import { hasAnswered, searchText } from './state/search-state.ts'
import { PersonOption } from './person-option.tsx'
import { SearchNotes } from './search-notes.tsx'
import { UndoOffer } from './undo-offer.tsx'
import styles from './find-column.module.css'

/** The number of rows that PageUp and PageDown move. */
const pageOfRows = 8

export function FindColumn({ className }: { readonly className: string }) {
  const t = useText()
  const intl = useIntl()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const activeOption = useRef<HTMLLIElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const scrolls = useOverflow(scroll)
  const text = useDesk((state) => state.text)
  const parts = useDesk((state) => state.parts)
  const recents = useDesk((state) => state.recents)
  const recentsRead = useDesk((state) => state.recentsRead)
  const recentsError = useDesk((state) => state.recentsError)
  const open = useDesk((state) => state.open)
  const ticks = useDesk((state) => state.ticks)
  const left = useDesk((state) => state.left)
  const connections = useAppStore((state) => state.connections)
  // A ticket system alone finds nobody.
  const hasNoDirectory = useAppStore((state) => state.ready && state.connections.length === 0)
  const rows = useMemo(() => personRows({ text, parts, recents }), [text, parts, recents])
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [askedToChoose, setAskedToChoose] = useState(false)
  const activeIndex = indexOfRow(rows, activeKey)

  useSearchWishes(input)
  useEffect(() => {
    // In braces, because newer engines return a promise here, which must not become the effect's cleanup.
    activeOption.current?.scrollIntoView({ block: 'nearest' })
  }, [activeKey])

  const filled = useDesk((state) => state.filled)
  const asked = searchText(text) !== null && !filled && !hasNoDirectory
  const allAnswered = useDesk(hasAnswered) && !hasNoDirectory
  const failed = Object.values(parts).some((part) => part.phase === 'failed')
  const isComplete = allAnswered && !failed && Object.values(parts).every((part) => !part.more && part.unreadable === 0)

  const openRow = (row: PersonRow) => {
    setActiveKey(row.key)
    useDesk.openPerson(row.accounts)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const last = rows.length - 1
    const target = {
      ArrowDown: Math.min(activeIndex + 1, last),
      ArrowUp: Math.max(activeIndex - 1, -1),
      PageDown: Math.min(activeIndex + pageOfRows, last),
      PageUp: Math.max(activeIndex - pageOfRows, 0),
      // While no row is active, these keys move the cursor in what is typed.
      ...(activeIndex === -1 && text !== '' ? {} : { Home: 0, End: last }),
    }[event.key]
    if (target !== undefined) setActiveKey(rows[target]?.key ?? null)
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) onEnter()
    else if (event.key === 'Escape' && (text !== '' || activeIndex !== -1)) {
      useDesk.setText('')
      setActiveKey(null)
    } else return
    event.preventDefault()
  }

  const onEnter = () => {
    // People are never chosen automatically: the only row is opened only if the results are complete.
    const row = rows[activeIndex] ?? (isComplete && rows.length === 1 ? rows[0] : undefined)
    if (row !== undefined) openRow(row)
    else if (isComplete && rows.length > 1) setAskedToChoose(true)
    else useDesk.searchNow()
  }

  return (
    <section className={classes(className, styles.column)} data-column="find" aria-label={t('find.title')}>
      <div className={styles.top} role="search">
        <div className={classes(field.frame, field.typed, styles.field)}>
          <Search size={18} strokeWidth={2} aria-hidden="true" />
          <input
            ref={input}
            className={classes(field.bare, styles.input)}
            type="text"
            autoFocus
            role="combobox"
            aria-label={t('find.label')}
            aria-expanded={rows.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={activeIndex === -1 ? undefined : `${listId}-${activeIndex}`}
            placeholder={t('find.placeholder')}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            maxLength={320}
            value={text}
            onChange={(event) => {
              useDesk.setText(event.target.value)
              setActiveKey(null)
              setAskedToChoose(false)
            }}
            onKeyDown={onKeyDown}
          />
          {text === '' ? (
            <Kbd keys={shortcutHere('find')} />
          ) : (
            <IconButton
              icon={X}
              size="small"
              label={t('find.clear')}
              onPress={() => {
                useDesk.setText('')
                focusSearch()
              }}
            />
          )}
        </div>
      </div>
      <div className={styles.scroll} ref={scroll} tabIndex={scrolls ? 0 : undefined}>
        <div>
          {(rows.length > 0 || asked) && (
            <h2 className={styles.heading} id={`${listId}-label`}>
              {text.trim() === '' ? t('find.recent') : t('find.people')}
              {text.trim() !== '' && (
                <span>{allAnswered && rows.length === 0 ? '' : t('find.found', { count: rows.length })}</span>
              )}
            </h2>
          )}
          {askedToChoose && activeIndex === -1 && rows.length > 1 && (
            <p className={classes(typography.small, styles.hint)} role="status">
              {t('find.choose', { count: rows.length })}
            </p>
          )}
          <ul
            className={styles.list}
            id={listId}
            role="listbox"
            aria-label={t('find.people')}
            hidden={rows.length === 0}
          >
            {rows.map((row, index) => (
              <PersonOption
                key={row.key}
                id={`${listId}-${index}`}
                ref={index === activeIndex ? activeOption : null}
                row={row}
                active={index === activeIndex}
                open={open !== null && isAbout(open, row.accounts.map(accountKey))}
                unfinished={isUnfinished({ left, ticks, open }, row.accounts.map(accountKey))}
                onOpen={() => openRow(row)}
              />
            ))}
          </ul>
          {text.trim() !== '' && !asked && !hasNoDirectory && (
            <p className={classes(typography.small, styles.hint)} role={filled ? 'status' : undefined}>
              {t(filled ? 'find.filled' : 'find.too-short')}
            </p>
          )}
          {allAnswered && !failed && rows.length === 0 && (
            <div className={styles.empty}>
              <h2>{t('find.nobody-title', { text: text.trim() })}</h2>
              <p>
                {t('find.nobody-text', {
                  names: intl.formatList(connections.map((connection) => connection.name)),
                })}
              </p>
            </div>
          )}
          {text.trim() === '' && recentsError !== null && rows.length === 0 && (
            <ErrorNotice error={recentsError} tone="warn" role="status" onRetry={() => void useDesk.readRecents()}>
              {t('find.recents-not-read')}
            </ErrorNotice>
          )}
          {hasNoDirectory && (
            <div className={styles.empty}>
              <h2>{t('find.no-directory-title')}</h2>
              <p>{t('find.no-directory-text')}</p>
              <Button onPress={() => navigate('connections')}>{t('part.to-connections')}</Button>
            </div>
          )}
          {text.trim() === '' && recentsRead && recentsError === null && rows.length === 0 && !hasNoDirectory && (
            <div className={styles.empty}>
              <h2>{t('find.no-recents-title')}</h2>
              <p>{t('find.no-recents-text')}</p>
            </div>
          )}
          <SearchNotes />
        </div>
      </div>
      <UndoOffer />
    </section>
  )
}

/**
 * Whether the only child overflows, so that the element has to be focusable for the arrow keys to scroll it. Told by an observer: asked
 * for after each render, the browser would have to lay out the whole list between a key and the picture it leads to.
 */
function useOverflow(scroller: { readonly current: HTMLElement | null }): boolean {
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const { current } = scroller
    const content = current?.firstElementChild
    if (!current || !content) return
    const observer = new ResizeObserver(() => setOverflows(current.scrollHeight > current.clientHeight))
    observer.observe(current)
    observer.observe(content)
    return () => observer.disconnect()
  }, [scroller])
  return overflows
}

/** Focuses the field when requested and selects its text. Each request is handled once. */
function useSearchWishes(input: { readonly current: HTMLInputElement | null }) {
  const wished = useNavigation((state) => state.searchWished)
  useEffect(() => {
    if (!wished) return
    useDesk.setStep('find')
    const focus = () => {
      input.current?.focus()
      input.current?.select()
      if (document.activeElement === input.current) searchFocused()
    }
    focus()
    // A narrow window still has to show the column: hidden elements cannot get the focus.
    const frame = requestAnimationFrame(focus)
    return () => cancelAnimationFrame(frame)
  }, [wished, input])
}
