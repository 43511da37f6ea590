/** The message for a start that is refused because it would put the data in the wrong place or begin a second record. */
import { desktopTexts } from '../../shared/messages/en/desktop-texts.ts'
import type { FoundData } from './find-data.ts'
import type { PreparedDataFolder } from './prepare-data-folder.ts'

export type Refusal = Exclude<PreparedDataFolder, { kind: 'ready' }> | Extract<FoundData, { kind: 'left' }>

/** Sentences, then the paths they are about, each on a line of its own. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'policy-unusable': {
      const fault = desktopTexts[`notice.policy-unusable.${refusal.fault}`]
      return [desktopTexts['notice.policy-unusable.text'], refusal.file, fault].join('\n')
    }
    case 'folder-unusable':
      return [desktopTexts['notice.folder-unusable.text'], refusal.folder, refusal.reason].join('\n')
    case 'left':
      return [desktopTexts['notice.data-left.text'], refusal.to].join('\n')
  }
}
