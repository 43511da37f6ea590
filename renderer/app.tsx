/** The page itself: words, shell, and a net under both. Takes the place of the picture the document came with. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'react-intl'
import { en } from './messages/en.ts'
import { AppShell } from './shell/app-shell.tsx'
import { PageBoundary } from './shell/page-boundary.tsx'
import './styles/global.css'

/** English words; numbers and dates in the person's own English, or the British way, whose dates nobody misreads. */
const locale = navigator.language.startsWith('en') ? navigator.language : 'en-GB'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element.')

createRoot(root).render(
  <StrictMode>
    <IntlProvider locale={locale} messages={en}>
      <PageBoundary>
        <AppShell />
      </PageBoundary>
    </IntlProvider>
  </StrictMode>,
)
