import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../electron/window/content-security-policy.ts'

/** The style element that React Aria's press handling adds, as its source writes it. */
async function readPressableStyle(): Promise<string> {
  const aria = import.meta.resolve('react-aria-components')
  const path = fileURLToPath(new URL('../../../react-aria/dist/private/interactions/usePress.mjs', aria))
  const source = await readFile(path, 'utf8')
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1]
  const template = /textContent = `([^`]+)`/.exec(source)?.[1]
  if (attribute === undefined || template === undefined) throw new Error('usePress no longer looks as it did')
  return template.replace(/\$\{[^}]+\}/, attribute).trim()
}

it('is the agreed policy, with the one style that React Aria adds let in by its hash', async () => {
  const hash = createHash('sha256')
    .update(await readPressableStyle())
    .digest('base64')
  expect(contentSecurityPolicy).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'sha256-${hash}'; img-src 'self' data:; font-src 'self'; ` +
      `connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'`,
  )
})
