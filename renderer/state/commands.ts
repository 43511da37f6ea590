/** Everything that can be done, by name: what the palette offers and the list of keys shows. Screens add theirs while shown. */
import { useEffect } from 'react'
import { create } from 'zustand'
import type { TextKey } from '../../shared/messages/en/page-texts.ts'

export type Command = {
  readonly id: string
  readonly label: TextKey
  /** As `Kbd` takes them, for example `Ctrl+Shift+C`. */
  readonly keys?: string
  readonly run: () => void
  /** Offered but not possible right now. */
  readonly disabled?: boolean
}

type Registry = { readonly groups: Readonly<Record<string, readonly Command[]>> }

export const useCommandRegistry = create<Registry>()(() => ({ groups: {} }))

/** Offers commands while the calling component is shown. `commands` should be memoised. */
export function useCommands(group: string, commands: readonly Command[]): void {
  useEffect(() => {
    useCommandRegistry.setState((state) => ({ groups: { ...state.groups, [group]: commands } }))
    return () =>
      useCommandRegistry.setState((state) => ({
        groups: Object.fromEntries(Object.entries(state.groups).filter(([name]) => name !== group)),
      }))
  }, [group, commands])
}
