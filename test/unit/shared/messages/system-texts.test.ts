import { describe, expect, it } from 'vitest'
import { createText } from '../../../../electron/app/text.ts'
import type { SystemDescription } from '../../../../shared/domain/system.ts'
import { systemTexts } from '../../../../shared/messages/system-texts.ts'

const vaultline: SystemDescription = {
  id: 'vaultline',
  holds: 'accounts',
  name: 'Vault Line',
  mark: 'V',
  description: 'An invented system',
  addressHint: 'https://vault.example',
  pastedHints: [],
  signIns: [],
  ownTexts: { 'error.forbidden.action': 'Ask for the key of the vault.' },
  states: { SEALED: 'Closed for good' },
}

describe('the texts that systems bring to the catalogue', () => {
  it('stand there by the system’s id', () => {
    expect(systemTexts([vaultline])).toEqual({
      'system.vaultline': 'Vault Line',
      'system.vaultline.mark': 'V',
      'system.vaultline.state.SEALED': 'Closed for good',
      'system.vaultline.error.forbidden.action': 'Ask for the key of the vault.',
    })
  })

  it.each([
    ['system.entra-id', 'Entra-id'],
    ['system.entra-id.mark', 'E'],
    ['system.constructor', 'Constructor'],
  ] as const)('are made up of the id where another version wrote of a system: %s', (key, text) => {
    expect(createText()(key)).toBe(text)
  })
})
