/** One line for everybody who is told of a reset, or is not. */
import { useEffect } from 'react'
import type { NoticeReport } from '../../../shared/domain/notices.ts'
import { Notice } from '../../components/notice.tsx'
import type { Tone } from '../../components/tone.ts'
import { useText } from '../../messages/use-text.ts'
import { messagesStore, useMessages } from './messages-state.ts'

const bad: readonly NoticeReport['state'][] = ['given-up', 'refused']

function toneOf(notices: readonly NoticeReport[]): Tone {
  if (notices.some(({ state }) => bad.includes(state))) return 'bad'
  return notices.some(({ error }) => error !== null) ? 'warn' : 'neutral'
}

export function NoticesOutcome({ operationId }: { readonly operationId: string }) {
  const notices = useMessages((state) => state.aboutResets[operationId]?.notices)
  useEffect(() => messagesStore.getState().follow(operationId), [operationId])
  if (notices === undefined || notices.length === 0) return null
  return (
    <Notice tone={toneOf(notices)} role="status">
      {notices.map((notice) => (
        <NoticeLine key={`${notice.to} ${notice.name} ${notice.address ?? ''}`} notice={notice} />
      ))}
    </Notice>
  )
}

function NoticeLine({ notice: { to, name, address, state, error } }: { readonly notice: NoticeReport }) {
  const t = useText()
  const who = t(`messages.who.${to}`, { name })
  const why = error === null ? '' : t(`error.${error}.title`)
  const key = state === 'waiting' && error === null ? 'held' : state
  return <p dir="auto">{t(`messages.outcome.${key}`, { who, address: address ?? '', why })}</p>
}
