/** The test of what is in the form: run it, read it, and where it failed, go to the field it failed on. */
import { PlugZap } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import layout from '../../components/layout.module.css'
import { ErrorNotice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { CheckResult } from './check-result.tsx'
import { CodeEntry, wantsCode } from './code-entry.tsx'
import { checkIsGood, partOf, signsInWithBrowser } from './connection-draft.ts'
import { connectionsStore } from './connections-state.ts'
import type { Editor } from './connections-store.ts'
import styles from './connections.module.css'

export function TestPanel({ editor }: { readonly editor: Editor }) {
  const t = useText()
  const { testDraft, cancelTest, goTo } = connectionsStore.getState()
  const { test } = editor
  const good = test?.status === 'answered' && checkIsGood(test.check)
  const adding = editor.editing === null
  const withBrowser = signsInWithBrowser(editor.form)
  const field = test?.status === 'failed' ? partOf(test.error) : null
  return (
    <section className={styles.test} aria-label={t('connections.test.heading')}>
      <div>
        <h3>{t('connections.test.heading')}</h3>
        <p className={typography.small}>{t(withBrowser ? 'connections.test.with-browser' : 'connections.test.text')}</p>
      </div>
      <div role="status">
        {test?.status === 'running' && (
          <ProgressBar
            label={t(withBrowser ? 'connections.test.running-with-browser' : 'connections.test.running')}
            done={0}
            total={0}
            text=""
          />
        )}
        {test?.status === 'answered' && (
          <CheckResult check={test.check} system={editor.form.system} environment={editor.form.environment} />
        )}
        {test?.status === 'failed' && (
          <ErrorNotice
            error={test.error}
            role="status"
            actions={
              adding && field !== null ? (
                <Button size="small" onPress={() => goTo('address')}>
                  {t(`connections.test.fix.${field}`)}
                </Button>
              ) : undefined
            }
          />
        )}
      </div>
      {test?.status === 'failed' && wantsCode(test.error.code) && (
        <CodeEntry onEnter={(code) => void testDraft(code)} />
      )}
      <div className={layout.line}>
        {test?.status === 'running' ? (
          <Button onPress={cancelTest}>{t('connections.test.stop')}</Button>
        ) : (
          <Button
            icon={PlugZap}
            variant={test === null && adding ? 'primary' : 'secondary'}
            // While adding, Enter tests until a test has succeeded; from then on it saves.
            {...(adding && !good ? { type: 'submit' as const } : { onPress: () => void testDraft() })}
          >
            {t(
              test === null
                ? withBrowser
                  ? 'connections.test.run-with-browser'
                  : 'connections.test.run'
                : 'connections.test.again',
            )}
          </Button>
        )}
        {test === null && adding && (
          <p className={classes(typography.small, styles.hint)}>{t('connections.test.not-yet')}</p>
        )}
      </div>
    </section>
  )
}
