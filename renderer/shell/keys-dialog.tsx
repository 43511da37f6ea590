/** The keys, in words. */
import { Info } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { Kbd } from '../components/kbd.tsx'
import { helpKey, isMac, keysInWords } from '../components/platform.ts'
import type { TextKey } from '../../shared/messages/en/page-texts.ts'
import { useText } from '../messages/use-text.ts'
import { ShellDialog } from './shell-dialog.tsx'
import styles from './dialog.module.css'

type Group = { readonly title: TextKey; readonly keys: readonly (readonly [TextKey, string])[] }

const groups: readonly Group[] = [
  {
    title: 'keys.everywhere',
    keys: [
      ['command.find', 'Ctrl+K'],
      ['command.palette', 'Ctrl+Shift+P'],
      ['command.desk', 'Ctrl+1'],
      ['command.history', 'Ctrl+2'],
      ['command.overview', 'Ctrl+3'],
      ['command.connections', 'Ctrl+4'],
      ['command.settings', 'Ctrl+,'],
      ['command.keys', helpKey],
      ['keys.back', 'Esc'],
    ],
  },
  {
    title: 'keys.list',
    keys: [
      ['keys.move', 'Up+Down'],
      ['keys.move-people', 'PageUp+PageDown'],
      ['keys.open', 'Enter'],
      ['keys.clear', 'Esc'],
    ],
  },
  {
    title: 'keys.person',
    keys: [
      ['keys.next-column', 'F6'],
      ['keys.previous-column', 'Shift+F6'],
      ['keys.next-control', 'Tab'],
      ['keys.tick', 'Space'],
      ['command.review', 'Ctrl+Enter'],
      // Elsewhere Tab reaches the button.
      ...(isMac ? ([['keys.answer-yes', 'Alt+Ctrl+Y']] as const) : []),
      ['command.copy-evidence', 'Ctrl+Shift+C'],
      ['command.copy-evidence-markdown', 'Ctrl+Shift+M'],
      ['command.report', 'Ctrl+Shift+X'],
      ['command.next-caller', 'Ctrl+Shift+N'],
    ],
  },
  {
    title: 'keys.history',
    keys: [
      ['keys.move-row', 'Up+Down'],
      ['keys.move-page', 'PageUp+PageDown'],
      ['keys.move-end', 'Home+End'],
      ['keys.open-row', 'Enter'],
      ['keys.close-row', 'Esc'],
    ],
  },
]

export function KeysDialog({ onClose, onAbout }: { readonly onClose: () => void; readonly onAbout: () => void }) {
  const t = useText()
  const foot = (
    <Button variant="quiet" icon={Info} onPress={onAbout}>
      {t('shell.about')}
    </Button>
  )
  return (
    <ShellDialog title={t('keys.title')} foot={foot} onClose={onClose}>
      {groups.map((group) => (
        <section key={group.title} className={styles.keys}>
          <h3>{t(group.title)}</h3>
          <dl>
            {group.keys.map(([label, keys]) => (
              <div key={label}>
                <dt>{t(label)}</dt>
                <dd>
                  <Kbd keys={keys} />
                  <span className="visually-hidden">{keysInWords(keys)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </ShellDialog>
  )
}
