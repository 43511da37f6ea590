/** What this desk offers on each connection. The system's capabilities decide what can be switched at all. */
import type { ConnectionView, ProviderCapabilities } from '../../../shared/domain/connection.ts'
import { EnvironmentBadge, SystemMark } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Switch } from '../../components/switch.tsx'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { navigate } from '../../state/navigation.ts'
import { useAppStore } from '../../state/app-state.ts'
import { Lockable, SaveMark } from './setting.tsx'
import { settingsStore, useSettings } from './settings-state.ts'
import styles from './settings.module.css'

export function OffersSection() {
  const t = useText()
  const connections = useSettings((state) => state.connections)
  const error = useSettings((state) => state.connectionsError)
  const isLocked = useAppStore((state) => state.app?.policy?.connectionsLocked === true)
  const { loadConnections } = settingsStore.getState()
  return (
    <Card title={t('settings.offers')}>
      <div className={styles.group}>
        <p className={typography.note}>{t('settings.offers-text')}</p>
        {error !== null && <ErrorNotice error={error} onRetry={() => void loadConnections()} />}
        {connections === null && error === null && <Skeleton height="72px" />}
        {connections?.length === 0 && (
          <p className={typography.note}>
            {t('settings.offers-none')}{' '}
            {!isLocked && (
              <Button variant="link" onPress={() => navigate('connections')}>
                {t('settings.offers-add')}
              </Button>
            )}
          </p>
        )}
        <Lockable isLocked={isLocked}>
          {connections?.map(
            (connection) =>
              connection.capabilities !== null && (
                <Offer key={connection.id} connection={connection} capabilities={connection.capabilities} />
              ),
          )}
        </Lockable>
      </div>
    </Card>
  )
}

type OfferProps = { readonly connection: ConnectionView; readonly capabilities: ProviderCapabilities }

function Offer({ connection, capabilities }: OfferProps) {
  const t = useText()
  const save = useSettings((state) => state.offerSaves[connection.id])
  const { changeOffer } = settingsStore.getState()
  const { id, name, system, environment, offer } = connection
  const { knownFactors, knownServices } = capabilities
  const hidden = new Set(offer.hiddenFactorIds)
  return (
    <section className={styles.offer} aria-label={name}>
      <header>
        <SystemMark system={system} environment={environment} name={name} />
        <h3 dir="auto">{name}</h3>
        <EnvironmentBadge environment={environment} />
        <SaveMark save={save} />
      </header>
      {knownServices.map((service) => (
        <Switch
          key={service.id}
          description={t('settings.offer-service-hint', { service: service.label })}
          isSelected={!offer.hiddenServiceIds.includes(service.id)}
          onChange={(shown) =>
            changeOffer(id, { ...offer, hiddenServiceIds: withShown(offer.hiddenServiceIds, service.id, shown) })
          }
        >
          {service.label}
        </Switch>
      ))}
      {knownFactors.length === 0 ? (
        <p className={typography.note}>{t('settings.offer-no-list')}</p>
      ) : (
        <div role="group" aria-label={t('settings.offer-apps', { name })}>
          <ul className={styles.factors}>
            {knownFactors.map((factor) => (
              <li key={factor.id}>
                <Checkbox
                  isSelected={!hidden.has(factor.id)}
                  onChange={(shown) =>
                    changeOffer(id, {
                      ...offer,
                      hiddenFactorIds: withShown(offer.hiddenFactorIds, factor.id, shown),
                    })
                  }
                >
                  {factor.label}
                </Checkbox>
              </li>
            ))}
          </ul>
          <p className={typography.note}>
            {t('settings.offer-hidden', { count: knownFactors.filter((factor) => hidden.has(factor.id)).length })}
          </p>
        </div>
      )}
      {save?.status === 'failed' && <ErrorNotice error={save.error} />}
    </section>
  )
}

function withShown(hidden: readonly string[], id: string, shown: boolean): string[] {
  return shown ? hidden.filter((each) => each !== id) : [...hidden, id]
}
