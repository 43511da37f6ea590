/** One connection: where it is, how it signs in, whether its secret is there, and what its last test said. */
import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  KeyRound,
  LogIn,
  LogOut,
  Pencil,
  PlugZap,
  Trash2,
  type LucideIcon,
} from 'lucide-react'
import type { ConnectionView, SecretState } from '../../../shared/domain/connection.ts'
import { EnvironmentBadge, SystemMark } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { classes } from '../../components/classes.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import typography from '../../components/typography.module.css'
import { Time, useTimeText } from '../../components/time.tsx'
import { toned, type Tone } from '../../components/tone.ts'
import { useText } from '../../messages/use-text.ts'
import { useAppStore, useSystem } from '../../state/app-state.ts'
import { CheckResult } from './check-result.tsx'
import { CodeEntry, wantsCode } from './code-entry.tsx'
import { connectionsStore, useConnections } from './connections-state.ts'
import styles from './connections.module.css'

export type ConnectionCardProps = {
  readonly connection: ConnectionView
  readonly readOnly: boolean
  /** The organisation lists it: only its secret is a person's. */
  readonly locked: boolean
}

export function ConnectionCard({ connection, readOnly, locked }: ConnectionCardProps) {
  const t = useText()
  const test = useConnections((state) => state.tests[connection.id])
  const removal = useConnections((state) => (state.removal?.connectionId === connection.id ? state.removal : null))
  const {
    test: runTest,
    stopTest,
    enterCode,
    signIn: signInNow,
    signOut,
    startEditing,
    remove,
  } = connectionsStore.getState()
  const { id, name, system, environment, baseUrl, signIn, secret, createdAt, holds } = connection
  const signInForm = useSystem(system)?.signIns.find(({ kind }) => kind === signIn.kind)
  const isKnown = holds !== null
  const testing = test?.status === 'running'
  const inBrowser = test?.status === 'running' && test.inBrowser === true
  const withBrowser = signIn.kind === 'browser'
  const isSignedIn = secret === 'stored'
  const testStopName = !testing
    ? 'connections.test-of'
    : inBrowser
      ? 'connections.sign-in-stop-of'
      : 'connections.stop-test-of'
  const waitingUntil = useAppStore((state) => state.waitingUntil[id] ?? null)
  const timeText = useTimeText()
  return (
    <Card
      mark={<SystemMark system={system} environment={environment} name={name} />}
      title={name}
      badges={<EnvironmentBadge environment={environment} />}
      aside={t(`system.${system}`)}
      environment={environment}
      foot={
        <>
          {/* One button, so that the focus stays where it was pressed. */}
          {isKnown && (
            <Button
              size="small"
              icon={PlugZap}
              aria-label={t(testStopName, { name })}
              onPress={() => (testing ? stopTest(id) : runTest(id))}
            >
              {t(testing ? (inBrowser ? 'connections.cancel' : 'connections.test.stop') : 'connections.test')}
            </Button>
          )}
          {isKnown && withBrowser && !readOnly && (
            <>
              <Button
                size="small"
                variant={isSignedIn ? 'secondary' : 'primary'}
                icon={LogIn}
                isDisabled={testing}
                aria-label={t(isSignedIn ? 'connections.sign-in-again-of' : 'connections.sign-in-now-of', { name })}
                onPress={() => void signInNow(id)}
              >
                {t(isSignedIn ? 'connections.sign-in-again' : 'connections.sign-in-now')}
              </Button>
              {isSignedIn && (
                <Button
                  size="small"
                  variant="quiet"
                  icon={LogOut}
                  aria-label={t('connections.sign-out-of', { name })}
                  onPress={() => void signOut(id)}
                >
                  {t('connections.sign-out')}
                </Button>
              )}
            </>
          )}
          {readOnly ? (
            <p className={classes(typography.small, styles.hint)}>{t('connections.practice.read-only')}</p>
          ) : (
            <>
              {isKnown && !(locked && withBrowser) && (
                <Button
                  size="small"
                  icon={locked ? KeyRound : Pencil}
                  aria-label={t(locked ? 'connections.change-secret-of' : 'connections.edit-of', { name })}
                  onPress={() => startEditing(connection, locked)}
                >
                  {t(locked ? 'connections.change-secret' : 'connections.edit')}
                </Button>
              )}
              {!locked && (
                <Button
                  size="small"
                  variant="quiet"
                  icon={Trash2}
                  aria-label={t('connections.remove-of', { name })}
                  isPending={removal !== null && removal.error === null}
                  onPress={() => remove(connection)}
                >
                  {t('connections.remove')}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      {!isKnown && (
        <Notice tone="warn" title={t('error.system-not-known.title')}>
          <p>{t('error.system-not-known.text')}</p>
          <p>{t('error.system-not-known.action')}</p>
        </Notice>
      )}
      <Facts look="dense" names="116px" stackAt={560}>
        <Fact name={t('connections.address')}>
          <bdi className={typography.mono}>{baseUrl}</bdi>
        </Fact>
        <Fact name={t('connections.sign-in')}>
          {signIn.kind === 'access-token' && (signInForm?.label ?? t('connections.sign-in.access-token'))}
          {signIn.kind === 'password' &&
            (signInForm?.secretLabel === undefined
              ? t('connections.sign-in.password-of', { username: signIn.username })
              : t('connections.sign-in.secret-of', { username: signIn.username, secret: signInForm.secretLabel }))}
          {signIn.kind === 'service-app' && t('connections.sign-in.service-app-of', { clientId: signIn.clientId })}
          {signIn.kind === 'browser' && t('connections.sign-in.browser-of', { clientId: signIn.clientId })}
          {signIn.kind === 'client-secret' && t('connections.sign-in.client-secret-of', { clientId: signIn.clientId })}
        </Fact>
        {!readOnly && withBrowser && (
          <Fact name={t('connections.signed-in-as')}>
            <SignedInLine state={secret} account={connection.signedInAs ?? null} />
          </Fact>
        )}
        {!readOnly && !withBrowser && (
          <Fact name={t('connections.secret')}>
            <SecretLine state={secret} onEnter={() => startEditing(connection, locked)} />
          </Fact>
        )}
        {!locked && (
          <Fact name={t('connections.added-on')}>
            <Time at={createdAt} form="date" />
          </Fact>
        )}
      </Facts>
      <div aria-live="polite">
        {testing && (
          <p className={styles.tested}>
            {waitingUntil === null
              ? t(inBrowser ? 'connections.sign-in-running' : 'connections.test.running')
              : t('account.waiting', { when: timeText(waitingUntil, 'time-to-the-second') })}
          </p>
        )}
        {test?.status === 'answered' && (
          <div className={styles.tested}>
            <CheckResult check={test.check} system={system} environment={environment} />
          </div>
        )}
        {test?.status === 'failed' && (
          <div className={styles.tested}>
            <ErrorNotice error={test.error} role="status" />
          </div>
        )}
      </div>
      {removal !== null && removal.error !== null && (
        <div className={styles.tested}>
          <ErrorNotice error={removal.error} />
        </div>
      )}
      {test?.status === 'failed' && wantsCode(test.error.code) && (
        <CodeEntry onEnter={(code) => void enterCode(id, code)} />
      )}
    </Card>
  )
}

const secretSigns: Readonly<Record<SecretState, readonly [LucideIcon, Tone]>> = {
  stored: [CircleCheck, 'ok'],
  missing: [CircleAlert, 'bad'],
  incomplete: [CircleAlert, 'bad'],
  unavailable: [CircleHelp, 'warn'],
  refused: [CircleHelp, 'warn'],
}

/** Who is signed in with the browser, as far as this computer knows. */
function SignedInLine({ state, account }: { readonly state: SecretState; readonly account: string | null }) {
  const t = useText()
  const [Icon, tone] = secretSigns[state]
  const isOut = state === 'missing' || state === 'incomplete'
  return (
    <span className={styles.secret}>
      <span className={classes(toned(tone), styles['secret-state'])}>
        <Icon size={16} aria-hidden="true" />
        {account !== null && account !== '' ? (
          <bdi>{account}</bdi>
        ) : (
          t(isOut || state === 'stored' ? `connections.signed-in.${state}` : `connections.secret.${state}`)
        )}
      </span>
      {state !== 'stored' && (
        <span>{t(isOut ? `connections.signed-in.${state}-action` : `connections.secret.${state}-action`)}</span>
      )}
    </span>
  )
}

function SecretLine({ state, onEnter }: { readonly state: SecretState; readonly onEnter: () => void }) {
  const t = useText()
  const [Icon, tone] = secretSigns[state]
  return (
    <span className={styles.secret}>
      <span className={classes(toned(tone), styles['secret-state'])}>
        <Icon size={16} aria-hidden="true" />
        {t(`connections.secret.${state}`)}
      </span>
      {state !== 'stored' && <span>{t(`connections.secret.${state}-action`)}</span>}
      {(state === 'missing' || state === 'incomplete') && (
        <Button variant="link" onPress={onEnter}>
          {t('connections.enter-secret')}
        </Button>
      )}
    </span>
  )
}
