/**
 * The built document brings what its first frame needs once in each language, between marks. Main keeps what is of the language in
 * force, so that nothing on the frame changes when the page takes its place.
 */
import type { Language } from './language.ts'

const end = '<!--/in-language-->'

export const inLanguageMarks = (language: Language, html: string): string =>
  `<!--in-language ${language}-->${html}${end}`

/** `html` with what is between the marks of one language and of no other, without the marks. */
export const keepLanguage = (html: string, language: Language): string =>
  html.replace(/<!--in-language (\w+)-->(.*?)<!--\/in-language-->/gs, (_marked, of: string, marked: string) =>
    of === language ? marked : '',
  )
