/** The guide to adding a system names files and identifiers; each has to be there under that name. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)
const guide = readFileSync(new URL('docs/adding-a-system.md', root), 'utf8')
const spans = [...new Set([...guide.replace(/```[^]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, span = '']) => span))]

/** What whoever follows it is about to write. */
const isNew = (span: string): boolean => /example/i.test(span)
/** Files of a provider's folder, by the names they have in all of them. */
const isInEachFolder = (span: string): boolean => /^\w+\.ts$/.test(span)

it.each(spans.filter((span) => span.includes('/') && !span.includes(' ') && !isNew(span)))(
  'knows where %s is',
  (path) => {
    expect(['', 'electron/'].some((room) => existsSync(new URL(room + path, root)))).toBe(true)
  },
)

it.each(
  spans.filter((span) => !span.includes('/') && !isInEachFolder(span) && !isNew(span) && /^[\w.]+(\(|$)/.test(span)),
)('calls %s by its name', (span) => {
  const [name = ''] = /^[\w.]+/.exec(span) ?? []
  expect(words.has(name.split('.').at(-1) ?? '')).toBe(true)
})

const words = new Set(
  globSync(['electron/**/*.ts', 'shared/**/*.ts', 'test/support/**/*.ts', 'test/integration/providers/*.ts', '*.md'], {
    cwd: fileURLToPath(root),
  }).flatMap((path) => readFileSync(new URL(path, root), 'utf8').match(/\w+/g) ?? []),
)
