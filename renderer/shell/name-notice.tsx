/**
 * Asks how the agent is called in the record, until there is a name: on the desk alone, so that it costs nobody a key, and until the
 * next start where it may wait.
 */
import { UserRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isUsable } from '../../shared/domain/settings-found.ts'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { ask } from '../bridge/bridge.ts'
import { errorOf } from '../bridge/error-of.ts'
import { Button } from '../components/button.tsx'
import { ErrorNotice, Notice } from '../components/notice.tsx'
import { TextField } from '../components/text-field.tsx'
import { useText } from '../messages/use-text.ts'
import { announce } from '../state/announce.ts'
import { useAppStore } from '../state/app-state.ts'
import { focusSearch, useNavigation } from '../state/navigation.ts'
import styles from './app-shell.module.css'

const maxLength = 80

/** Whether somebody who resets for real is to be asked. */
export function useLacksName(): boolean {
  const isHere = useNavigation(({ route }) => route === 'desk')
  return useAppStore(({ app, settings, nameSkipped }) => {
    if (!isHere || app?.workspace !== 'real' || !isUsable(app.settings) || settings?.agentName !== '') return false
    return settings.agentNameRequired || !nameSkipped
  })
}

export function NameNotice() {
  const t = useText()
  const osUser = useAppStore(({ app }) => app?.osUser ?? '')
  const isRequired = useAppStore(({ settings }) => settings?.agentNameRequired === true)
  const [offered, setOffered] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  useEffect(() => {
    // Where nothing is offered the field stays empty.
    ask('settings:suggest-name', {}).then(
      ({ name }) => setOffered(name ?? ''),
      () => undefined,
    )
  }, [])

  const name = (typed ?? offered).trim()
  const save = async () => {
    if (name === '' || name.length > maxLength || saving) return
    setSaving(true)
    setError(null)
    try {
      await ask('settings:change', { changes: { agentName: name } })
      announce(t('name.saved', { name }))
      // The field goes with the notice.
      focusSearch()
    } catch (thrown) {
      setError(errorOf(thrown))
    }
    setSaving(false)
  }

  return (
    <Notice
      tone="neutral"
      icon={UserRound}
      wide
      title={t(isRequired ? 'name.required' : 'name.title')}
      actions={
        <>
          <Button size="small" variant="primary" isDisabled={name === ''} isPending={saving} onPress={save}>
            {t('name.save')}
          </Button>
          {!isRequired && (
            <Button size="small" variant="quiet" onPress={() => useAppStore.setState({ nameSkipped: true })}>
              {t('name.later')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.name}>
        <TextField
          label={t('settings.agent-name')}
          description={t('settings.agent-name-hint', { osUser })}
          error={name.length > maxLength ? t('settings.too-long', { count: maxLength }) : null}
          value={typed ?? offered}
          onChange={setTyped}
          onKeyDown={({ key }) => {
            if (key === 'Enter') void save()
          }}
        />
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </Notice>
  )
}
