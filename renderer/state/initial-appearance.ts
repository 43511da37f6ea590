/** What main wrote on <html> about the first picture. It holds until main has answered; what it says later is in the stores. */
import type { InitialAppearance } from '../../shared/domain/initial-appearance.ts'

/** Drawn without a document, for the built page, the picture holds all it may have to show: styles leave out what is not told. */
const everything = { workspace: 'practice', screen: 'desk' } as const

function readInitialAppearance(): Pick<InitialAppearance, 'workspace' | 'screen'> {
  if (typeof document === 'undefined') return everything
  const told = document.documentElement.dataset
  return {
    workspace: told['workspace'] === 'practice' ? 'practice' : 'real',
    screen: told['screen'] === 'desk' ? 'desk' : 'other',
  }
}

export const initialAppearance = readInitialAppearance()
