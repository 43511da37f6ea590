/**
 * The page's words: the catalogue of the language in force, and in it the texts of the systems once main has told them. Another language
 * takes the place of the one before under a page that stays as it is, with all that was typed.
 */
import { useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { RawIntlProvider } from 'react-intl'
import type { Language } from '../../shared/domain/language.ts'
import { pageTexts, type PageTexts } from '../../shared/messages/page-texts.ts'
import { systemTexts } from '../../shared/messages/system-texts.ts'
import { createPageIntl } from '../messages/page-intl.ts'
import { useAppStore } from '../state/app-state.ts'

export interface WordsIn {
  readonly language: Language
  readonly texts: PageTexts
}

export function Words({ first, children }: { readonly first: WordsIn; readonly children: ReactNode }) {
  const { language, texts } = useWordsInForce(first)
  const systems = useAppStore((state) => state.systems)
  const intl = useMemo(
    () => createPageIntl({ ...texts, ...systemTexts(systems ?? []) }, language),
    [texts, systems, language],
  )
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <RawIntlProvider value={intl}>
      <I18nProvider locale={language}>{children}</I18nProvider>
    </RawIntlProvider>
  )
}

/** Those before stay until the others are there. */
function useWordsInForce(first: WordsIn): WordsIn {
  const wanted = useAppStore((state) => state.app?.language ?? first.language)
  const [words, setWords] = useState(first)
  useEffect(() => {
    if (wanted === words.language) return
    let isWanted = true
    void pageTexts[wanted]().then((texts) => {
      if (isWanted) setWords({ language: wanted, texts })
    })
    return () => {
      isWanted = false
    }
  }, [wanted, words.language])
  return words
}
