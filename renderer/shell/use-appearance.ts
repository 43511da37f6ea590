/**
 * Puts theme and text size in force on <html>, and follows the operating system's theme while the settings say so. Until they are read,
 * both are those that main wrote there.
 */
import { useEffect } from 'react'
import { useAppStore } from '../state/app-state.ts'
import { resolveTheme } from '../../shared/domain/initial-appearance.ts'

const queries = { dark: '(prefers-color-scheme: dark)', moreContrast: '(prefers-contrast: more)' } as const

function applyTheme(theme: Parameters<typeof resolveTheme>[0]): void {
  document.documentElement.dataset['theme'] = resolveTheme(theme, {
    dark: matchMedia(queries.dark).matches,
    moreContrast: matchMedia(queries.moreContrast).matches,
  })
}

export function useTextSize(): void {
  const textSize = useAppStore((state) => state.settings?.textSize ?? (state.ready ? 'normal' : null))
  useEffect(() => {
    if (textSize !== null) document.documentElement.dataset['textSize'] = textSize
  }, [textSize])
}

export function useTheme(): void {
  const theme = useAppStore((state) => state.settings?.theme ?? (state.ready ? 'system' : null))
  useEffect(() => {
    if (theme === null) return
    applyTheme(theme)
    if (theme !== 'system') return
    const follow = () => applyTheme(theme)
    const lists = Object.values(queries).map((query) => matchMedia(query))
    for (const list of lists) list.addEventListener('change', follow)
    return () => {
      for (const list of lists) list.removeEventListener('change', follow)
    }
  }, [theme])
}
