/**
 * The first of the page's code, which the rest cannot take down. Until that is there, the window shows the frame the document came
 * with (first-frame.tsx).
 */
import { languageAmong } from '../shared/domain/language.ts'
import { pageTexts } from '../shared/messages/page-texts.ts'
import { startTexts } from '../shared/messages/start-texts.ts'

/** Main has written on <html> which one is in force. */
const language = languageAmong([document.documentElement.lang])

Promise.all([import('./app.tsx'), pageTexts[language]()]).then(
  ([{ show }, texts]) => show({ language, texts }),
  (fault: unknown) => {
    // A frame that nothing will ever fill must not stay: it looks like something to wait for.
    const words = document.createElement('p')
    words.className = 'not-loaded'
    words.role = 'alert'
    words.textContent = startTexts[language]['start.not-loaded']
    document.getElementById('root')?.replaceChildren(words)
    throw fault
  },
)
