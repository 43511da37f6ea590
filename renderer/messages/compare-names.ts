/** The order of people's names, as on the computer: it is the same in each of our languages. */
import { formatLocale } from '../../shared/domain/format-locale.ts'
import { systemLocale } from './system-locale.ts'

export const compareNames = new Intl.Collator(formatLocale(systemLocale, 'en')).compare
