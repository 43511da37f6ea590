/**
 * The page's first picture as HTML, made by the build (scripts/lib/first-frame.ts) of the very components that take its place:
 * what they draw before main has answered anything.
 */
import { prerender } from 'react-dom/static'
import { RawIntlProvider } from 'react-intl'
import type { Language } from '../shared/domain/language.ts'
import { pageTexts } from '../shared/messages/page-texts.ts'
import { createPageIntl } from './messages/page-intl.ts'
import { AppShell } from './shell/app-shell.tsx'

/** Rejects with what a component threw; a boundary would draw its stand-in, and nobody would notice. */
export async function renderFirstFrame(language: Language): Promise<string> {
  const faults: unknown[] = []
  const { prelude } = await prerender(
    <RawIntlProvider value={createPageIntl(await pageTexts[language](), language)}>
      <AppShell />
    </RawIntlProvider>,
    // In one piece: of what is larger React would draw the stand-in first, for a page that comes bit by bit.
    { onError: (fault) => void faults.push(fault), progressiveChunkSize: Infinity },
  )
  const html = await new Response(prelude).text()
  if (faults.length > 0) throw faults[0]
  return html
}
