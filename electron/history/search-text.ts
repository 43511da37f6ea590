/**
 * The text by which operations are searched. It has the words of every language: the index is stored, and whoever looks into the record
 * later may read it in another one than it was written in. Pure.
 */
import { foldText } from '../../shared/domain/fold-text.ts'
import type { OpeningEntry } from '../../shared/domain/history-entry.ts'
import type { ResetEffect } from '../../shared/domain/reset-plan.ts'
import type { CommonTextKey } from '../../shared/messages/en/common-texts.ts'
import { mainTexts } from '../../shared/messages/main-texts.ts'
import { accountsOf } from './operation-row.ts'

/** The words of a query, each of which must occur. */
export const searchWords = (query: string): string[] => foldText(query).split(/\s+/u).filter(Boolean)

/** Everything an operation can be found by, one field per line: a search word contains no newline, so it never matches across two. */
export function searchTextOf(opening: OpeningEntry): string {
  const fields = new Set<string | null>([opening.agent.displayName, opening.agent.osUser])
  if (opening.kind === 'intended') {
    for (const field of [opening.ticket, opening.reason]) fields.add(field)
    for (const words of opening.steps.flatMap((step) => step.effects).flatMap(effectWords)) fields.add(words)
  } else if (opening.kind === 'call-reported') {
    for (const field of [opening.reason, ...inEachLanguage('operation.reported')]) fields.add(field)
  } else {
    for (const words of inEachLanguage(`operation.${opening.kind}`)) fields.add(words)
    if (opening.kind === 'caller-refused') fields.add(opening.refusal.factor.label)
  }
  for (const { account, connection } of accountsOf(opening)) {
    for (const field of [account.displayName, ...account.logins, account.email, connection.name]) fields.add(field)
  }
  return [...fields].map((field) => foldText(field ?? '')).join('\n')
}

const texts = Object.values(mainTexts).map(({ common }) => common)
const inEachLanguage = (key: CommonTextKey): string[] => texts.map((common) => common[key])

/** A reset of all methods is found by the words shown for it. */
function effectWords(effect: ResetEffect): string[] {
  if (effect.kind === 'remove-factor') return [effect.label]
  const words = inEachLanguage(`effect.${effect.kind}`)
  return effect.kind === 'reset-service' ? words.map((each) => each.replace('{label}', effect.label)) : words
}
