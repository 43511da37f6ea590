/**
 * What is told about a search and a person without a change of focus, each once: this stays while screens come and go, and what happens
 * while another screen is shown is told on return.
 */
import { useEffect, useRef } from 'react'
import { useIntl } from 'react-intl'
import { keysInWords, shortcutHere } from '../../components/platform.ts'
import { useKeyName } from '../../components/kbd.tsx'
import { useText } from '../../messages/use-text.ts'
import { announce } from '../../state/announce.ts'
import { useAppStore } from '../../state/app-state.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useDesk } from './desk.ts'
import { personRows } from './state/person-rows.ts'
import { hasAnswered } from './state/search-state.ts'

export function DeskAnnouncements() {
  useSearchTold()
  usePersonTold()
  usePutAwayTold()
  return null
}

/** Announces `sentence`, once for each `about`, while the desk is shown. Nothing while `sentence` is `null`. */
function useTold(about: string | number | null, sentence: string | null) {
  const isShown = useNavigation((state) => state.route === 'desk')
  const told = useRef<string | number | null>(null)
  useEffect(() => {
    if (about === null) told.current = null
    if (sentence === null || !isShown || told.current === about) return
    told.current = about
    announce(sentence)
  }, [about, sentence, isShown])
}

function useSearchTold() {
  const t = useText()
  const intl = useIntl()
  const text = useDesk((state) => state.text)
  const parts = useDesk((state) => state.parts)
  const recents = useDesk((state) => state.recents)
  const answered = useDesk(hasAnswered)
  const connections = useAppStore((state) => state.connections)
  const names = intl.formatList(connections.filter(({ id }) => parts[id]?.phase === 'failed').map(({ name }) => name))
  // Counted only when it is told: this is in the shell, which a keystroke should not cost anything.
  const sentence = (): string => {
    const count = personRows({ text, parts, recents }).length
    return names === '' ? t('find.announce', { count }) : t('find.announce-unanswered', { count, names })
  }
  // Where nobody can be found, the list says so.
  const told = answered && connections.length > 0 ? sentence() : null
  useTold(told, told)
}

function usePersonTold() {
  const t = useText()
  const intl = useIntl()
  const open = useDesk((state) => state.open)
  const views = useDesk((state) => state.accounts)
  const connections = useAppStore((state) => state.connections)
  const count = open?.accountKeys.length ?? 0
  useTold(open?.opening ?? null, open === null ? null : t('person.opened', { name: open.name, count }))

  const own = (open?.accountKeys ?? []).flatMap((key) => views[key] ?? [])
  const isRead = open !== null && own.every(({ statusRead }) => statusRead.phase !== 'reading')
  const unread = own
    .filter(({ statusRead }) => statusRead.phase === 'failed')
    .map(({ account }) => account.connectionId)
  const names = intl.formatList(connections.filter(({ id }) => unread.includes(id)).map(({ name }) => name))
  const methods = own.reduce((sum, { status }) => sum + (status?.factors.items.length ?? 0), 0)
  useTold(
    open === null ? null : `${open.opening}/${count}/${names}`,
    !isRead ? null : names === '' ? t('person.read', { methods }) : t('person.read-in-part', { methods, names }),
  )
}

function usePutAwayTold() {
  const t = useText()
  const keyName = useKeyName()
  const putAway = useDesk((state) => state.putAway)
  const told = useRef(putAway)
  useEffect(() => {
    if (putAway !== null && putAway !== told.current) {
      announce(t('next.told', { keys: keysInWords(shortcutHere('undo-next-caller'), keyName) }))
    }
    told.current = putAway
  }, [putAway, t, keyName])
}
