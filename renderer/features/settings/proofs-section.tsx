/** Which proofs count, who belongs to which tier, and what has to be known of a caller before anybody of it is reset. */
import type { ReactNode } from 'react'
import { proofKinds, tiersByDemand } from '../../../shared/domain/proof-kinds.ts'
import type { ProofKind, Tier } from '../../../shared/domain/rules.ts'
import { demandFaults } from '../../../shared/domain/tiers.ts'
import { demandsLess } from '../../../shared/domain/weakened.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import layout from '../../components/layout.module.css'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { NamesSetting } from './names-field.tsx'
import { Lockable, Setting, useIsLocked, useIsLockedHere } from './setting.tsx'
import { demandIn, namesIn, usualForm, type DemandField, type FieldName, type SettingsForm } from './settings-form.ts'
import { settingsStore } from './settings-state.ts'
import { SwitchSetting } from './switch-setting.tsx'
import styles from './settings.module.css'

type SectionProps = { readonly form: SettingsForm }
type TierProps<T extends Tier = Tier> = SectionProps & { readonly tier: T }

export function ProofsSection({ form }: SectionProps) {
  const t = useText()
  const { edit } = settingsStore.getState()
  return (
    <Card title={t('settings.proofs')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('settings.proofs-text')}</p>
        <Setting fields={['acceptedProofs']}>
          <Kinds
            label={t('settings.accepted')}
            kinds={proofKinds}
            chosen={form.acceptedProofs}
            onChange={(kinds) => edit('acceptedProofs', kinds)}
          />
          <p className={typography.note}>{t('settings.accepted-hint')}</p>
        </Setting>
        <Lockable isLocked={useIsLocked('tiers')}>
          <div className={styles.group}>
            <TierPart form={form} tier="standard" />
            <TierPart form={form} tier="sensitive">
              <Members form={form} tier="sensitive" />
            </TierPart>
            <TierPart form={form} tier="privileged">
              <Members form={form} tier="privileged" />
              <SwitchSetting
                form={form}
                field="privileged.administrators"
                label={t('settings.administrators')}
                hint={t('settings.administrators-hint')}
              />
            </TierPart>
            <Setting fields={['unknownCountsAs']}>
              <div className={styles.short}>
                <Select
                  label={t('settings.unknown-counts-as')}
                  options={tiersByDemand.map((tier) => ({ id: tier, label: t(`known.tier.${tier}`) }))}
                  value={form.unknownCountsAs}
                  onChange={(tier) => edit('unknownCountsAs', tier)}
                />
              </div>
              <p className={typography.note}>{t('settings.unknown-counts-as-hint')}</p>
            </Setting>
          </div>
        </Lockable>
      </div>
    </Card>
  )
}

function TierPart({ form, tier, children }: TierProps & { readonly children?: ReactNode }) {
  const t = useText()
  const name = t(`settings.tier.${tier}`)
  return (
    <section className={styles.offer} aria-label={name}>
      <header>
        <h3>{name}</h3>
        <p className={typography.note}>{t(`settings.tier.${tier}-text`)}</p>
      </header>
      {children}
      <DemandFields form={form} tier={tier} />
      <Faults form={form} tier={tier} />
      <UsualButton form={form} fields={demandFields(tier)} name={name} />
    </section>
  )
}

const demandFields = (tier: Tier): DemandField[] => [
  `${tier}.proofs`,
  `${tier}.including`,
  `${tier}.mayGoUnchecked`,
  `${tier}.secondPerson`,
]

function Members({ form, tier }: TierProps<'sensitive' | 'privileged'>) {
  const t = useText()
  return (
    <>
      <NamesSetting
        form={form}
        field={`${tier}.people`}
        label={t('settings.people')}
        hint={t('settings.people-hint')}
      />
      <NamesSetting
        form={form}
        field={`${tier}.groups`}
        label={t('settings.groups')}
        hint={t('settings.groups-hint')}
      />
    </>
  )
}

const counts = ['0', '1', '2', '3', '4', '5'] as const

function DemandFields({ form, tier }: TierProps) {
  const t = useText()
  const { edit } = settingsStore.getState()
  const { proofs, including } = demandIn(form, tier)
  return (
    <>
      <Setting fields={[`${tier}.proofs`]}>
        <div className={styles.short}>
          <Select
            label={t('settings.needed')}
            options={counts.map((count) => ({
              id: count,
              label: t('settings.needed-count', { count: Number(count) }),
            }))}
            value={counts[proofs] ?? '0'}
            onChange={(count) => edit(`${tier}.proofs`, Number(count))}
          />
        </div>
      </Setting>
      {proofs > 0 && (
        <>
          <Setting fields={[`${tier}.including`]}>
            <Kinds
              label={t('settings.including')}
              kinds={proofKinds.filter((kind) => form.acceptedProofs.includes(kind) || including.includes(kind))}
              chosen={including}
              onChange={(kinds) => edit(`${tier}.including`, kinds)}
            />
            <p className={typography.note}>{t('settings.including-hint')}</p>
          </Setting>
          <SwitchSetting
            form={form}
            field={`${tier}.mayGoUnchecked`}
            label={t('settings.unchecked')}
            hint={t('settings.unchecked-hint')}
          />
        </>
      )}
      <SwitchSetting
        form={form}
        field={`${tier}.secondPerson`}
        label={t('settings.second')}
        hint={t('settings.second-hint')}
      />
    </>
  )
}

type KindsProps = {
  readonly label: string
  readonly kinds: readonly ProofKind[]
  readonly chosen: readonly ProofKind[]
  readonly onChange: (kinds: readonly ProofKind[]) => void
}

function Kinds({ label, kinds, chosen, onChange }: KindsProps) {
  const t = useText()
  return (
    <div role="group" aria-label={label} className={styles.kinds}>
      <p>{label}</p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <Checkbox
              isSelected={chosen.includes(kind)}
              onChange={(isChosen) =>
                onChange(proofKinds.filter((each) => (each === kind ? isChosen : chosen.includes(each))))
              }
            >
              {t(`settings.kind.${kind}`)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What nobody who sets this can want: it is said, and saved all the same, because it resets nobody or was asked about. */
function Faults({ form, tier }: TierProps) {
  const t = useText()
  const demand = demandIn(form, tier)
  const less = tiersByDemand
    .slice(0, tiersByDemand.indexOf(tier))
    .find((other) => demandsLess(demandIn(form, other), demand))
  const lines = [
    ...demandFaults(demand, form.acceptedProofs).map((fault) =>
      t(`settings.fault.${fault}`, { count: demand.proofs, accepted: form.acceptedProofs.length }),
    ),
    ...(demand.secondPerson && namesIn('approvers', form).length === 0 ? [t('settings.fault.no-approver')] : []),
    ...(less === undefined ? [] : [t('settings.fault.less', { other: less })]),
  ]
  return (
    <div role="status">
      {lines.length > 0 && (
        <Notice tone="warn">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
    </div>
  )
}

type UsualButtonProps = SectionProps & { readonly fields: readonly FieldName[]; readonly name: string }

/** Back to how MFA Desk comes. */
export function UsualButton({ form, fields, name }: UsualButtonProps) {
  const t = useText()
  const isLocked = useIsLockedHere()
  const { useUsual: restore } = settingsStore.getState()
  const isUsual = fields.every((field) => String(form[field]) === String(usualForm[field]))
  if (isLocked) return null
  return (
    <div className={layout.line}>
      {/* Never disabled: the focus stays where it was pressed. */}
      <Button
        size="small"
        aria-label={t('settings.usual-of', { name })}
        onPress={() => {
          if (!isUsual) restore(fields)
        }}
      >
        {t('settings.usual')}
      </Button>
      {isUsual && <p className={typography.small}>{t('settings.is-usual')}</p>}
    </div>
  )
}
