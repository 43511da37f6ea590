export const deskTexts = {
  'command.review': 'Review and reset',
  'command.copy-evidence': 'Copy the evidence note',
  'command.next-caller': 'Next caller',
} as const
