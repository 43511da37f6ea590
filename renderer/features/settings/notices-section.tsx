/** Who is told of a reset, in what words and through which mail server; what that reads like, and whether it works. */
import { Mail, Power, Save } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { mailAddressIn } from '../../../shared/domain/mail-address.ts'
import { composeNotice } from '../../../shared/messages/notice-message.ts'
import { ask } from '../../bridge/bridge.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { classes } from '../../components/classes.ts'
import layout from '../../components/layout.module.css'
import { ErrorNotice } from '../../components/notice.tsx'
import panel from '../../components/panel.module.css'
import { RadioGroup } from '../../components/radio-group.tsx'
import { TextField } from '../../components/text-field.tsx'
import { formatInstant } from '../../components/time.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useIsPractice } from '../../state/app-state.ts'
import { createMailServerStore, faultOf, type Done, type MailServerState } from './mail-server-store.ts'
import { useIntl } from 'react-intl'
import { Lockable, useIsLocked } from './setting.tsx'
import type { SettingsForm } from './settings-form.ts'
import { settingsStore, useSettings } from './settings-state.ts'
import { SwitchSetting } from './switch-setting.tsx'
import { TextSetting } from './text-setting.tsx'
import styles from './settings.module.css'

const mailServerStore = createMailServerStore({ ask, stored: () => settingsStore.getState().stored })
const useMailServer = <Part,>(select: (state: MailServerState) => Part): Part => useStore(mailServerStore, select)

export function NoticesSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const isLocked = useIsLocked('notices')
  return (
    <Card title={t('notices.title')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('notices.text')}</p>
        <Lockable isLocked={isLocked}>
          <div className={styles.group}>
            <SwitchSetting
              form={form}
              field="noticesToPerson"
              label={t('notices.to-person')}
              hint={t('notices.to-person-hint')}
            />
            <SwitchSetting
              form={form}
              field="noticesToManager"
              label={t('notices.to-manager')}
              hint={t('notices.to-manager-hint')}
            />
            <TextSetting
              form={form}
              field="noticesDeskName"
              label={t('notices.desk-name')}
              description={t('notices.desk-name-hint')}
            />
            <TextSetting
              form={form}
              field="noticesContact"
              label={t('notices.contact')}
              description={t('notices.contact-hint')}
            />
          </div>
        </Lockable>
        <Preview form={form} />
        <Server isLocked={isLocked} />
        <TestMessage />
      </div>
    </Card>
  )
}

function Preview({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const intl = useIntl()
  const { subject, text } = composeNotice(
    {
      to: 'person',
      name: t('notices.preview-name'),
      when: formatInstant(intl, new Date().toISOString(), 'date-and-time'),
      changes: [{ system: t('notices.preview-system'), change: 'reset', unknown: false }],
      deskName: form.noticesDeskName.trim(),
      contact: form.noticesContact.trim(),
    },
    t,
  )
  return (
    <details className={styles.preview}>
      <summary>{t('notices.preview')}</summary>
      <div className={classes(panel.inset, styles.letter)}>
        <p className={styles.subject}>{subject}</p>
        <pre>{text}</pre>
      </div>
    </details>
  )
}

function Server({ isLocked }: { readonly isLocked: boolean }) {
  const t = useText()
  const server = useSettings((state) => state.stored?.notices.mailServer ?? null)
  const { draft, isEdited, isTried, isPasswordKept, saving } = useMailServer((state) => state)
  const { follow, edit, save, turnOff } = mailServerStore.getState()
  useEffect(() => follow(server), [follow, server])
  const errorOfField = (field: 'host' | 'port' | 'from') =>
    isTried && faultOf(field, draft) ? t(`notices.${field}-invalid`) : null
  return (
    <>
      <h3>{t('notices.server')}</h3>
      <p className={typography.note}>{t(server === null ? 'notices.server-none' : 'notices.server-text')}</p>
      <Lockable isLocked={isLocked}>
        <div className={styles.server}>
          <TextField
            label={t('notices.host')}
            description={t('notices.host-hint')}
            error={errorOfField('host')}
            mono
            value={draft.host}
            onChange={(host) => edit('host', host)}
          />
          <TextField
            label={t('notices.port')}
            error={errorOfField('port')}
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
          error={errorOfField('from')}
          value={draft.from}
          onChange={(from) => edit('from', from)}
        />
        <TextField
          label={t('notices.user')}
          description={t('notices.user-hint')}
          value={draft.user}
          onChange={(user) => edit('user', user)}
        />
      </Lockable>
      <TextField
        label={t('notices.password')}
        description={t(isPasswordKept ? 'notices.password-kept' : 'notices.password-hint')}
        type="password"
        maxLength={1024}
        value={draft.password}
        onChange={(password) => edit('password', password)}
      />
      <div className={layout.line}>
        <Button icon={Save} isDisabled={!isEdited} isPending={saving.status === 'working'} onPress={() => void save()}>
          {t('notices.save')}
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

function TestMessage() {
  const t = useText()
  const isPractice = useIsPractice()
  const isSet = useSettings((state) => state.stored?.notices.mailServer !== null)
  const isEdited = useMailServer((state) => state.isEdited)
  const address = useMailServer((state) => state.testAddress)
  const testing = useMailServer((state) => state.testing)
  const { editTestAddress, test } = mailServerStore.getState()
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
