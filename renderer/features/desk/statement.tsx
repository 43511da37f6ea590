/** What the agent states to have done to verify the caller: chosen, never typed. */
import { useState } from 'react'
import type { StatedProof } from '../../../shared/domain/caller-check.ts'
import { identityDocuments, managerWays } from '../../../shared/domain/proof-kinds.ts'
import { Button } from '../../components/button.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice } from '../../components/notice.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useDesk } from './desk.ts'
import type { StatingView } from './state/caller-check-state.ts'
import { openAccounts } from './state/verification-state.ts'
import styles from './verification-panel.module.css'

export function Statement({ stating }: { readonly stating: StatingView }) {
  const t = useText()
  const [chosen, choose] = useState<StatedProof | null>(null)
  const send = () => {
    if (chosen !== null) void useDesk.stateProof(chosen)
  }
  return (
    <div className={styles.statement}>
      <p className={typography.small}>{t(`known.how-${stating.kind}`)}</p>
      <Choice kind={stating.kind} chosen={chosen} onChoose={choose} />
      {stating.error !== null && <ErrorNotice error={stating.error} />}
      <div className={layout.row}>
        <Button size="small" variant="primary" isDisabled={chosen === null} isPending={stating.sending} onPress={send}>
          {t('known.state')}
        </Button>
        <Button size="small" onPress={() => useDesk.setStating(null)}>
          {t('known.cancel')}
        </Button>
      </div>
    </div>
  )
}

type ChoiceProps = {
  readonly kind: StatedProof['kind']
  readonly chosen: StatedProof | null
  readonly onChoose: (stated: StatedProof) => void
}

function Choice({ kind, chosen, onChoose }: ChoiceProps) {
  const t = useText()
  const accounts = openAccounts(useDesk())
  switch (kind) {
    case 'call-back': {
      const phones = [
        ...new Map(accounts.flatMap(({ phones = [] }) => phones).map((phone) => [phone.number, phone])).values(),
      ]
      return (
        <RadioGroup
          label={t('known.number')}
          options={phones.map(({ number, kind: place }) => ({
            id: number,
            label: number,
            description: t(`known.phone.${place}`),
          }))}
          value={chosen?.kind === kind ? chosen.number : null}
          onChange={(number) => onChoose({ kind, number })}
          autoFocus
        />
      )
    }
    case 'manager':
      return (
        <RadioGroup
          label={t('known.manager', { manager: accounts.find(({ manager }) => manager !== null)?.manager ?? '' })}
          options={managerWays.map((way) => ({ id: way, label: t(`known.way.${way}`) }))}
          value={chosen?.kind === kind ? chosen.way : null}
          onChange={(way) => onChoose({ kind, way })}
          autoFocus
        />
      )
    case 'live-video':
    case 'in-person':
      return (
        <RadioGroup
          label={t('known.document')}
          options={identityDocuments.map((document) => ({
            id: document,
            label: t(`known.document.${document}`),
          }))}
          value={chosen?.kind === kind ? chosen.document : null}
          onChange={(document) => onChoose({ kind, document })}
          autoFocus
        />
      )
  }
}
