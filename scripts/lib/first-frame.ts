/**
 * Puts the page's first picture into its document at build time, once in each language, and links in the head what picture and page need: the styles,
 * which the picture waits for, and the scripts, which it does not, told ahead so that none waits for another to name it.
 */
import { join } from 'node:path'
import { createServer, normalizePath, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite'
import { inLanguageMarks } from '../../shared/domain/first-frame-marks.ts'
import { languages, type Language } from '../../shared/domain/language.ts'

const mark = '<!--first-frame-->'

interface FirstFrameModules {
  readonly page: string
  readonly frame: string
  readonly texts: (language: Language) => string
}

/**
 * `frame` is the module that draws the picture, `page` the one that takes its place, which the document's own script loads;
 * `texts` the one with
 * its words in a language; all as seen from the root of the page.
 */
export function firstFrame({ page, frame, texts }: FirstFrameModules): Plugin[] {
  let root = ''
  let base = ''
  return [
    {
      name: 'first-frame',
      apply: 'build',
      configResolved(config) {
        ;({ root, base } = config)
      },
      transformIndexHtml: {
        order: 'pre',
        async handler(html) {
          const drawn = await draw(root, frame)
          if (!html.includes(mark)) throw new Error(`index.html has no place for its first frame: ${mark}`)
          // A function, so that no sign in the picture is taken for a pattern.
          return html.replace(mark, () => drawn)
        },
      },
    },
    {
      name: 'first-frame-links',
      apply: 'build',
      transformIndexHtml: {
        order: 'post',
        handler(html, { bundle }) {
          const needed = (module: string) => neededBy(normalizePath(join(root, module)), bundle ?? {})
          const { styles, scripts } = needed(page)
          const words = languages.map((language) => {
            const own = [...needed(texts(language)).scripts].filter(
              (file) => !scripts.has(file) && !html.includes(file),
            )
            const links = own.map((file) => `<link rel="modulepreload" crossorigin href="${base + file}">`)
            return inLanguageMarks(language, links.join(''))
          })
          const link = (attrs: HtmlTagDescriptor['attrs']): HtmlTagDescriptor => ({
            tag: 'link',
            injectTo: 'head',
            attrs: { crossorigin: true, ...attrs },
          })
          const tags = [
            ...Array.from(styles, (file) => link({ rel: 'stylesheet', href: base + file })),
            // But for the document's own script.
            ...Array.from(scripts)
              .filter((file) => !html.includes(file))
              .map((file) => link({ rel: 'modulepreload', href: base + file })),
          ]
          return { html: html.replace('</head>', () => `${words.join('')}</head>`), tags }
        },
      },
    },
  ]
}

/** Draws the picture in each language with the sources as they are. Throws where a component does, and where the page's policy forbids it. */
async function draw(root: string, frame: string): Promise<string> {
  const server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    // Keys are written as the system it is built on knows them; installers are built on their own system.
    define: { 'navigator.userAgent': JSON.stringify(process.platform === 'darwin' ? 'Macintosh' : '') },
  })
  try {
    const { renderFirstFrame } = (await server.ssrLoadModule(frame)) as {
      renderFirstFrame: (language: Language) => Promise<string>
    }
    const drawn = await Promise.all(languages.map(async (each) => inLanguageMarks(each, await renderFirstFrame(each))))
    const frames = drawn.join('')
    if (/\s(?:style|on\w+)="/.test(frames)) throw new Error('The first frame has inline styles or handlers.')
    return frames
  } finally {
    await server.close()
  }
}

/**
 * The files of the chunk with `module`, by its path with slashes on every system, and of every chunk it imports, in the order in
 * which styles apply.
 */
function neededBy(module: string, bundle: Rolldown.OutputBundle): { styles: Set<string>; scripts: Set<string> } {
  const styles = new Set<string>()
  const scripts = new Set<string>()
  const visit = (chunk: Rolldown.OutputBundle[string] | undefined): void => {
    if (chunk?.type !== 'chunk' || scripts.has(chunk.fileName)) return
    scripts.add(chunk.fileName)
    for (const file of chunk.imports) visit(bundle[file])
    for (const file of chunk.viteMetadata?.importedCss ?? []) styles.add(file)
  }
  visit(Object.values(bundle).find((file) => file.type === 'chunk' && file.moduleIds.includes(module)))
  if (scripts.size === 0) throw new Error(`no chunk has ${module}`)
  return { styles, scripts }
}
