/** The fields of a connection in their groups. An error about a field stands under that field, in the catalogue's words. */
import { ExternalLink } from 'lucide-react'
import { useId } from 'react'
import type { SignIn, SystemId } from '../../../shared/domain/connection.ts'
import { isAdminAddress } from '../../../shared/domain/okta-console.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import type { LinkKey } from '../../../shared/ipc/contract.ts'
import { ask } from '../../bridge/bridge.ts'
import { EnvironmentBadge, SystemMark } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText, type Text } from '../../messages/use-text.ts'
import { fieldOf, type DraftField } from './connection-draft.ts'
import { connectionsStore, useConnections } from './connections-state.ts'
import type { Editor } from './connections-store.ts'
import styles from './connections.module.css'

export function SystemField({ editor }: { readonly editor: Editor }) {
  const t = useText()
  const systems = useConnections((state) => state.systems)
  const error = useConnections((state) => state.systemsError)
  const { load, changeForm } = connectionsStore.getState()
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void load()} />
  if (systems === null) {
    return (
      <div aria-busy="true">
        <span className="visually-hidden">{t('connections.system.reading')}</span>
        <Skeleton height="72px" />
      </div>
    )
  }
  if (systems.length === 0) return <p>{t('connections.system.none')}</p>
  return (
    <RadioGroup
      label={t('connections.system.label')}
      hideLabel
      look="cards"
      autoFocus
      options={systems.map(({ system }) => ({
        id: system,
        label: t(`system.${system}`),
        description: t(`connections.system.${system}`),
        icon: <SystemMark system={system} />,
      }))}
      value={editor.form.system}
      error={editor.missing.includes('system') ? t('connections.system.missing') : null}
      onChange={(system) => {
        const kinds = systems.find((each) => each.system === system)?.capabilities.signInKinds ?? []
        const kept = kinds.includes(editor.form.signInKind) ? editor.form.signInKind : (kinds[0] ?? 'access-token')
        changeForm({ system, signInKind: kept, organisation: '' })
      }}
    />
  )
}

const secretNames = { 'access-token': 'token', password: 'password', 'service-app': 'private-key' } as const

/** Where a system has more to say of a way to sign in than the usual sentence. */
const signInHints: Readonly<Record<string, Parameters<Text>[0]>> = {
  'adaxes/access-token': 'connections.sign-in.access-token-hint-adaxes',
  'adaxes/password': 'connections.sign-in.password-hint-adaxes',
  'okta/access-token': 'connections.sign-in.access-token-hint-okta',
  'resolver/access-token': 'connections.sign-in.access-token-hint-resolver',
  'flashback/access-token': 'connections.sign-in.access-token-hint-flashback',
}

type AddressFieldsProps = {
  readonly editor: Editor
  readonly autoFocus: boolean
  readonly focusSecret?: boolean
}

export function AddressFields({ editor, autoFocus, focusSecret = false }: AddressFieldsProps) {
  const t = useText()
  const systems = useConnections((state) => state.systems)
  const { changeForm } = connectionsStore.getState()
  const { form, editing, secretDropped } = editor
  const capabilities = systems?.find(({ system }) => system === form.system)?.capabilities ?? editing?.capabilities
  const errorFor = (field: DraftField, missing: string) => fieldError(editor, field, missing, t)
  const tokenName = form.system === null ? '' : t(`connections.token-of.${form.system}`)
  const secretName = secretNames[form.signInKind]
  const secretError = errorFor('secret', t(`connections.${secretName}.missing`))
  const addressError = errorFor('address', t('connections.address.missing'))
  const secretHint = secretDropped
    ? t('connections.secret.dropped')
    : editing?.secret === 'stored'
      ? t('connections.secret.keep')
      : t('connections.token.hint')
  return (
    <>
      <TextField
        label={t('connections.address.label')}
        description={form.system === null ? undefined : t(hintOf(form.system, form.address))}
        error={addressError}
        type="url"
        mono
        autoFocus={
          autoFocus &&
          !focusSecret &&
          (form.address === '' || addressError !== null || secretError === null) &&
          !secretDropped
        }
        maxLength={2048}
        value={form.address}
        onChange={(address) => changeForm({ address })}
      />
      {capabilities !== undefined && capabilities.signInKinds.length > 1 && (
        <RadioGroup
          label={t('connections.sign-in.label')}
          look="cards"
          options={capabilities.signInKinds.map((kind) => ({
            id: kind,
            label: kind === 'access-token' ? tokenName : t(`connections.sign-in.${kind}`),
            description: t(signInHints[`${form.system ?? ''}/${kind}`] ?? `connections.sign-in.${kind}-hint`),
          }))}
          value={form.signInKind}
          onChange={(signInKind) => changeForm({ signInKind, secret: '' })}
        />
      )}
      {form.signInKind === 'password' && (
        <TextField
          label={t('connections.username.label')}
          description={t('connections.username.hint')}
          error={errorFor('username', t('connections.username.missing'))}
          maxLength={256}
          value={form.username}
          onChange={(username) => changeForm({ username })}
        />
      )}
      {form.signInKind === 'password' && capabilities?.asksOrganisation === true && (
        <TextField
          label={t('connections.organisation.label')}
          description={t('connections.organisation.hint')}
          error={errorFor('organisation', '')}
          optional
          inputMode="numeric"
          maxLength={64}
          value={form.organisation}
          onChange={(organisation) => changeForm({ organisation })}
        />
      )}
      {form.signInKind === 'service-app' && (
        <>
          <TextField
            label={t('connections.client-id.label')}
            description={t('connections.client-id.hint')}
            error={errorFor('clientId', t('connections.client-id.missing'))}
            mono
            maxLength={256}
            value={form.clientId}
            onChange={(clientId) => changeForm({ clientId })}
          />
          <TextField
            label={t('connections.key-id.label')}
            description={t('connections.key-id.hint')}
            error={errorFor('keyId', '')}
            optional
            mono
            maxLength={256}
            value={form.keyId}
            onChange={(keyId) => changeForm({ keyId })}
          />
        </>
      )}
      <TextField
        label={secretName === 'token' ? tokenName : t(`connections.${secretName}.label`)}
        description={secretHint}
        error={secretError}
        type="password"
        mono
        {...(form.signInKind === 'service-app' ? { rows: 5 } : {})}
        autoComplete="off"
        autoFocus={
          focusSecret ||
          (autoFocus && (secretDropped || (secretError !== null && addressError === null && form.address !== '')))
        }
        maxLength={16_384}
        value={form.secret}
        onChange={(secret) => changeForm({ secret })}
      />
      {form.system !== null && <SystemHelp system={form.system} signInKind={form.signInKind} />}
    </>
  )
}

export function NameFields({ editor, autoFocus }: { readonly editor: Editor; readonly autoFocus: boolean }) {
  const t = useText()
  const { changeForm } = connectionsStore.getState()
  const { form } = editor
  return (
    <>
      <TextField
        label={t('connections.name.label')}
        description={t('connections.name.hint')}
        error={fieldError(editor, 'name', t('connections.name.missing'), t)}
        autoFocus={autoFocus}
        maxLength={80}
        value={form.name}
        onChange={(name) => changeForm({ name })}
      />
      <RadioGroup
        label={t('connections.environment.label')}
        look="cards"
        options={(['production', 'sandbox'] as const).map((environment) => ({
          id: environment,
          label: t(`environment.${environment}`),
          description: t(`connections.environment.${environment}-hint`),
          face: <EnvironmentBadge environment={environment} />,
        }))}
        value={form.environment}
        error={fieldError(editor, 'environment', t('connections.environment.missing'), t)}
        onChange={(environment) => changeForm({ environment })}
      />
    </>
  )
}

type SystemHelpProps = { readonly system: SystemId; readonly signInKind: SignIn['kind'] }

/** What somebody without a token or account has to ask for, in the words of the system. */
function SystemHelp({ system, signInKind }: SystemHelpProps) {
  const t = useText()
  const headingId = useId()
  if (system === 'adaxes') return signInKind === 'service-app' ? null : <AdaxesHelp signInKind={signInKind} />
  if (system === 'okta') return <OktaHelp isApp={signInKind === 'service-app'} />
  const key = signInKind === 'password' ? 'password' : 'access-token'
  return (
    <section className={styles.help} aria-labelledby={headingId}>
      <h3 id={headingId}>{t(key === 'password' ? 'connections.help.password-title' : 'connections.help.title')}</h3>
      <p>{t(`connections.help.${system}.${key}`)}</p>
      <p>{t(`connections.help.${system}.right`)}</p>
    </section>
  )
}

/** Where the token comes from and which right it needs, for whoever does not have one yet. */
function AdaxesHelp({ signInKind }: { readonly signInKind: 'access-token' | 'password' }) {
  const t = useText()
  const headingId = useId()
  const isToken = signInKind === 'access-token'
  return (
    <section className={styles.help} aria-labelledby={headingId}>
      <h3 id={headingId}>{t(isToken ? 'connections.help.title' : 'connections.help.password-title')}</h3>
      <p>{t(isToken ? 'connections.help.token' : 'connections.help.password')}</p>
      <p>{t('connections.help.right')}</p>
      <p className={styles.links}>
        {isToken && <OutsideLink link="adaxes-token-help" text={t('connections.help.token-link')} />}
        <OutsideLink link="adaxes-rights-help" text={t('connections.help.rights-link')} />
      </p>
    </section>
  )
}

/** Which token or application Okta should have for this desk, and which rights are enough. */
function OktaHelp({ isApp }: { readonly isApp: boolean }) {
  const t = useText()
  const headingId = useId()
  return (
    <section className={styles.help} aria-labelledby={headingId}>
      <h3 id={headingId}>{t(isApp ? 'connections.help.okta-app-title' : 'connections.help.title')}</h3>
      <p>{t(isApp ? 'connections.help.okta-app' : 'connections.help.okta-token')}</p>
      <p>{t('connections.help.okta-right')}</p>
    </section>
  )
}

function OutsideLink({ link, text }: { readonly link: LinkKey; readonly text: string }) {
  return (
    <Button variant="link" icon={ExternalLink} onPress={() => ask('app:open-link', { link })}>
      {text}
    </Button>
  )
}

function fieldError(editor: Editor, field: DraftField, missing: string, t: Text): string | null {
  if (editor.missing.includes(field)) return missing
  const { saveError, test } = editor
  const error = saveError ?? (test?.status === 'failed' ? test.error : null)
  return error !== null && fieldOf(error) === field ? errorText(error, t) : null
}

function errorText(error: AppError, t: Text): string {
  const text = t(`error.${error.code}.text`)
  return error.code === 'password-rejected' && error.attemptsLeft !== undefined
    ? `${text} ${t('error.password-rejected.attempts', { attemptsLeft: error.attemptsLeft })}`
    : text
}

/** What kind of address is wanted; of the console's, that it is corrected. */
function hintOf(system: SystemId, address: string) {
  return system === 'okta' && isAdminAddress(address)
    ? 'connections.warning.admin-address-corrected'
    : (`connections.address.hint.${system}` as const)
}
