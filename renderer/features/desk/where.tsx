/** The system and connection in which something happens. The environment is only named if it is not production. */
import type { Environment, SystemId } from '../../../shared/domain/connection.ts'
import { EnvironmentBadge } from '../../components/badge.tsx'
import { classes } from '../../components/classes.ts'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import styles from './reset-column.module.css'

type Place = { readonly system: SystemId; readonly name: string; readonly environment: Environment }

export function Where({ connection }: { readonly connection: Place | undefined }) {
  const t = useText()
  if (connection === undefined) return null
  const { system, name, environment } = connection
  return (
    <p className={classes(typography.small, styles.where)}>
      <bdi>{t('plan.where', { system: t(`system.${system}`), name })}</bdi>
      {environment !== 'production' && <EnvironmentBadge environment={environment} />}
    </p>
  )
}
