/** Where notices are handed over: a mail server or a webhook, saved as a whole, and whether it works. */
import { Mail, Power, Save } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { mailAddressIn } from '../../../shared/domain/mail-address.ts'
import { ask } from '../../bridge/bridge.ts'
import { Button } from '../../components/button.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice } from '../../components/notice.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useIsPractice } from '../../state/app-state.ts'
import {
  createNoticeServerStore,
  faultOf,
  type Done,
  type NoticeServerField,
  type NoticeServerState,
} from './notice-server-store.ts'
import { Lockable } from './setting.tsx'
import { settingsStore, useSettings } from './settings-state.ts'
import styles from './settings.module.css'

const serverStore = createNoticeServerStore({ ask, stored: () => settingsStore.getState().stored })
const useServer = <Part,>(select: (state: NoticeServerState) => Part): Part => useStore(serverStore, select)

export function NoticeServerFields({ isLocked }: { readonly isLocked: boolean }) {
  const t = useText()
  const server = useSettings((state) => state.stored?.notices.server ?? null)
  const { draft, isEdited, isSecretKept, saving } = useServer((state) => state)
  const { follow, edit, save, turnOff } = serverStore.getState()
  useEffect(() => follow(server), [follow, server])
  const { kind } = draft
  return (
    <>
      <h3>{t('notices.server')}</h3>
      <p className={typography.note}>{t(server === null ? 'notices.server-none' : 'notices.server-text')}</p>
      <Lockable isLocked={isLocked}>
        <RadioGroup
          label={t('notices.kind')}
          options={(['mail', 'webhook'] as const).map((id) => ({
            id,
            label: t(`notices.kind.${id}`),
            description: t(`notices.kind.${id}-hint`),
          }))}
          value={kind}
          onChange={(chosen) => edit('kind', chosen)}
        />
        {kind === 'mail' ? <MailFields /> : <WebhookField />}
      </Lockable>
      <TextField
        label={t(`notices.secret.${kind}`)}
        description={t(isSecretKept && server?.kind === kind ? 'notices.secret-kept' : `notices.secret.${kind}-hint`)}
        type="password"
        maxLength={1024}
        value={draft.secret}
        onChange={(secret) => edit('secret', secret)}
      />
      <div className={layout.line}>
        <Button icon={Save} isDisabled={!isEdited} isPending={saving.status === 'working'} onPress={() => void save()}>
          {t(`notices.save.${kind}`)}
        </Button>
        {server !== null && !isLocked && (
          <Button icon={Power} onPress={() => void turnOff()}>
            {t('notices.turn-off')}
          </Button>
        )}
        <Answer done={saving} word={t('settings.saved')} />
      </div>
      {saving.status === 'failed' && <ErrorNotice error={saving.error} />}
    </>
  )
}

/** Shown once somebody has tried to save. */
function useFault(): (field: NoticeServerField & ('host' | 'port' | 'from' | 'address')) => string | null {
  const t = useText()
  const draft = useServer((state) => state.draft)
  const isTried = useServer((state) => state.isTried)
  return (field) => (isTried && faultOf(field, draft) ? t(`notices.${field}-invalid`) : null)
}

function MailFields() {
  const t = useText()
  const fault = useFault()
  const draft = useServer((state) => state.draft)
  const { edit } = serverStore.getState()
  return (
    <>
      <div className={styles.server}>
        <TextField
          label={t('notices.host')}
          description={t('notices.host-hint')}
          error={fault('host')}
          mono
          value={draft.host}
          onChange={(host) => edit('host', host)}
        />
        <TextField
          label={t('notices.port')}
          error={fault('port')}
          inputMode="numeric"
          value={draft.port}
          onChange={(port) => edit('port', port)}
        />
      </div>
      <RadioGroup
        label={t('notices.security')}
        options={(['starttls', 'tls'] as const).map((id) => ({
          id,
          label: t(`notices.security.${id}`),
          description: t(`notices.security.${id}-hint`),
        }))}
        value={draft.security}
        onChange={(security) => edit('security', security)}
      />
      <TextField
        label={t('notices.from')}
        description={t('notices.from-hint')}
        error={fault('from')}
        value={draft.from}
        onChange={(from) => edit('from', from)}
      />
      <TextField
        label={t('notices.user')}
        description={t('notices.user-hint')}
        value={draft.user}
        onChange={(user) => edit('user', user)}
      />
    </>
  )
}

function WebhookField() {
  const t = useText()
  const fault = useFault()
  const address = useServer((state) => state.draft.address)
  const { edit } = serverStore.getState()
  return (
    <TextField
      label={t('notices.address')}
      description={t('notices.address-hint')}
      error={fault('address')}
      type="url"
      mono
      value={address}
      onChange={(typed) => edit('address', typed)}
    />
  )
}

export function TestMessage() {
  const t = useText()
  const isPractice = useIsPractice()
  const isSet = useSettings((state) => state.stored?.notices.server !== null)
  const isEdited = useServer((state) => state.isEdited)
  const address = useServer((state) => state.testAddress)
  const testing = useServer((state) => state.testing)
  const { editTestAddress, test } = serverStore.getState()
  if (!isSet) return null
  return (
    <>
      <TextField
        label={t('notices.test-address')}
        description={t(
          isPractice ? 'notices.test-practice' : isEdited ? 'notices.test-save-first' : 'notices.test-hint',
        )}
        value={address}
        onChange={editTestAddress}
      />
      <div className={layout.line}>
        <Button
          icon={Mail}
          isDisabled={isPractice || isEdited || mailAddressIn(address) === null}
          isPending={testing.status === 'working'}
          onPress={() => void test()}
        >
          {t('notices.test')}
        </Button>
        <Answer done={testing} word={t('notices.test-sent')} />
      </div>
      {testing.status === 'failed' && <ErrorNotice error={testing.error} />}
    </>
  )
}

function Answer({ done, word }: { readonly done: Done; readonly word: string }) {
  const t = useText()
  return (
    <p role="status" className={typography.note}>
      {done.status === 'done' && word}
      {done.status === 'declined' && t('settings.declined')}
    </p>
  )
}
