/** What the page says, in each language that a spec may have it in: texts of the catalogue, so that one spec goes through all of them. */
import { IntlMessageFormat } from 'intl-messageformat'
import { de } from '../../../shared/messages/de/page-texts.ts'
import { en, type TextKey } from '../../../shared/messages/en/page-texts.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { PageTexts } from '../../../shared/messages/page-texts.ts'
import { pseudoTexts } from '../../support/pseudo-texts.ts'

export type Spoken = Language | 'pseudo'
type Values = Readonly<Record<string, string | number>>
type Parts = ReturnType<IntlMessageFormat['getAst']>

const catalogues: Readonly<Record<Spoken, PageTexts>> = { en, de, pseudo: pseudoTexts(en) }

export interface Words {
  readonly spoken: Spoken
  /** The text with these values. */
  readonly say: (key: TextKey, values?: Values) => string
  /** The whole text, whatever its other values are. */
  readonly like: (key: TextKey, values?: Values) => RegExp
  /** What begins so; something may follow. */
  readonly begins: (key: TextKey, values?: Values) => RegExp
}

export function wordsIn(spoken: Spoken): Words {
  const message = (key: TextKey) => new IntlMessageFormat(catalogues[spoken][key], spoken === 'pseudo' ? 'en' : spoken)
  const pattern = (key: TextKey, values: Values = {}) => patternOf(message(key).getAst(), values)
  return {
    spoken,
    say: (key, values) => String(message(key).format(values)),
    like: (key, values) => new RegExp(`^${pattern(key, values)}$`),
    begins: (key, values) => new RegExp(`^${pattern(key, values)}`),
  }
}

/** Parts without a value are arguments' places, and one that has branches may be any of them. */
function patternOf(parts: Parts, values: Values): string {
  return parts
    .map((part) => {
      if ('options' in part) {
        return `(?:${Object.values(part.options)
          .map((option) => patternOf(option.value, values))
          .join('|')})`
      }
      if ('children' in part) return patternOf(part.children, values)
      if (!('value' in part)) return '.+'
      if (part.type === literal) return escaped(part.value)
      const value = values[part.value]
      return value === undefined ? '.*' : escaped(String(value))
    })
    .join('')
}

const literal = new IntlMessageFormat('text', 'en').getAst()[0]?.type

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
