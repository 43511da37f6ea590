import type { startTexts as english } from '../en/start-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const startTexts: TextsOf<typeof english> = {
  'start.not-loaded':
    'MFA Desk konnte seine Oberfläche nicht laden. Eine laufende Zurücksetzung läuft weiter und wird aufgezeichnet. Beenden Sie MFA Desk und starten Sie es neu; geschieht das wieder, installieren Sie es neu.',
}
