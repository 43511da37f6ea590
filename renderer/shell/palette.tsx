/** Every command by name. Typing narrows, arrows move, Enter runs, Esc closes; focus returns to where it was. */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { foldText } from '../../shared/domain/fold-text.ts'
import { Kbd } from '../components/kbd.tsx'
import { Modal } from '../components/modal.tsx'
import { useText } from '../messages/use-text.ts'
import { useCommandRegistry, type Command } from '../state/commands.ts'
import styles from './dialog.module.css'

/** The number of commands that PageUp and PageDown move. */
const pageOfCommands = 8

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const listId = useId()
  const groups = useCommandRegistry((state) => state.groups)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const activeElement = useRef<HTMLLIElement>(null)

  const shown = useMemo(() => {
    const words = foldText(text).split(/\s+/u)
    // What the screen in front offers comes before what is always possible.
    return Object.entries(groups)
      .toSorted(([a], [b]) => Number(a === 'shell') - Number(b === 'shell'))
      .flatMap(([, commands]) => commands)
      .filter((command) => command.id !== 'palette')
      .toSorted((a, b) => Number(a.disabled === true) - Number(b.disabled === true))
      .map((command) => ({ command, label: t(command.label) }))
      .filter(({ label }) => words.every((word) => foldText(label).includes(word)))
  }, [groups, text, t])

  const index = Math.min(active, Math.max(0, shown.length - 1))
  useEffect(() => {
    // In braces: newer engines return a promise here, which must not become the effect's clean-up.
    activeElement.current?.scrollIntoView({ block: 'nearest' })
  }, [index])

  const run = (command: Command | undefined) => {
    if (command === undefined || command.disabled === true) return
    onClose()
    // After the dialog has given the focus back, so that a command that moves it has the last word.
    setTimeout(command.run)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const last = Math.max(0, shown.length - 1)
    const target = {
      ArrowDown: index === last ? 0 : index + 1,
      ArrowUp: index === 0 ? last : index - 1,
      PageDown: Math.min(index + pageOfCommands, last),
      PageUp: Math.max(index - pageOfCommands, 0),
      Home: 0,
      End: last,
    }[event.key]
    if (target !== undefined) setActive(target)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(shown[index]?.command)
    else return
    event.preventDefault()
  }

  return (
    <Modal place="top" onClose={onClose}>
      <Dialog className={styles.dialog ?? ''} aria-label={t('palette.title')}>
        <input
          className={styles.input}
          autoFocus
          role="combobox"
          aria-label={t('palette.field')}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown.length === 0 ? undefined : `${listId}-${index}`}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <ul className={styles.list} id={listId} role="listbox" aria-label={t('palette.title')}>
          {shown.map(({ command, label }, position) => (
            <li
              key={command.id}
              id={`${listId}-${position}`}
              ref={position === index ? activeElement : null}
              className={styles.option}
              role="option"
              aria-selected={position === index}
              aria-disabled={command.disabled === true}
              onPointerMove={() => setActive(position)}
              onClick={() => run(command)}
            >
              {label}
              {command.keys !== undefined && <Kbd keys={command.keys} />}
            </li>
          ))}
        </ul>
        <p className={shown.length === 0 ? styles.none : 'visually-hidden'} role="status">
          {shown.length === 0 ? t('palette.none') : t('palette.count', { count: shown.length })}
        </p>
      </Dialog>
    </Modal>
  )
}
