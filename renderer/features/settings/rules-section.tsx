/** What must be given before a reset: the ticket and its form, with a field to try it out, and the reason. */
import { CircleCheck, CircleX } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { classes } from '../../components/classes.ts'
import panel from '../../components/panel.module.css'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { Lockable, useIsLocked } from './setting.tsx'
import { tryTicket, type FieldReason, type SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import { SwitchSetting } from './switch-setting.tsx'
import { TextSetting } from './text-setting.tsx'
import styles from './settings.module.css'

/** Syntax and a number that fits it: the same in every language. */
const example = { pattern: 'INC\\d{7}', ticket: 'INC0048213' }

export function RulesSection({ form }: { readonly form: SettingsForm }) {
  const t = useText()
  const { edit } = settingsStore.getState()
  const isTicketLocked = useIsLocked('ticket')
  const patternTexts: Partial<Record<FieldReason, string>> = {
    'pattern-invalid': t('settings.ticket-pattern-invalid'),
    'pattern-too-slow': t('settings.ticket-pattern-too-slow'),
  }
  return (
    <Card title={t('settings.rules')}>
      <div className={styles.group}>
        <Lockable isLocked={isTicketLocked}>
          <div className={styles.group}>
            <SwitchSetting
              form={form}
              field="ticketRequired"
              label={t('settings.ticket-required')}
              hint={t('settings.ticket-required-hint')}
            />
            <TextSetting
              form={form}
              field="ticketPattern"
              label={t('settings.ticket-pattern')}
              description={t('settings.ticket-pattern-hint')}
              refusal={(reason) => patternTexts[reason]}
              mono
            >
              <p className={classes(typography.small, styles.example)}>
                {t('settings.ticket-example', example)}
                {form.ticketPattern !== example.pattern && !isTicketLocked && (
                  <Button variant="link" onPress={() => edit('ticketPattern', example.pattern)}>
                    {t('settings.ticket-example-use')}
                  </Button>
                )}
              </p>
            </TextSetting>
            <SwitchSetting
              form={form}
              field="ticketRefused"
              label={t('settings.ticket-refused')}
              hint={t('settings.ticket-refused-hint')}
            />
            <SwitchSetting
              form={form}
              field="ticketNote"
              label={t('settings.ticket-note')}
              hint={t('settings.ticket-note-hint')}
            />
          </div>
        </Lockable>
        {/* Under a lock as well. */}
        <div className={styles.setting}>
          <TryOut pattern={form.ticketPattern} />
        </div>
        <SwitchSetting
          form={form}
          field="reasonRequired"
          label={t('settings.reason-required')}
          hint={t('settings.reason-required-hint')}
        />
      </div>
    </Card>
  )
}

function TryOut({ pattern }: { readonly pattern: string }) {
  const t = useText()
  const [ticket, setTicket] = useState('')
  const answer = tryTicket(pattern, ticket)
  return (
    <div className={classes(panel.inset, styles['try-out'])}>
      <TextField
        label={t('settings.ticket-try')}
        placeholder={example.ticket}
        mono
        maxLength={128}
        value={ticket}
        onChange={setTicket}
      />
      <p role="status" data-answer={answer}>
        {answer === 'fits' && <CircleCheck size={16} aria-hidden="true" />}
        {answer === 'does-not-fit' && <CircleX size={16} aria-hidden="true" />}
        {t(`settings.ticket-try.${answer}`)}
      </p>
    </div>
  )
}
