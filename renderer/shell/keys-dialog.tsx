/** The keys, in words. */
import { Info } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { Kbd, useKeyName } from '../components/kbd.tsx'
import { helpKey, isMac, keysInWords, shortcutHere } from '../components/platform.ts'
import type { ShortcutName } from '../../shared/domain/shortcuts.ts'
import type { TextKey } from '../../shared/messages/en/page-texts.ts'
import { useText } from '../messages/use-text.ts'
import { routes } from '../state/navigation.ts'
import { ShellDialog } from './shell-dialog.tsx'
import styles from './dialog.module.css'

type Group = { readonly title: TextKey; readonly keys: readonly (readonly [TextKey, string])[] }

/** A command by its own name. */
const command = (name: Extract<ShortcutName, CommandName>): readonly [TextKey, string] => [
  `command.${name}`,
  shortcutHere(name),
]
type CommandName = TextKey extends infer Key ? (Key extends `command.${infer Name}` ? Name : never) : never

const groups: readonly Group[] = [
  {
    title: 'keys.everywhere',
    keys: [
      command('find'),
      command('next-caller'),
      ['keys.undo-next-caller', shortcutHere('undo-next-caller')],
      command('palette'),
      ...routes.map(command),
      ['command.keys', helpKey],
      ['keys.back', 'Esc'],
    ],
  },
  {
    title: 'keys.list',
    keys: [
      ['keys.move', 'Up+Down'],
      ['keys.move-people', 'PageUp+PageDown'],
      ['keys.move-ends', 'Home+End'],
      ['keys.open', 'Enter'],
      ['keys.clear', 'Esc'],
    ],
  },
  {
    title: 'keys.person',
    keys: [
      ['keys.next-column', shortcutHere('next-column')],
      ['keys.previous-column', shortcutHere('previous-column')],
      ['keys.next-control', 'Tab'],
      ['keys.tick', 'Space'],
      ['keys.to-ticket', shortcutHere('ticket')],
      ['keys.to-reason', shortcutHere('reason')],
      ['keys.to-caller-check', shortcutHere('caller-check')],
      command('review'),
      // Elsewhere Tab reaches the button.
      ...(isMac ? ([['keys.answer-yes', 'Alt+Ctrl+Y']] as const) : []),
      command('copy-evidence'),
      command('copy-evidence-markdown'),
      command('refresh-person'),
      command('report'),
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
  const keyName = useKeyName()
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
                  <span className="visually-hidden">{keysInWords(keys, keyName)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </ShellDialog>
  )
}
