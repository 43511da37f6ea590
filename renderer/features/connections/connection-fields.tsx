/** The fields of a connection in their groups. An error about a field stands under that field, in the catalogue's words. */
import { ExternalLink } from 'lucide-react'
import { useId } from 'react'
import type { SystemId } from '../../../shared/domain/connection.ts'
import type { SignInForm, SystemDescription } from '../../../shared/domain/system.ts'
import { ask } from '../../bridge/bridge.ts'
import { EnvironmentBadge, SystemMark } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { useErrorText, useText } from '../../messages/use-text.ts'
import { useAppStore, useSystem } from '../../state/app-state.ts'
import { fieldOf, signsInWithBrowser, type DraftField, type DraftForm } from './connection-draft.ts'
import { connectionsStore } from './connections-state.ts'
import type { Editor } from './connections-store.ts'
import styles from './connections.module.css'

export function SystemField({ editor }: { readonly editor: Editor }) {
  const t = useText()
  const systems = useAppStore((state) => state.systems)
  const error = useAppStore((state) => state.systemsError)
  const { changeForm } = connectionsStore.getState()
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void useAppStore.readSystems()} />
  if (systems === null) {
    return (
      <div aria-busy="true">
        <span className="visually-hidden">{t('connections.system.reading')}</span>
        <Skeleton height="72px" />
      </div>
    )
  }
  return (
    <RadioGroup
      label={t('connections.system.label')}
      hideLabel
      look="cards"
      autoFocus
      options={systems.map(({ id, name, description }) => ({
        id,
        label: name,
        description,
        icon: <SystemMark system={id} />,
      }))}
      value={editor.form.system}
      error={editor.missing.includes('system') ? t('connections.system.missing') : null}
      onChange={(system) => {
        const kinds = systems.find(({ id }) => id === system)?.signIns.map(({ kind }) => kind) ?? []
        const kept = kinds.includes(editor.form.signInKind) ? editor.form.signInKind : (kinds[0] ?? 'access-token')
        changeForm({ system, signInKind: kept, organisation: '' })
      }}
    />
  )
}

const secretNames = {
  'access-token': 'token',
  password: 'password',
  'service-app': 'private-key',
  'client-secret': 'client-secret',
} as const satisfies Record<Exclude<SignInForm['kind'], 'browser'>, string>

/** What the page knows of the fields beside the secret; their names are those of the draft. */
const fieldLooks = {
  username: { maxLength: 256 },
  organisation: { optional: true, inputMode: 'numeric', maxLength: 64 },
  clientId: { mono: true, maxLength: 256 },
  keyId: { optional: true, mono: true, maxLength: 256 },
  tenant: { mono: true, maxLength: 64 },
} as const

type AddressFieldsProps = {
  readonly editor: Editor
  readonly autoFocus: boolean
  readonly focusSecret?: boolean
}

export function AddressFields({ editor, autoFocus, focusSecret = false }: AddressFieldsProps) {
  const t = useText()
  const fieldError = useFieldError(editor)
  const { changeForm } = connectionsStore.getState()
  const { form, secretDropped } = editor
  const system = useSystem(form.system)
  const signIns = system?.signIns ?? []
  const signIn = signIns.find(({ kind }) => kind === form.signInKind)
  const secretError = fieldError('secret', t(`connections.${secretNameOf(form)}.missing`))
  const addressError = fieldError('address', t('connections.address.missing'))
  return (
    <>
      <TextField
        label={t('connections.address.label')}
        description={system === undefined ? undefined : addressHint(system, form.address)}
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
      {signIns.length > 1 && (
        <RadioGroup
          label={t('connections.sign-in.label')}
          look="cards"
          options={signIns.map(({ kind, label, hint }) => ({
            id: kind,
            label: label ?? t(`connections.sign-in.${kind}`),
            description: hint ?? t(`connections.sign-in.${kind}-hint`),
          }))}
          value={form.signInKind}
          onChange={(signInKind) => changeForm({ signInKind, secret: '' })}
        />
      )}
      {signIn?.fields.map(({ name, label, hint }) => (
        <TextField
          key={name}
          label={label ?? t(`connections.${name}.label`)}
          description={hint ?? t(`connections.${name}.hint`)}
          error={fieldError(name, name === 'organisation' || name === 'keyId' ? '' : t(`connections.${name}.missing`))}
          {...fieldLooks[name]}
          value={form[name]}
          onChange={(value) => changeForm({ [name]: value })}
        />
      ))}
      {signsInWithBrowser(form) ? (
        <BrowserHelp editor={editor} />
      ) : (
        <SecretField
          editor={editor}
          autoFocus={
            focusSecret ||
            (autoFocus && (secretDropped || (secretError !== null && addressError === null && form.address !== '')))
          }
        />
      )}
    </>
  )
}

/** In place of a secret: when the browser opens, and which application it needs. */
function BrowserHelp({ editor: { form, editing } }: { readonly editor: Editor }) {
  const t = useText()
  const system = useSystem(form.system)
  const signIn = system?.signIns.find(({ kind }) => kind === form.signInKind)
  return (
    <>
      {editing === null && <p className={typography.small}>{t('connections.browser.hint')}</p>}
      {system !== undefined && signIn !== undefined && <SignInHelp system={system.id} signIn={signIn} />}
    </>
  )
}

/** Of the kinds that have a secret to type. */
function secretNameOf({ signInKind }: DraftForm): (typeof secretNames)[keyof typeof secretNames] {
  return signInKind === 'browser' ? 'token' : secretNames[signInKind]
}

/** The token, password or key, and where somebody gets one. */
export function SecretField({ editor, autoFocus }: { readonly editor: Editor; readonly autoFocus: boolean }) {
  const t = useText()
  const { changeForm } = connectionsStore.getState()
  const { form, editing, secretDropped } = editor
  const system = useSystem(form.system)
  const signIn = system?.signIns.find(({ kind }) => kind === form.signInKind)
  const secretName = secretNameOf(form)
  const secretError = useFieldError(editor)('secret', t(`connections.${secretName}.missing`))
  const secretHint = secretDropped
    ? t('connections.secret.dropped')
    : editing?.secret === 'stored'
      ? t('connections.secret.keep')
      : t('connections.token.hint')
  return (
    <>
      <TextField
        label={
          signIn?.secretLabel ??
          (secretName === 'token'
            ? (signIn?.label ?? t('connections.sign-in.access-token'))
            : t(`connections.${secretName}.label`))
        }
        description={secretHint}
        error={secretError}
        type="password"
        mono
        {...(form.signInKind === 'service-app' ? { rows: 5 } : {})}
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={16_384}
        value={form.secret}
        onChange={(secret) => changeForm({ secret })}
      />
      {system !== undefined && signIn !== undefined && <SignInHelp system={system.id} signIn={signIn} />}
    </>
  )
}

export function NameFields({ editor, autoFocus }: { readonly editor: Editor; readonly autoFocus: boolean }) {
  const t = useText()
  const fieldError = useFieldError(editor)
  const { changeForm } = connectionsStore.getState()
  const { form } = editor
  return (
    <>
      <TextField
        label={t('connections.name.label')}
        description={t('connections.name.hint')}
        error={fieldError('name', t('connections.name.missing'))}
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
        error={fieldError('environment', t('connections.environment.missing'))}
        onChange={(environment) => changeForm({ environment })}
      />
    </>
  )
}

type SignInHelpProps = { readonly system: SystemId; readonly signIn: SignInForm }

/** What somebody without a token or account has to ask for, in the words of the system. */
function SignInHelp({ system, signIn }: SignInHelpProps) {
  const t = useText()
  const headingId = useId()
  const { kind, help, links } = signIn
  return (
    <section className={styles.help} aria-labelledby={headingId}>
      <h3 id={headingId}>{t(`connections.help.title.${kind}`)}</h3>
      {help.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {links.length > 0 && (
        <p className={styles.links}>
          {links.map(({ id, text }) => (
            <Button
              key={id}
              variant="link"
              icon={ExternalLink}
              onPress={() => ask('app:open-link', { system, link: id })}
            >
              {text}
            </Button>
          ))}
        </p>
      )}
    </section>
  )
}

/** What stands under a field that was left empty, or that an error is about. */
function useFieldError(editor: Editor): (field: DraftField, missing: string) => string | null {
  const t = useText()
  const errorText = useErrorText()
  const { saveError, test } = editor
  const error = saveError ?? (test?.status === 'failed' ? test.error : null)
  return (field, missing) => {
    if (editor.missing.includes(field)) return missing
    if (error === null || fieldOf(error) !== field) return null
    const text = errorText(error, 'text')
    return error.code === 'password-rejected' && error.attemptsLeft !== undefined
      ? `${text} ${t('error.password-rejected.attempts', { attemptsLeft: error.attemptsLeft })}`
      : text
  }
}

/** What kind of address is wanted, or what becomes of the one that is being pasted. */
function addressHint({ addressHint: usual, pastedHints }: SystemDescription, pasted: string): string {
  return pastedHints.find(({ pattern }) => new RegExp(pattern, 'i').test(pasted))?.hint ?? usual
}
