/**
 * Adding a connection in three steps, or editing one on a single page. Esc goes back one step; nothing typed is lost by
 * that, by an error or by looking at another screen, except the token or password, which is cleared on leaving.
 */
import { Check } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { SystemMark } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { classes } from '../../components/classes.ts'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import {
  changesOf,
  checkIsGood,
  partOf,
  forgetsSecret,
  signsInWithBrowser,
  steps,
  type Step,
} from './connection-draft.ts'
import { AddressFields, NameFields, SecretField, SystemField } from './connection-fields.tsx'
import { connectionsStore, useConnections } from './connections-state.ts'
import type { Editor } from './connections-store.ts'
import { TestPanel } from './test-panel.tsx'
import styles from './connections.module.css'

export function ConnectionEditor() {
  const t = useText()
  const editor = useConnections((state) => state.editor)
  if (editor === null) return null
  const title =
    editor.editing === null
      ? t('connections.new.title')
      : t(editor.secretOnly ? 'connections.secret.title' : 'connections.edit.title', { name: editor.editing.name })
  return (
    <Page width="narrow">
      <PageHeader title={title} />
      {editor.editing === null ? <Adding editor={editor} /> : <Editing editor={editor} />}
    </Page>
  )
}

function Adding({ editor }: { readonly editor: Editor }) {
  const t = useText()
  const { goForward, goBack, discard, save, testDraft } = connectionsStore.getState()
  const { step, test, saving, saveError } = editor
  const good = test?.status === 'answered' && checkIsGood(test.check)
  const bad = test !== null && test.status !== 'running' && !good

  const submit = () => {
    if (step !== 'test') goForward()
    else void (good ? save() : testDraft())
  }

  return (
    <>
      <StepBar current={step} />
      <EditorForm key={step} editor={editor} onSubmit={submit}>
        <Card
          title={t(headings[step])}
          foot={
            <>
              {step !== 'test' ? (
                <Button variant="primary" type="submit">
                  {t('connections.next')}
                </Button>
              ) : good ? (
                <Button variant="primary" type="submit" isPending={saving}>
                  {t('connections.save')}
                </Button>
              ) : (
                bad && (
                  <Button isPending={saving} onPress={save}>
                    {t('connections.save-untested')}
                  </Button>
                )
              )}
              {step !== 'system' && (
                <Button variant="quiet" onPress={goBack}>
                  {t('connections.back')}
                </Button>
              )}
              <Button variant="quiet" onPress={discard}>
                {t('connections.cancel')}
              </Button>
              {bad && step === 'test' && (
                <p className={classes(typography.small, styles.hint)}>{t('connections.save-untested-text')}</p>
              )}
            </>
          }
        >
          <div className={styles.fields}>
            {step === 'system' && <SystemField editor={editor} />}
            {step === 'address' && <AddressFields editor={editor} autoFocus />}
            {step === 'test' && (
              <>
                <NameFields editor={editor} autoFocus />
                <TestPanel editor={editor} />
              </>
            )}
            {saveError !== null && <SaveError error={saveError} />}
          </div>
        </Card>
      </EditorForm>
    </>
  )
}

const headings = {
  system: 'connections.system.heading',
  address: 'connections.address.heading',
  test: 'connections.name.heading',
} as const

function Editing({ editor }: { readonly editor: Editor }) {
  const t = useText()
  const { save, discard } = connectionsStore.getState()
  const { editing, form, saving, saveError, secretOnly } = editor
  if (editing === null) return null
  const changes = changesOf(form, editing)
  const unchanged = Object.keys(changes).length === 0
  const withBrowser = signsInWithBrowser(form)
  const forgets = forgetsSecret(changes) && editing.secret !== 'missing'
  return (
    <EditorForm editor={editor} onSubmit={() => void (unchanged ? undefined : save())}>
      <Card
        mark={<SystemMark system={editing.system} environment={editing.environment} name={editing.name} />}
        title={t(`system.${editing.system}`)}
        foot={
          <>
            <Button variant="primary" type="submit" isPending={saving} isDisabled={unchanged}>
              {t('connections.save-changes')}
            </Button>
            <Button variant="quiet" onPress={discard}>
              {t('connections.cancel')}
            </Button>
            {unchanged && <p className={classes(typography.small, styles.hint)}>{t('connections.nothing-changed')}</p>}
          </>
        }
      >
        <div className={styles.fields}>
          {secretOnly ? (
            <>
              <p className={typography.note}>
                {t('connections.secret.only')} <bdi className={typography.mono}>{editing.baseUrl}</bdi>
              </p>
              <SecretField editor={editor} autoFocus />
            </>
          ) : (
            <>
              <NameFields editor={editor} autoFocus={editing.secret === 'stored'} />
              <AddressFields editor={editor} autoFocus={false} focusSecret={editing.secret !== 'stored'} />
            </>
          )}
          <div role="status">
            {forgets && (
              <Notice
                tone="warn"
                title={t(withBrowser ? 'connections.forgets.browser-title' : 'connections.forgets.title')}
              >
                {t(withBrowser ? 'connections.forgets.browser-text' : 'connections.forgets.text')}
              </Notice>
            )}
          </div>
          {form.secret === '' ? (
            <p className={classes(typography.small, styles.hint)}>
              {t(withBrowser ? 'connections.test.browser-after-saving' : 'connections.test.needs-secret')}
            </p>
          ) : (
            <TestPanel editor={editor} />
          )}
          {saveError !== null && <SaveError error={saveError} />}
        </div>
      </Card>
    </EditorForm>
  )
}

function SaveError({ error }: { readonly error: AppError }) {
  const t = useText()
  const { goTo } = connectionsStore.getState()
  const adding = useConnections((state) => state.editor?.editing === null)
  const field = partOf(error)
  return (
    <ErrorNotice
      error={error}
      actions={
        adding && field !== null ? (
          <Button size="small" onPress={() => goTo('address')}>
            {t(`connections.test.fix.${field}`)}
          </Button>
        ) : undefined
      }
    />
  )
}

type EditorFormProps = { readonly editor: Editor; readonly onSubmit: () => void; readonly children: ReactNode }

function EditorForm({ editor, onSubmit, children }: EditorFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { missing } = editor
  useEffect(() => {
    if (missing.length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid] input')?.focus()
  }, [missing])
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        connectionsStore.getState().goBack()
      }}
    >
      {children}
    </form>
  )
}

function StepBar({ current }: { readonly current: Step }) {
  const t = useText()
  const place = steps.indexOf(current)
  return (
    <ol className={styles.steps} aria-label={t('connections.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-state={index < place ? 'done' : index === place ? 'current' : 'ahead'}
          aria-current={index === place ? 'step' : undefined}
        >
          <span className={styles['step-number']} aria-hidden="true">
            {index < place ? <Check size={14} strokeWidth={3} /> : index + 1}
          </span>
          <span className={styles['step-name']}>
            {t(`connections.step.${step}`)}
            <span className="visually-hidden">
              {' '}
              {t('connections.step-of', { step: index + 1, count: steps.length })}
              {index < place ? `, ${t('connections.step.done')}` : ''}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
