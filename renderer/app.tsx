/** The page itself: words, shell, and a net under both. Takes the place of the picture the document came with. */
import { StrictMode, useMemo, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { RawIntlProvider } from 'react-intl'
import { systemTexts } from '../shared/messages/system-texts.ts'
import { en } from '../shared/messages/en/page-texts.ts'
import { createPageIntl } from './messages/page-intl.ts'
import { AppShell } from './shell/app-shell.tsx'
import { PageBoundary } from './shell/page-boundary.tsx'
import { useAppStore } from './state/app-state.ts'
import './styles/global.css'

/** The catalogue, and in it the texts of the systems once main has told them. */
function Words({ children }: { readonly children: ReactNode }) {
  const systems = useAppStore((state) => state.systems)
  const intl = useMemo(() => createPageIntl({ ...en, ...systemTexts(systems ?? []) }), [systems])
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element.')

createRoot(root).render(
  <StrictMode>
    <Words>
      <PageBoundary>
        <AppShell />
      </PageBoundary>
    </Words>
  </StrictMode>,
)
