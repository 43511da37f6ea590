/** The message for a start that is refused because it would put the data in the wrong place or begin a second record. */
import type { DesktopTexts } from '../../shared/messages/desktop-texts.ts'
import type { FoundData } from './find-data.ts'
import type { PreparedDataFolder } from './prepare-data-folder.ts'

export type Refusal = Exclude<PreparedDataFolder, { kind: 'ready' }> | Extract<FoundData, { kind: 'left' }>

/** Sentences, then the paths they are about, each on a line of its own. */
export function refusalText(refusal: Refusal, words: DesktopTexts): string {
  switch (refusal.kind) {
    case 'policy-unusable': {
      const fault = words[`notice.policy-unusable.${refusal.fault}`]
      return [words['notice.policy-unusable.text'], refusal.file, fault].join('\n')
    }
    case 'folder-unusable':
      return [words['notice.folder-unusable.text'], refusal.folder, refusal.reason].join('\n')
    case 'left':
      return [words['notice.data-left.text'], refusal.to].join('\n')
  }
}
