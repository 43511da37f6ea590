/** Keeps the schema library out of the page, which checks nothing itself: main does. It would be a quarter of what every start reads. */
import type { Plugin } from 'vite'

export function pageWithoutSchemas(): Plugin {
  return {
    name: 'page-without-schemas',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'zod')
        this.error(
          `${importer ?? 'The page'} brings zod into the page. Import types, or values of a module without schemas.`,
        )
    },
  }
}
