/** What can be read on a page, and whether all of it can. */
import type { Page } from '@playwright/test'
import { pseudoEnd, pseudoStart } from '../../support/pseudo-texts.ts'

/**
 * Texts that do not come from a catalogue, on a page in the language that nobody speaks. `told`: what main said, which is data; dates,
 * numbers, initials and keys are written without a catalogue as well.
 */
export async function foreignTexts(page: Page, told: Iterable<string>): Promise<string[]> {
  // The page shows where in a directory somebody is by the parts of a distinguished name.
  const data = [...told]
    .flatMap((text) => [text, ...text.split(/[,=]/)])
    .filter((text) => text.length > 1)
    .sort((a, b) => b.length - a.length)
  const isForeign = (text: string): boolean => {
    let left = text
    for (let before = ''; before !== left;) {
      before = left
      left = left.replaceAll(within, ' ')
    }
    for (const each of data) left = left.replaceAll(each, ' ')
    return /\p{L}{3,}/u.test(left.replaceAll(writtenElsewhere, ' '))
  }
  return [...new Set(await textsOn(page))].filter(isForeign)
}

const within = new RegExp(`${pseudoStart}[^${pseudoStart}${pseudoEnd}]*${pseudoEnd}`, 'gu')

const months = Array.from({ length: 12 }, (_, month) =>
  (['short', 'long'] as const).map((form) =>
    new Intl.DateTimeFormat('en-GB', { month: form }).format(new Date(2026, month)),
  ),
).flat()
/** Times, in English as all formats are here; React Aria's word for its hidden button; numbers of tickets. */
const writtenElsewhere = new RegExp(
  `\\b(?:${[...months, 'and', 'ago', 'in', '(?:second|minute|hour|day)s?', 'yesterday', 'Dismiss', '[A-Z]+\\d+'].join('|')})\\b`,
  'g',
)

/** All that can be read or is read aloud, each text as it stands in the document. */
const textsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const spoken = [
      'aria-label',
      'aria-description',
      'aria-valuetext',
      'aria-roledescription',
      'title',
      'placeholder',
      'alt',
    ]
    return [...document.body.querySelectorAll('*')]
      .filter((each) => each.checkVisibility() && !each.matches('script, style, kbd'))
      .flatMap((each) => [
        ...[...each.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent ?? ''),
        ...spoken.flatMap((name) => each.getAttribute(name) ?? []),
      ])
      .filter((text) => text.trim() !== '')
  })

/**
 * Texts of which something lies outside what shows them, and what makes the page wider than its window. Data, among them `told`, may end
 * with an ellipsis.
 */
export const cutTexts = (page: Page, told: Iterable<string>): Promise<string[]> =>
  page.evaluate(
    (data) => {
      const isData = (text: string): boolean => data.some((each) => text.includes(each))
      /** For screen readers alone, or there once the focus comes to it. */
      const isSpokenOnly = (element: Element | null): boolean => {
        for (let each = element; each !== null && each !== document.body; each = each.parentElement) {
          const { width, height, bottom } = each.getBoundingClientRect()
          const { clipPath, overflowX } = getComputedStyle(each)
          if (clipPath !== 'none' || (overflowX !== 'visible' && Math.min(width, height) <= 1) || bottom < 0)
            return true
        }
        return false
      }
      /** The nearest element that hides what lies outside it, for good: what scrolls shows it. */
      const clipping = (element: Element | null): Element | null => {
        for (let each = element; each !== null && each !== document.body; each = each.parentElement) {
          const { overflowX, overflowY } = getComputedStyle(each)
          if (['auto', 'scroll'].includes(overflowX) || ['auto', 'scroll'].includes(overflowY)) return null
          if (['hidden', 'clip'].includes(overflowX) || ['hidden', 'clip'].includes(overflowY)) return each
        }
        return null
      }
      const cut: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? ''
        const parent = node.parentElement
        if (text === '' || parent === null || !parent.checkVisibility({ visibilityProperty: true })) continue
        if (parent.matches('option, script, style')) continue
        const by = clipping(parent)
        if (by === null || isSpokenOnly(parent)) continue
        const { textOverflow, webkitLineClamp } = getComputedStyle(by)
        if ((textOverflow === 'ellipsis' || webkitLineClamp !== 'none') && isData(text)) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const shown = by.getBoundingClientRect()
        const isCut = [...range.getClientRects()].some(
          ({ left, right, top, bottom }) =>
            left < shown.left - 1 || right > shown.right + 1 || top < shown.top - 2 || bottom > shown.bottom + 2,
        )
        if (isCut) cut.push(`cut: ${text}`)
      }
      for (const button of document.querySelectorAll<HTMLElement>('button')) {
        if (button.checkVisibility() && button.scrollWidth > button.clientWidth + 1 && !isSpokenOnly(button))
          cut.push(`does not fit: ${button.textContent}`)
      }
      const beyond = document.documentElement.scrollWidth - window.innerWidth
      if (beyond > 0) cut.push(`the page is ${beyond} px wider than its window`)
      return cut
    },
    Array.from(told).filter((text) => text.length > 3),
  )
