/** The page itself: words, shell, and a net under both. Takes the place of the picture the document came with. */
import { StrictMode, useMemo, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'react-intl'
import { systemTexts } from '../shared/messages/system-texts.ts'
import { en } from './messages/en.ts'
import { AppShell } from './shell/app-shell.tsx'
import { PageBoundary } from './shell/page-boundary.tsx'
import { useAppStore } from './state/app-state.ts'
import './styles/global.css'

/** English words; numbers and dates in the person's own English, or the British way, whose dates nobody misreads. */
const locale = navigator.language.startsWith('en') ? navigator.language : 'en-GB'

/** The catalogue, and in it the texts of the systems once main has told them. */
function Words({ children }: { readonly children: ReactNode }) {
  const systems = useAppStore((state) => state.systems)
  const messages = useMemo(() => ({ ...en, ...systemTexts(systems ?? []) }), [systems])
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  )
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
