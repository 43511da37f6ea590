/** What an operation is found by. Pure. */
import { foldText } from '../../shared/domain/fold-text.ts'
import { commonTexts } from '../../shared/messages/common-texts.ts'
import type { IntendedEntry } from '../../shared/domain/history-entry.ts'
import type { ResetEffect } from '../../shared/domain/reset-plan.ts'
import type { z } from 'zod'

/** The words of a query, each of which must occur. */
export const searchWords = (query: string): string[] => foldText(query).split(/\s+/u).filter(Boolean)

/** Everything an operation can be found by. Lines keep fields apart: a word holds no newline, so it never spans two. */
export function searchTextOf(intended: z.infer<typeof IntendedEntry>): string {
  const fields = new Set<string | null>([
    intended.ticket,
    intended.reason,
    intended.agent.displayName,
    intended.agent.osUser,
  ])
  for (const { account, connection } of intended.accounts) {
    for (const field of [account.displayName, ...account.logins, account.email, connection.name]) fields.add(field)
  }
  for (const effect of intended.steps.flatMap((step) => step.effects)) fields.add(effectWords(effect))
  return [...fields].map((field) => foldText(field ?? '')).join('\n')
}

/** A whole reset is found by the words people read for it. */
function effectWords(effect: ResetEffect): string {
  return effect.kind === 'remove-factor' ? effect.label : commonTexts[`effect.${effect.kind}`]
}
