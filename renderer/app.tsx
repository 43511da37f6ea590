/** The page itself: words, shell, and a net under both. Takes the place of the picture the document came with. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Words, type WordsIn } from './shell/words.tsx'
import { AppShell } from './shell/app-shell.tsx'
import { PageBoundary } from './shell/page-boundary.tsx'
import './styles/global.css'

/** `words`: those of the language that the document says. */
export function show(words: WordsIn): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no root element.')
  createRoot(root).render(
    <StrictMode>
      <Words first={words}>
        <PageBoundary>
          <AppShell />
        </PageBoundary>
      </Words>
    </StrictMode>,
  )
}
