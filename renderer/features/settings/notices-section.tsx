/** Who is told of a reset, in what words and by which server, and what that reads like. */
import { useIntl } from 'react-intl'
import { composeNotice } from '../../../shared/messages/notice-message.ts'
import { Card } from '../../components/card.tsx'
import { classes } from '../../components/classes.ts'
import panel from '../../components/panel.module.css'
import { formatInstant } from '../../components/time.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { NoticeServerFields, TestMessage } from './notice-server.tsx'
import { Lockable, useIsLocked } from './setting.tsx'
import type { SettingsForm } from './settings-form.ts'
import { SwitchSetting } from './switch-setting.tsx'
import { TextSetting } from './text-setting.tsx'
import styles from './settings.module.css'

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
        <NoticeServerFields isLocked={isLocked} />
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
