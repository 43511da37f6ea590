/** For systems that nobody signs in to with the browser. */
import type { BrowserPorts } from '../../electron/app/real-systems.ts'

export const noBrowser: BrowserPorts = {
  open: () => Promise.reject(new Error('no browser is opened here')),
  page: (outcome) => ({ title: outcome, text: '', language: 'en' }),
}
