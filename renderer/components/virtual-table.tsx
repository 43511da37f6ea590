/**
 * A table of any length: only the rows in view exist. One tab stop; arrows, Page Up and Down, Home and End move the active
 * row, Enter opens it. Screen readers are told the whole size and the place of each row.
 *
 * It scrolls by itself in the height it is given. Columns are laid out by the caller's CSS through `columnsClass`, so that
 * they can fold on narrow windows.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { Skeleton } from './skeleton.tsx'
import styles from './virtual-table.module.css'

export type Column<Row> = {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  readonly className?: string | undefined
}

export type VirtualTableProps<Row> = {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Class with the grid template of a row. */
  readonly columnsClass: string | undefined
  readonly rowCount: number
  /** Undefined while the row is not there yet. */
  readonly rowAt: (index: number) => Row | undefined
  /** In rem. */
  readonly rowHeight: number
  readonly activeIndex: number
  /** The row whose details are open. */
  readonly isOpen: (row: Row) => boolean
  readonly onMove: (index: number) => void
  readonly onOpen: (row: Row) => void
  readonly onRangeChange: (first: number, last: number) => void
  /** Each new serial scrolls once: to the top, or by so many rows. */
  readonly scroll: { readonly serial: number; readonly to: 'top' | number }
  readonly busy: boolean
  readonly loadingLabel: string
}

/** In rem. */
const headerRems = 2.25

/** How large text is chosen in the settings, and so is the row that holds it. In pixels. */
const remInPixels = () => parseFloat(getComputedStyle(document.documentElement).fontSize)

export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, columnsClass, rowCount, rowAt, activeIndex, scroll, busy } = props
  const { isOpen, onMove, onOpen, onRangeChange, loadingLabel } = props
  const id = useId()
  const rem = remInPixels()
  const [rowHeight, headerHeight] = [Math.round(props.rowHeight * rem), Math.round(headerRems * rem)]
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- the React Compiler is not used here
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
  })

  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onRangeChange(first, last), [first, last, onRangeChange])

  const scrolled = useRef(scroll.serial)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || scrolled.current === scroll.serial) return
    scrolled.current = scroll.serial
    element.scrollTop = scroll.to === 'top' ? 0 : element.scrollTop + scroll.to * rowHeight
  }, [scroll, rowHeight])

  const moveTo = (index: number) => {
    const target = Math.max(0, Math.min(index, rowCount - 1))
    onMove(target)
    virtualizer.scrollToIndex(target, { align: 'auto' })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || rowCount === 0) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1)
    const row = rowAt(activeIndex)
    if (event.key === 'ArrowDown') moveTo(activeIndex + 1)
    else if (event.key === 'ArrowUp') moveTo(activeIndex - 1)
    else if (event.key === 'PageDown') moveTo(activeIndex + page)
    else if (event.key === 'PageUp') moveTo(activeIndex - page)
    else if (event.key === 'Home') moveTo(0)
    else if (event.key === 'End') moveTo(rowCount - 1)
    else if (event.key === 'Enter' && row !== undefined) onOpen(row)
    else return
    event.preventDefault()
  }

  const items = virtualizer.getVirtualItems()
  const activeIsRendered = items.some(({ index }) => index === activeIndex)

  return (
    <div
      ref={scroller}
      className={styles.table}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-busy={busy}
      aria-activedescendant={activeIsRendered ? `${id}-${activeIndex}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={classes(styles['head-row'], columnsClass)}>
          {columns.map((column) => (
            <div key={column.id} role="columnheader" className={classes(styles.heading, column.className)}>
              {column.header}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index)
          return (
            <MemoRow
              key={index}
              id={`${id}-${index}`}
              index={index}
              top={start - headerHeight}
              height={rowHeight}
              row={row}
              columns={columns}
              columnsClass={columnsClass}
              active={index === activeIndex}
              open={row !== undefined && isOpen(row)}
              onMove={onMove}
              onOpen={onOpen}
              loadingLabel={loadingLabel}
            />
          )
        })}
      </div>
    </div>
  )
}

type RowProps<Row> = Pick<VirtualTableProps<Row>, 'columns' | 'columnsClass' | 'onMove' | 'onOpen' | 'loadingLabel'> & {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly height: number
  readonly row: Row | undefined
  readonly active: boolean
  readonly open: boolean
}

function TableRow<Row>(props: RowProps<Row>) {
  const { id, index, top, height, row, columns, columnsClass, active, open, onMove, onOpen, loadingLabel } = props
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      data-active={active}
      className={classes(styles.row, columnsClass)}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={() => {
        onMove(index)
        if (row !== undefined) onOpen(row)
      }}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes(styles.cell, column.className)}>
          {row === undefined ? <Skeleton width="72%" /> : column.cell(row)}
        </div>
      ))}
      {row === undefined && <span className="visually-hidden">{loadingLabel}</span>}
    </div>
  )
}

/** While scrolling, only the rows that come in are drawn. `memo` forgets the type parameter; the cast gives it back. */
const MemoRow = memo(TableRow) as typeof TableRow
