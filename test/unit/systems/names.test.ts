/** Where systems, and the services behind them, may be named: in their own folders, and in the list of systems. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { accountSystems, knownSystemIds, systems } from '../../../electron/systems/systems.ts'

const root = new URL('../../../', import.meta.url)

/** Words of other meaning. */
const otherMeaning = /withResolvers|host-resolver-rules|[cz]entra(?=l)|reentrant/gi

/** What earlier versions wrote has to be called as they called it, and the stories of practice tell of systems as agents do. */
const ownPlace = new RegExp(
  `^electron/(systems/|(providers|practice)/(${knownSystemIds.join('|')})/|settings/settings-document)|^shared/domain/version-1|^shared/messages/[a-z-]+/practice-call-texts`,
)

/** Paths and contents of all code that is part of the product, or that starts and builds it. */
function code(): { readonly path: string; readonly text: string }[] {
  return ['electron', 'renderer', 'shared', 'scripts'].flatMap((room) =>
    readdirSync(new URL(room, root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|css|html)$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .map((path) => ({
        path: path.replaceAll('\\', '/').replace(fileURLToPath(root).replaceAll('\\', '/'), ''),
        text: readFileSync(path, 'utf8'),
      })),
  )
}

const naming = (pattern: RegExp, exempt: RegExp): string[] =>
  code()
    .filter(({ path, text }) => !exempt.test(path) && pattern.test(text.replaceAll(otherMeaning, '')))
    .map(({ path }) => path)
    .sort()

it('are their own folders and the list, and nowhere else', () => {
  const services = Object.values(accountSystems).flatMap(({ capabilities }) => capabilities.knownServices)
  const names = [
    ...knownSystemIds,
    ...Object.values(systems).map(({ name }) => name),
    ...services.flatMap(({ id, label }) => [id, id.replaceAll('-', ''), label]),
  ]
  expect(naming(new RegExp(names.join('|'), 'i'), ownPlace)).toEqual([])
})
