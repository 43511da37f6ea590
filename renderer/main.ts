/**
 * The first of the page's code, which the rest cannot take down. Until that is there, the window shows the frame the document came
 * with (first-frame.tsx).
 */
import { startTexts } from '../shared/messages/en/start-texts.ts'

import('./app.tsx').catch((fault: unknown) => {
  // A frame that nothing will ever fill must not stay: it looks like something to wait for.
  const words = document.createElement('p')
  words.className = 'not-loaded'
  words.role = 'alert'
  words.textContent = startTexts['start.not-loaded']
  document.getElementById('root')?.replaceChildren(words)
  throw fault
})
