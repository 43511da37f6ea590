/**
 * The first of the page's code, small enough to run at once: main is asked while the rest is still on its way. Until that is
 * there, the window shows the frame the document came with (first-frame.tsx).
 */
import { askEarly } from './bridge/bridge.ts'
import { startTexts } from './messages/start-texts.ts'

askEarly()
import('./app.tsx').catch((fault: unknown) => {
  // A frame that nothing will ever fill must not stay: it looks like something to wait for.
  const words = document.createElement('p')
  words.className = 'not-loaded'
  words.role = 'alert'
  words.textContent = startTexts['start.not-loaded']
  document.getElementById('root')?.replaceChildren(words)
  throw fault
})
