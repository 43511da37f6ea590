/** One piece of advice as a sentence. */
import type { IntlShape } from 'react-intl'
import type { Text } from '../../messages/use-text.ts'
import type { Advice } from './advice.ts'

export function adviceText({ key, labels, systems }: Advice, t: Text, intl: Pick<IntlShape, 'formatList'>): string {
  return t(key, {
    labels: intl.formatList(labels),
    systems: intl.formatList(systems.map((system) => t(`system.${system}`))),
    count: systems.length,
  })
}
